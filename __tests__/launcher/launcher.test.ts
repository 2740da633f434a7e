import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { words } from '../../launcher/source/words'
import { buildLauncher } from '../../script/launcher-page'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(resolve(root, 'launcher/index.html'), 'utf8')

describe('the launcher as it is committed', () => {
  it('is what its source builds', () => {
    const built = buildLauncher(root)
    const wrong = [...built].filter(
      ([file, text]) => readFileSync(resolve(root, 'launcher', file), 'utf8') !== text,
    )
    expect(wrong.map(([file]) => file)).toEqual([])
    const languages = readdirSync(resolve(root, 'launcher/languages'))
    expect(languages.map(name => `languages/${name}`)).toEqual(
      [...built.keys()].filter(file => file !== 'index.html'),
    )
  })

  it('is small enough for a bad connection', () => {
    expect(page.length).toBeLessThanOrEqual(40_000)
    for (const text of buildLauncher(root).values()) {
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(40_000)
    }
  })

  it('says every text in every language, with the same values', () => {
    const slots = (text: string): readonly string[] => text.match(/\{\w+\}/g) ?? []
    for (const [name, texts] of Object.entries(words)) {
      const wanted = Object.entries(words.en).map(([key, text]) => [name, key, slots(text)])
      expect(
        Object.entries(texts).map(([key, text]) => [name, key, slots(text).toSorted()]),
      ).toEqual(
        wanted.map(([language, key, found]) => [language, key, [...(found ?? [])].toSorted()]),
      )
    }
  })

  it('has each text that it shows in each language', () => {
    const shown = [...page.matchAll(/ data-t="(\w+)"/g)].map(([, key = '']) => key)
    expect(shown.length).toBeGreaterThan(60)
    for (const [file, text] of buildLauncher(root)) {
      if (file === 'index.html') continue
      expect([file, Object.keys(JSON.parse(text))]).toEqual([file, expect.arrayContaining(shown)])
    }
  })

  it('runs and shows only what its policy names', () => {
    const sources = ['script', 'style'].map(
      name => new RegExp(`<${name}>([^]*)</${name}>`).exec(page)?.[1] ?? '',
    )
    const digests = sources.map(code => createHash('sha256').update(code).digest('base64'))
    const [policy] = page.match(/(?<=Content-Security-Policy" content=")[^"]*/) ?? []
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      `script-src 'sha256-${digests[0]}'`,
      `style-src 'sha256-${digests[1]}'`,
      'img-src data:',
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
    ])
  })

  it('keeps the notice of whoever wrote the QR encoder', () => {
    expect(page).toContain('David Evans')
    expect(page).toContain('Permission is hereby granted, free of charge')
  })
})

describe('the workflow that deploys it', () => {
  const workflow = parse(readFileSync(resolve(root, '.github/workflows/launcher.yml'), 'utf8'))

  it('has no right that it does not need, and only deploys from main', () => {
    expect(workflow.permissions).toEqual({})
    expect(workflow.on).toEqual({
      push: {
        branches: ['main'],
        paths: expect.arrayContaining(['launcher/index.html', 'launcher/languages/**']),
      },
      workflow_dispatch: null,
    })
    const rights = Object.values(workflow.jobs).map(job => Object(job).permissions)
    expect(rights).toEqual([{ contents: 'read', pages: 'write', 'id-token': 'write' }])
  })

  it('puts it where `launcher-url` looks for it', () => {
    const { steps } = workflow.jobs.deploy
    const commands = steps.map((step: { run?: string }) => step.run ?? '').join('\n')
    expect(commands).toContain('cp -r launcher/index.html launcher/languages site/launcher')
    const upload = steps.find((step: { uses?: string }) => /upload-pages/.test(step.uses ?? ''))
    expect(upload.with.path).toBe('site')
  })
})

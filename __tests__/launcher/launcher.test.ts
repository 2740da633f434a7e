import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { buildLauncher } from '../../script/launcher-page'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(resolve(root, 'launcher/index.html'), 'utf8')

describe('the launcher as it is committed', () => {
  it('is what its source builds', () => {
    expect(page === buildLauncher(root)).toBe(true)
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
      "connect-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
    ])
  })

  it('keeps the notice of whoever wrote the QR encoder', () => {
    expect(page).toContain('Copyright (c) 2009 Kazuhiko Arase')
    expect(page).toContain('Licensed under the MIT license')
  })
})

describe('the workflow that deploys it', () => {
  const workflow = parse(readFileSync(resolve(root, '.github/workflows/launcher.yml'), 'utf8'))

  it('has no right that it does not need, and only deploys from main', () => {
    expect(workflow.permissions).toEqual({})
    expect(workflow.on).toEqual({
      push: { branches: ['main'], paths: expect.arrayContaining(['launcher/index.html']) },
      workflow_dispatch: null,
    })
    const rights = Object.values(workflow.jobs).map(job => Object(job).permissions)
    expect(rights).toEqual([{ contents: 'read', pages: 'write', 'id-token': 'write' }])
  })

  it('puts it where `launcher-url` looks for it', () => {
    const { steps } = workflow.jobs.deploy
    const commands = steps.map((step: { run?: string }) => step.run ?? '').join('\n')
    expect(commands).toContain('launcher/index.html site/launcher/index.html')
    const upload = steps.find((step: { uses?: string }) => /upload-pages/.test(step.uses ?? ''))
    expect(upload.with.path).toBe('site')
  })
})

import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { inputDefaults } from '../../src/inputs/defaults'

const root = resolve(import.meta.dirname, '../..')
const action: Record<string, Record<string, Record<string, unknown>>> = parse(
  readFileSync(join(root, 'action.yml'), 'utf8'),
)
const inputs = action['inputs'] ?? {}
const outputs = action['outputs'] ?? {}

/** The public names: workflows of other people depend on each. */
const inputNames =
  'command ipa artifact run-id publish-to ipa-host pages-branch site-repository site-token pages-workflow directory output-directory base-url release-tag launcher-url channel pull-request commit title subtitle notes comment environment keep-builds site-budget unlisted manifest-hashes verify verify-timeout allowed-teams dry-run fail-on sideload page-template github-token'
const outputNames =
  'status source-url install-url channel-url manifest-url ipa-url qr-url icon-url itms-url bundle-id version build-number title minimum-os distribution profile-expires device-count sha256 size build-id channel comment-url findings builds'

function defaultOf(name: string): unknown {
  const described = inputs[name]
  return described?.['default']
}

describe('action.yml', () => {
  it('has exactly the public inputs and outputs', () => {
    expect(Object.keys(inputs)).toEqual(inputNames.split(' '))
    expect(Object.keys(outputs)).toEqual(outputNames.split(' '))
  })

  it('has the defaults that the code has', () => {
    const written = Object.fromEntries(Object.keys(inputs).map(name => [name, defaultOf(name)]))
    expect(written['github-token']).toMatch(/^\$\{\{ github\.token \}\}$/)
    expect({ ...written, 'github-token': '' }).toEqual(inputDefaults)
  })

  it('describes everything in a sentence', () => {
    for (const [name, entry] of [...Object.entries(inputs), ...Object.entries(outputs)]) {
      expect([name, entry['description']]).toEqual([name, expect.stringMatching(/^.{15,}\.$/s)])
    }
  })

  it('runs the bundle on Node 24', () => {
    expect(action['runs']).toEqual({
      using: 'node24',
      main: 'dist/index.js',
      post: 'dist/index.js',
    })
    expect(action['branding']).toEqual({ icon: 'smartphone', color: 'blue' })
    expect(action['name']).toBe('Tap to Install')
  })
})

describe('the tables in docs/reference.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reference-tables-'))
  const page = join(folder, 'reference.md')
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [join(root, 'script/reference-tables.mjs'), ...args], {
      encoding: 'utf8',
    })
  const here = [join(root, 'action.yml'), page]

  afterAll(() => rmSync(folder, { recursive: true }))

  it('are in step with action.yml', () => {
    expect(run('--check')).toMatchObject({ status: 0, stderr: '' })
  })

  it('are found out of step when they are', () => {
    copyFileSync(join(root, 'docs/reference.md'), page)
    const text = readFileSync(page, 'utf8')
    writeFileSync(page, text.replace('| `keep-builds` | `3` |', '| `keep-builds` | `4` |'))
    expect(run('--check', ...here)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('node script/reference-tables.mjs'),
    })
    expect(readFileSync(page, 'utf8')).not.toBe(text)
    expect(run(...here)).toMatchObject({ status: 0 })
    expect(readFileSync(page, 'utf8')).toBe(text)
  })

  it('need their places', () => {
    writeFileSync(page, '# Nothing\n')
    expect(run(...here)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('docs/reference.md lacks <!-- inputs:start -->'),
    })
  })

  it('keep a bar within its cell', () => {
    const yml = join(folder, 'action.yml')
    writeFileSync(yml, 'inputs:\n  a:\n    description: "b | c\\n d"\noutputs: {}\n')
    const markers = ['inputs', 'outputs'].map(name => `<!-- ${name}:start --><!-- ${name}:end -->`)
    writeFileSync(page, markers.join('\n'))
    expect(run(yml, page)).toMatchObject({ status: 0 })
    expect(readFileSync(page, 'utf8')).toContain('| `a` |  | b \\| c d |\n')
  })
})

describe('the short tables in README.md', () => {
  const text = readFileSync(join(root, 'README.md'), 'utf8')
  const rowsUnder = (head: string): readonly (readonly string[])[] => {
    const [, table = ''] = text.split(`\n${head}\n`)
    const [rows = ''] = table.split('\n\n')
    const cells = rows.split('\n').map(row => row.split('|').map(cell => cell.trim()))
    return cells.slice(1).map(row => row.slice(1))
  }

  it('name inputs that there are, with their defaults', () => {
    const rows = rowsUnder('| input | default | |')
    expect(rows.length).toBeGreaterThan(5)
    for (const [name = '', shown = ''] of rows) {
      const defaults = inputs[name.replaceAll('`', '')]?.['default']
      expect([name, shown.replaceAll('`', '')]).toEqual([name, defaults])
    }
  })

  it('name outputs that there are', () => {
    const names = rowsUnder('| output | |').flatMap(([name = '']) => name.match(/[\w-]+/g) ?? [])
    expect(names.length).toBeGreaterThan(5)
    expect(Object.keys(outputs)).toEqual(expect.arrayContaining(names))
  })
})

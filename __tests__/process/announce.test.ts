import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import { type DirectoryServer, startDirectoryServer } from './directory-server'
import { tap } from './phone'
import { commentsOn, goodIpa, inDays, runStep, writesOf } from './workflow'

// `publish-to: directory`, an upload of one's own, and `command: announce`.

let github: GitHub
let server: DirectoryServer
let root = ''

beforeAll(async () => {
  github = await startGitHub()
  server = await startDirectoryServer()
  root = await mkdtemp(join(tmpdir(), 'announce-'))
})
afterEach(() => expect(github.violations).toEqual([]))
afterAll(async () => {
  await server.close()
  await github.close()
  await rm(root, { recursive: true, force: true })
})

const seeded = (fullName: string): Promise<Seed> =>
  seedRepository(github, {
    fullName,
    pages: false,
    permissions: { contents: 'read', 'pull-requests': 'write', deployments: 'write' },
  })

const inFolder = (seed: Seed, folder: string, inputs: Record<string, string>, ipa?: string) =>
  runStep(github, seed, {
    ...(ipa === undefined ? {} : { ipa }),
    inputs: {
      'publish-to': 'directory',
      'output-directory': folder,
      'base-url': server.url,
      'verify-timeout': '1',
      ...inputs,
    },
  })

describe('command: announce', () => {
  it('offers nothing that the host does not serve, says ready when it does, once, and takes it back', async () => {
    const seed = await seeded('announce/good')
    const folder = join(root, 'good')
    const ipa = await goodIpa()
    const written = await inFolder(seed, folder, {}, ipa)
    expect(commentsOn(seed.repository)).toEqual([])

    const link = `href="${written.outputs['install-url']}"`
    const missing = await inFolder(seed, folder, { command: 'announce' })
    expect(missing.exitCode).toBe(1)
    expect(missing.errors.join('\n')).toContain('HTTP 404')
    expect(commentsOn(seed.repository)[0]?.body).not.toContain(link)

    await server.deploy(folder)

    const announced = await inFolder(seed, folder, { command: 'announce', environment: 'phones' })
    expect(announced.errors).toEqual([])
    expect([announced.exitCode, announced.outputs['status']]).toEqual([0, 'installable'])
    const same = ['install-url', 'manifest-url', 'ipa-url', 'build-id', 'sha256', 'channel']
    for (const name of same) expect(announced.outputs[name]).toBe(written.outputs[name])
    const [comment, ...others] = commentsOn(seed.repository)
    expect(others).toEqual([])
    expect(comment?.body).toContain(link)
    const installed = await tap(server, announced.outputs['install-url'] ?? '')
    expect(installed.sha256).toBe(
      createHash('sha256')
        .update(await readFile(ipa))
        .digest('hex'),
    )
    expect(announced.log.slice(0, 4)).toEqual([
      'Fetching Example 1.2.3 (45) back, as a phone would',
      expect.stringMatching(/^Ready after \d+ s: https:/),
      expect.stringMatching(/^Comment: http.*#issuecomment-/),
      expect.stringContaining('Deployment in “phones”'),
    ])

    const again = await inFolder(seed, folder, { command: 'announce' })
    expect(again.outputs['status']).toBe('installable')
    expect(writesOf(again)).toEqual([])

    const removing = {
      'publish-to': 'directory',
      'output-directory': folder,
      'base-url': server.url,
    }
    await runStep(github, seed, { action: 'closed', runId: 9_000_000_002, inputs: removing })
    expect(commentsOn(seed.repository)).toHaveLength(1)
    expect(commentsOn(seed.repository)[0]?.body).not.toContain(written.outputs['install-url'])
  })

  it('offers a build to installers that sign anew once their source can be fetched', async () => {
    const seed = await seeded('announce/anew')
    const folder = join(root, 'anew')
    const ipa = await goodIpa({ profile: { created: inDays(-400), expires: inDays(-3) } })
    const written = await inFolder(seed, folder, { sideload: 'true' }, ipa)
    expect(written.outputs['status']).toBe('published')
    await server.deploy(folder)
    server.answers.set('install/pr-42/apps.json', { status: 404, headers: {} })
    const wrong = await inFolder(seed, folder, { command: 'announce' })
    expect(wrong.exitCode).toBe(1)
    expect(wrong.errors.join('\n')).toContain(
      'source for AltStore, SideStore and Feather: expected',
    )

    server.answers.clear()
    const { outputs } = await inFolder(seed, folder, { command: 'announce' })
    expect(outputs).toMatchObject({ status: 'sideload', 'itms-url': '', 'manifest-url': '' })
    expect(outputs['source-url']).toBe(written.outputs['source-url'])
    expect(commentsOn(seed.repository)[0]?.body).toContain('for AltStore, SideStore or Feather')
  })

  it('refuses a folder without a build of this run, and another target', async () => {
    const seed = await seeded('announce/empty')
    const empty = await inFolder(seed, join(root, 'empty'), { command: 'announce' })
    expect(empty.exitCode).toBe(1)
    expect(empty.errors.join('\n')).toContain('holds no build of this run')
    const pages = await runStep(github, seed, { inputs: { command: 'announce' } })
    expect(pages.errors.join('\n')).toContain('contradicts `command: announce`')
  })
})

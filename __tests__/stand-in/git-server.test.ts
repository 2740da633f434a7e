import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { gitEnvironment } from '../support/github/git-process'
import { type GitHub, startGitHub } from '../support/github/github'
import type { Repository, Token } from '../support/github/world'

let github: GitHub
let repository: Repository
let writer: Token
let folder: string

beforeEach(async () => {
  github = await startGitHub()
  repository = await github.addRepository({ fullName: 'octo-org/app' })
  await repository.git.commit({ branch: 'main', files: { 'README.md': 'Hello\n' } })
  writer = github.addToken({ permissions: { contents: 'write' } })
  folder = await mkdtemp(path.join(tmpdir(), 'clone-'))
})

afterEach(async () => {
  await github.close()
  await rm(folder, { recursive: true })
})

interface Ran {
  readonly status: number
  readonly output: string
}

/** Runs git as a client with a token (or none) in the clone's folder. */
function run(token: Token | undefined, ...args: string[]): Promise<Ran> {
  const basic = Buffer.from(`x-access-token:${token?.value}`).toString('base64')
  const credentials = {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${github.serverUrl}/.extraheader`,
    GIT_CONFIG_VALUE_0: `Authorization: basic ${basic}`,
  }
  const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.com']
  const env = { ...gitEnvironment, ...(token === undefined ? {} : credentials) }
  return new Promise(resolve => {
    execFile('git', [...identity, ...args], { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : Number(error.code ?? 1), output: stdout + stderr })
    })
  })
}

async function cloned(token: Token | undefined): Promise<void> {
  const clone = await run(token, 'clone', '--quiet', `${github.serverUrl}/octo-org/app`, '.')
  expect(clone.output).toBe('')
}

async function committed(file: string, bytes: string | Uint8Array): Promise<void> {
  await writeFile(path.join(folder, file), bytes)
  await run(undefined, 'add', '-A')
  await run(undefined, 'commit', '--quiet', '-m', 'Change')
}

describe('reading', () => {
  it('lets anybody clone a public repository', async () => {
    await cloned(undefined)
    expect((await run(undefined, 'show', 'HEAD:README.md')).output).toBe('Hello\n')
  })

  it('serves a blobless depth-1 fetch', async () => {
    await repository.git.commit({ branch: 'main', files: { 'big.bin': randomBytes(200_000) } })
    await run(undefined, 'init', '--bare', '--quiet')
    const remote = `${github.serverUrl}/octo-org/app.git`
    const fetch = await run(writer, 'fetch', '--depth=1', '--filter=blob:none', remote, 'main')
    expect(fetch.status).toBe(0)
    const objects = await run(undefined, 'cat-file', '--batch-all-objects', '--batch-check')
    expect(objects.output).toMatch(/ commit /)
    expect(objects.output).not.toMatch(/ blob /)
  })

  it('asks strangers of a private repository to log in, and hides it from other tokens', async () => {
    await github.addRepository({ fullName: 'octo-org/secret', visibility: 'private' })
    const other = github.addToken({ repositories: ['octo-org/app'] })
    const url = `${github.serverUrl}/octo-org/secret`
    expect((await run(undefined, 'ls-remote', url)).output).toMatch(/could not read Username/)
    const hidden = await run(other, 'ls-remote', url)
    expect(hidden.output).toMatch(/remote: Repository not found\.\n.*not found/)
    expect((await run(writer, 'ls-remote', url)).status).toBe(0)
  })
})

describe('pushing', () => {
  it('takes a large push of a token that may write', async () => {
    await cloned(writer)
    const bytes = randomBytes(3_000_000) // over http.postBuffer, so that git sends it chunked
    await committed('app.ipa', bytes)
    const push = await run(writer, 'push', 'origin', 'main')
    expect(push).toMatchObject({ status: 0 })
    expect((await repository.git.read('main', 'app.ipa'))?.equals(bytes)).toBe(true)
    expect(new Set(github.requests.map(({ token }) => token))).toEqual(new Set(['GITHUB_TOKEN']))
  })

  it.each([
    [{ contents: 'read' }, /Permission to octo-org\/app\.git denied to github-actions\[bot\]/],
    [{ issues: 'write' }, /Write access to repository not granted/],
  ] as const)('refuses a token that holds %j', async (permissions, words) => {
    const reader = github.addToken({ permissions })
    await cloned(reader)
    await committed('a.txt', 'a')
    const push = await run(reader, 'push', 'origin', 'main')
    expect(push.output).toMatch(words)
    expect(push.output).toMatch(/error: 403/)
  })

  it('refuses strangers and unknown tokens', async () => {
    await cloned(undefined)
    await committed('a.txt', 'a')
    const push = await run(undefined, 'push', 'origin', 'main')
    expect(push.output).toMatch(/could not read Username/)
    const refs = `${github.serverUrl}/octo-org/app/info/refs?service=git-receive-pack`
    const authorization = `Basic ${Buffer.from('x-access-token:forged').toString('base64')}`
    const forged = await fetch(refs, { headers: { authorization } })
    expect(forged.status).toBe(401)
    expect(await forged.text()).toMatch(/^Invalid username or token/)
    expect(github.requests.at(-1)?.token).toBe('unknown')
  })

  it.each([
    ['GH001', /GH001: Large files detected[\s\S]*\(pre-receive hook declined\)/],
    ['GH006', /GH006: Protected branch update failed[\s\S]*\(protected branch hook declined\)/],
    ['GH013', /GH013: Repository rule violations[\s\S]*\(push declined due to repository rule/],
  ] as const)('speaks like GitHub when it refuses with %s', async (code, words) => {
    await cloned(writer)
    await committed('a.txt', 'a')
    await github.rejectPushes(repository, { code, ref: 'refs/heads/main' })
    const push = await run(writer, 'push', 'origin', 'main')
    expect(push.status).toBe(1)
    expect(push.output).toMatch(words)
    await github.rejectPushes(repository, undefined)
    expect((await run(writer, 'push', 'origin', 'main')).status).toBe(0)
  })
})

describe('mishaps', () => {
  const land = (target: Repository) =>
    target.git.commit({ branch: 'main', files: { 'theirs.txt': 'x' } })

  it.each([
    ['advertisement', /stale info/],
    ['receive', /remote rejected[\s\S]*(cannot lock ref|failed to update ref)/],
  ] as const)('lets somebody else be faster at the %s', async (stage, words) => {
    await cloned(writer)
    await committed('a.txt', 'a')
    github.beforePush(land, stage)
    const push = await run(writer, 'push', '--force-with-lease', 'origin', 'main')
    expect(push.output).toMatch(words)
    expect(await repository.git.read('main', 'theirs.txt')).toEqual(Buffer.from('x'))
  })

  it('can take a push and lose the answer', async () => {
    await cloned(writer)
    await committed('a.txt', 'a')
    github.faults.onNth(1, 'lost-answer', { method: 'POST', path: /git-receive-pack$/ })
    expect((await run(writer, 'push', 'origin', 'main')).status).not.toBe(0)
    expect(await repository.git.read('main', 'a.txt')).toEqual(Buffer.from('a'))
  })

  it.each([
    ['drop', /Empty reply|reset|hung up/],
    [{ status: 503 }, /error: 503/],
    ['garbage', /protocol error|invalid server response|not valid/i],
  ] as const)('can answer with %j', async (fault, words) => {
    github.faults.onNth(1, fault, { server: 'git' })
    const listing = await run(writer, 'ls-remote', `${github.serverUrl}/octo-org/app`)
    expect(listing.output).toMatch(words)
  })
})

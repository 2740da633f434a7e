import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { advertisement } from '../support/github/git-advertisement'
import { git, gitEnvironment } from '../support/github/git-process'
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

async function committed(): Promise<void> {
  await writeFile(path.join(folder, 'a.txt'), 'a')
  await run(undefined, 'add', '-A')
  await run(undefined, 'commit', '--quiet', '-m', 'Change')
}

it('asks strangers of a private repository to log in, and hides it from other tokens', async () => {
  await github.addRepository({ fullName: 'octo-org/secret', visibility: 'private' })
  const other = github.addToken({ repositories: ['octo-org/app'] })
  const url = `${github.serverUrl}/octo-org/secret`
  expect((await run(undefined, 'ls-remote', url)).output).toMatch(/could not read Username/)
  const hidden = await run(other, 'ls-remote', url)
  expect(hidden.output).toMatch(/remote: Repository not found\.\n.*not found/)
  expect((await run(writer, 'ls-remote', url)).status).toBe(0)
})

it.each([
  [{ contents: 'read' }, /Permission to octo-org\/app\.git denied to github-actions\[bot\]/],
  [{ issues: 'write' }, /Write access to repository not granted/],
] as const)('refuses a push with a token that holds %j', async (permissions, words) => {
  const reader = github.addToken({ permissions })
  await cloned(reader)
  await committed()
  const push = await run(reader, 'push', 'origin', 'main')
  expect(push.output).toMatch(words)
  expect(push.output).toMatch(/error: 403/)
})

it('lets strangers clone, and refuses their pushes and unknown tokens', async () => {
  await cloned(undefined)
  await committed()
  const push = await run(undefined, 'push', 'origin', 'main')
  expect(push.output).toMatch(/could not read Username/)
  const refs = `${github.serverUrl}/octo-org/app/info/refs?service=git-receive-pack`
  const authorization = `Basic ${Buffer.from('x-access-token:forged').toString('base64')}`
  const forged = await fetch(refs, { headers: { authorization } })
  expect(forged.status).toBe(401)
  expect(await forged.text()).toMatch(/^Invalid username or token/)
  expect(github.requests.at(-1)?.token).toBe('unknown')
})

it('advertises a repository as git does, and nothing that git cannot do', async () => {
  await repository.git.commit({ branch: 'gh-pages', files: { a: 'a' } })
  await repository.git.commit({ branch: 'other', ref: 'refs/pull/1/head', files: { a: 'a' } })
  const mode = ['receive-pack', '--http-backend-info-refs', '.']
  const own = (await git(repository.git.directory, mode)).toString()
  const ours = (await advertisement('receive-pack', repository.git, '')) ?? ''
  const refs = (text: string) => text.match(/[0-9a-f]{40} refs\/[^\0\n]+/g)
  expect(refs(ours)).toEqual(refs(own))
  const abilities = (text: string) => /\0(.*)\n/.exec(text)?.[1]?.split(/ ?agent=\S+| /) ?? []
  expect(abilities(own)).toEqual(expect.arrayContaining(abilities(ours)))
  expect(abilities(ours)).toContain('report-status')
})

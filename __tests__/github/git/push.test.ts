import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { checkWriteAccess, isTip } from '../../../src/github/git/access'
import { storeBytes } from '../../../src/github/git/blobs'
import { fetchBranch } from '../../../src/github/git/branch'
import { commitTree, writeTree } from '../../../src/github/git/commit'
import { pushBranch } from '../../../src/github/git/push'
import type { GitRepository } from '../../../src/github/git/repository'
import { storeFile } from '../../../src/github/git/store-file'
import { bytesBelow, known, Scratch, workspace } from '../../support/git-workspace'
import { type GitHub, startGitHub } from '../../support/github/github'
import type { Repository, Token } from '../../support/github/world'

const scratch = new Scratch()
let github: GitHub
let writer: Token
let reader: Token

beforeAll(async () => {
  github = await startGitHub()
  writer = github.addToken({ permissions: { contents: 'write' } })
  reader = github.addToken({ permissions: { contents: 'read' } })
})

afterAll(async () => {
  await github.close()
  await scratch.clear()
})

let count = 0
const newRepository = (): Promise<Repository> =>
  github.addRepository({ fullName: `octo-org/push-${++count}` })

async function open(repository: Repository, token = writer): Promise<GitRepository> {
  return workspace({ github, repository, token, folder: await scratch.folder() })
}

const at = new Date('2026-11-22T10:00:00Z')
const calm = { progress: () => {}, now: () => at }

/** A commit that adds one small file to what the branch holds. */
async function change(
  git: GitRepository,
  branch: string,
  name = 'ours/a',
): Promise<{ commit: string; expected: string | undefined }> {
  const head = await fetchBranch(git, branch)
  const [oid = ''] = await storeBytes(git, [Buffer.from(name)])
  const tree = await writeTree(git, head?.tree, { write: [{ path: name, oid }], remove: [] })
  const commit = await commitTree(git, { tree, parent: head?.commit, message: 'Ünï', at })
  return { commit, expected: head?.commit }
}

describe('pushBranch', () => {
  it('creates a branch in an empty repository, with the commit as it was meant', async () => {
    const repository = await newRepository()
    const workshop = await open(repository)
    await pushBranch(workshop, {
      branch: 'gh-pages',
      ...(await change(workshop, 'gh-pages')),
      ...calm,
    })
    expect(String(await repository.git.read('gh-pages', 'ours/a'))).toBe('ours/a')
    const commit = String(
      await workshop.output(['cat-file', 'commit', (await repository.git.head('gh-pages')) ?? '']),
    )
    const bot =
      'github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com> 1795341600 +0000'
    expect(commit).toContain(`author ${bot}\ncommitter ${bot}\n\nÜnï`)
  })

  it('puts a commit on top of a history, and then reads what both have brought', async () => {
    const repository = await newRepository()
    const first = await repository.git.commit({ branch: 'p', files: { 'theirs/a': '1' } })
    const second = await repository.git.commit({ branch: 'p', files: { 'theirs/b': '2' } })
    const workshop = await open(repository)
    expect(await fetchBranch(workshop, 'p')).toMatchObject({ commit: second, parents: [first] })
    const push = await change(workshop, 'p')
    await pushBranch(workshop, { branch: 'p', ...push, ...calm })
    const head = await fetchBranch(workshop, 'p')
    expect(head).toMatchObject({ commit: push.commit, parents: [second] })
    expect(head?.entries.map(({ path }) => path)).toEqual(['ours/a', 'theirs/a', 'theirs/b'])
  })

  it('puts a file that was left out of the fetch to another place, on top of a history', async () => {
    const repository = await newRepository()
    const content = randomBytes(20_000)
    const files = { 'index.html': 'theirs', 'install/main/app/3/App.ipa': content }
    const parent = await repository.git.commit({ branch: 'p', files })
    const workshop = await open(repository)
    const head = await fetchBranch(workshop, 'p')
    const oid = head?.entries.find(({ path }) => path.endsWith('.ipa'))?.oid ?? ''
    const tree = await writeTree(workshop, head?.tree, {
      write: [{ path: 'install/v1/app/4/App.ipa', oid }],
      remove: [],
    })
    const commit = await commitTree(workshop, { tree, parent, message: 'm', at })
    await pushBranch(workshop, { branch: 'p', commit, expected: parent, ...calm })
    expect(await repository.git.read('p', 'install/v1/app/4/App.ipa')).toEqual(content)
  })

  it('replaces a large branch by a parentless commit and sends only what is new', async () => {
    const repository = await newRepository()
    const old = randomBytes(3_000_000)
    await repository.git.commit({
      branch: 'p',
      files: { 'theirs/big.bin': old, 'theirs/run.sh': '#!/bin/sh' },
    })
    const workshop = await open(repository)
    const head = await fetchBranch(workshop, 'p')
    const file = join(await scratch.folder(), 'A "new"\n.ipa')
    const fresh = randomBytes(2_000_000)
    await writeFile(file, fresh)
    const oid = await storeFile(workshop, known(file, fresh), new Set())
    const tree = await writeTree(workshop, head?.tree, {
      write: [{ path: 'ours/App.ipa', oid }],
      remove: ['not/there'],
    })
    const commit = await commitTree(workshop, { tree, parent: undefined, message: 'm', at })
    const lines: string[] = []
    let minute = 0
    await pushBranch(workshop, {
      branch: 'p',
      commit,
      expected: head?.commit,
      progress: line => lines.push(line),
      now: () => {
        minute += 1
        return new Date(minute * 60_000)
      },
    })
    expect(await repository.git.parents('p')).toEqual([])
    expect((await repository.git.read('p', 'theirs/big.bin'))?.equals(old)).toBe(true)
    expect((await repository.git.read('p', 'ours/App.ipa'))?.equals(fresh)).toBe(true)
    expect(lines.at(-1)).toMatch(/^Pushing p: 100 % of the objects, 1\.9\d MiB at /)
    expect(await bytesBelow(workshop.folder)).toBeLessThan(2_200_000)
  })

  it.each(['advertisement', 'receive'] as const)(
    'loses a race that is decided at the %s',
    async stage => {
      const repository = await newRepository()
      await repository.git.commit({ branch: 'p', files: { a: '1' } })
      const workshop = await open(repository)
      const push = await change(workshop, 'p')
      let theirs = ''
      github.beforePush(async () => {
        theirs = await repository.git.commit({ branch: 'p', files: { b: '2' } })
      }, stage)
      await expect(pushBranch(workshop, { branch: 'p', ...push, ...calm })).rejects.toMatchObject({
        code: 'lost-race',
      })
      expect(await repository.git.head('p')).toBe(theirs)
    },
  )

  it('loses the race to create a branch', async () => {
    const repository = await newRepository()
    const workshop = await open(repository)
    const push = await change(workshop, 'p')
    await repository.git.commit({ branch: 'p', files: { b: '2' } })
    await expect(pushBranch(workshop, { branch: 'p', ...push, ...calm })).rejects.toMatchObject({
      code: 'lost-race',
    })
  })

  it.each([
    ['GH006', /branch is protected/, /Settings, Branches.*`pages-branch`/],
    ['GH013', /ruleset/, /Settings, Rules/],
    ['GH001', /larger than the 100 MiB/, /ipa-host: release.*smaller/],
  ] as const)('explains %s and calls it final', async (code, why, hint) => {
    const repository = await newRepository()
    await github.rejectPushes(repository, { code })
    const workshop = await open(repository)
    const push = await change(workshop, 'p')
    const failure = pushBranch(workshop, { branch: 'p', ...push, ...calm })
    await expect(failure).rejects.toMatchObject({
      code: 'push-rejected',
      message: expect.stringMatching(why),
      hint: expect.stringMatching(hint),
    })
    await expect(failure).rejects.toThrow(code)
  })

  it.each([
    ['a 503', { status: 503 }],
    ['a broken connection', 'drop'],
  ] as const)('calls %s a fault of the network', async (_, fault) => {
    const repository = await newRepository()
    const workshop = await open(repository)
    const push = await change(workshop, 'p')
    github.faults.onEvery(fault, { server: 'git', method: 'POST', path: /git-receive-pack$/ })
    const failure = pushBranch(workshop, { branch: 'p', ...push, ...calm })
    await expect(failure).rejects.toMatchObject({ code: 'network' })
    github.faults.clear()
  })

  it('may have arrived when the answer is lost; curl asks again and then reads like a lost race', async () => {
    const repository = await newRepository()
    const workshop = await open(repository)
    const push = await change(workshop, 'p')
    github.faults.onNth(1, 'lost-answer', { server: 'git', path: /git-receive-pack$/ })
    const failure = pushBranch(workshop, { branch: 'p', ...push, ...calm })
    await expect(failure).rejects.toMatchObject({
      code: expect.stringMatching(/lost-race|network/),
    })
    expect(await repository.git.head('p')).toBe(push.commit)
    github.faults.clear()
  })
})

describe('checkWriteAccess', () => {
  it('is content with a token that may write, also to an empty repository, and leaves no trace', async () => {
    const repository = await newRepository()
    expect(await checkWriteAccess(await open(repository), 'p')).toEqual({ commit: undefined })
    const commit = await repository.git.commit({ branch: 'main', files: { a: '1' } })
    const before = await repository.git.refs()
    expect(await checkWriteAccess(await open(repository), 'p')).toEqual({ commit: undefined })
    expect(await checkWriteAccess(await open(repository), 'main')).toEqual({ commit })
    expect(await repository.git.refs()).toEqual(before)
  })

  it('tells whether a commit that was read is still the tip', async () => {
    const repository = await newRepository()
    const commit = await repository.git.commit({ branch: 'p', files: { a: '1' } })
    const workshop = await open(repository)
    await fetchBranch(workshop, 'p')
    const before = github.requests.length
    expect(await isTip(workshop, { branch: 'p', commit })).toBe(true)
    expect(github.requests.length - before).toBe(1)
    await repository.git.commit({ branch: 'p', files: { b: '2' }, orphan: true })
    expect(await isTip(workshop, { branch: 'p', commit })).toBe(false)
    await repository.git.deleteRef('refs/heads/p')
    expect(await isTip(workshop, { branch: 'p', commit })).toBe(false)
  })

  it('asks for contents: write', async () => {
    const failure = checkWriteAccess(await open(await newRepository(), reader), 'p')
    await expect(failure).rejects.toMatchObject({
      code: 'missing-permission',
      hint: expect.stringContaining('permissions:\n  contents: write'),
    })
  })

  it('asks the same for a token that is no token, and does not repeat it', async () => {
    const repository = await newRepository()
    const token = { value: 'ghs_secretsecretsecretsecret' }
    const workshop = await workspace({ github, repository, token, folder: await scratch.folder() })
    const failure = await checkWriteAccess(workshop, 'p').catch((thrown: unknown) => thrown)
    expect(failure).toMatchObject({ code: 'missing-permission' })
    expect(JSON.stringify(failure, ['message', 'hint', 'stack'])).not.toContain(token.value)
  })

  it('calls an outage a fault of the network', async () => {
    github.faults.onNth(1, { status: 500 }, { server: 'git' })
    const failure = checkWriteAccess(await open(await newRepository()), 'p')
    await expect(failure).rejects.toMatchObject({ code: 'network' })
    github.faults.clear()
  })
})

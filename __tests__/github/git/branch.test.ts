import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readBlobs } from '../../../src/github/git/blobs'
import { fetchBranch } from '../../../src/github/git/branch'
import type { GitRepository } from '../../../src/github/git/repository'
import { bytesBelow, Scratch, workspace } from '../../support/git-workspace'
import { git } from '../../support/github/git-process'
import { type GitHub, startGitHub } from '../../support/github/github'
import type { Repository, Token } from '../../support/github/world'

const scratch = new Scratch()
let github: GitHub
let token: Token

beforeAll(async () => {
  github = await startGitHub()
  token = github.addToken({ permissions: { contents: 'read' } })
})

afterAll(async () => {
  await github.close()
  await scratch.clear()
})

let count = 0
const newRepository = (): Promise<Repository> =>
  github.addRepository({ fullName: `octo-org/read-${++count}` })

async function open(repository: Repository): Promise<GitRepository> {
  return workspace({ github, repository, token, folder: await scratch.folder() })
}

/** As a server sees us whose proxy drops the header that asks for version 2. */
function speakingOldGit(repository: GitRepository): GitRepository {
  const old = (args: readonly string[]) => ['-c', 'protocol.version=0', ...args]
  return {
    ...repository,
    run: (args, options) => repository.run(old(args), options),
    output: (args, options) => repository.output(old(args), options),
  }
}

describe('fetchBranch', () => {
  it('says when the branch does not exist', async () => {
    const repository = await newRepository()
    await repository.git.commit({ branch: 'main', files: { 'README.md': 'x' } })
    expect(await fetchBranch(await open(repository), 'gh-pages')).toBeUndefined()
  })

  it('says the same of an empty repository', async () => {
    expect(await fetchBranch(await open(await newRepository()), 'gh-pages')).toBeUndefined()
  })

  it('lists names, modes and objects of the tip, links and submodules included', async () => {
    const repository = await newRepository()
    const commit = await repository.git.commit({ branch: 'x/y', files: { 'a/ü "1".txt': 'A' } })
    const submodule = `160000 commit ${commit}\tmodule\n`
    const listing = await git(repository.git.directory, ['ls-tree', commit])
    const tree = await git(
      repository.git.directory,
      ['mktree'],
      Buffer.from(`${listing}${submodule}`),
    )
    const joined = await git(repository.git.directory, ['commit-tree', '-m', 'm', `${tree}`.trim()])
    await repository.git.setRef('refs/heads/x/y', `${joined}`.trim())

    const head = await fetchBranch(await open(repository), 'x/y')
    expect(head?.commit).toBe(`${joined}`.trim())
    expect(head?.tree).toBe(`${tree}`.trim())
    expect(head?.entries).toEqual([
      { mode: '100644', oid: expect.stringMatching(/^[0-9a-f]{40}$/), path: 'a/ü "1".txt' },
      { mode: '160000', oid: commit, path: 'module' },
    ])
  })

  it('reads a commit as it is, whatever it claims of its encoding and says in its message', async () => {
    const repository = await newRepository()
    const { directory } = repository.git
    const root = await repository.git.commit({ branch: 'p', files: { 'a A': '1' } })
    const tree = (await repository.git.tree(root)) ?? ''
    const person = 'A <a@example.com> 1795341600 +0000'
    const added = `:000000 100644 ${'0'.repeat(40)} ${'1'.repeat(40)} A`
    const text = [
      `tree ${tree}`,
      `parent ${root}`,
      `parent ${'2'.repeat(40)}`,
      `author ${person}`,
      `committer ${person}`,
      // To git the whole commit would be EBCDIC, its own names included.
      'encoding IBM037',
      `gpgsig ${added}\n parent ${'3'.repeat(40)}`,
      '',
      `${added}\0not/there\0`,
    ].join('\n')
    const written = ['hash-object', '-t', 'commit', '-w', '--literally', '--stdin']
    const commit = `${await git(directory, written, Buffer.from(text))}`.trim()
    await repository.git.setRef('refs/heads/p', commit)
    const head = await fetchBranch(await open(repository), 'p')
    expect(head).toMatchObject({ commit, tree, parents: [root, '2'.repeat(40)] })
    expect(head?.entries.map(({ path }) => path)).toEqual(['a A'])
  })

  it('brings small records along, the larger ones that are asked for in one exchange, and no IPA', async () => {
    const repository = await newRepository()
    const builds = Array.from({ length: 120 }, (_, index) => `install/pr-${index}`)
    const padded = (at: string, size: number) => `{"at":"${at}"}`.padEnd(size, ' ')
    const records = builds.map(
      (at, index) => [`${at}/build.json`, padded(at, index < 3 ? 9_000 : 30)] as const,
    )
    const ipas = builds
      .slice(0, 8)
      .map(folder => [`${folder}/App.ipa`, randomBytes(1_000_000)] as const)
    await repository.git.commit({
      branch: 'gh-pages',
      files: Object.fromEntries([...records, ...ipas]),
    })
    const workshop = await open(repository)

    const head = await fetchBranch(workshop, 'gh-pages')
    const wanted = head?.entries.filter(({ path }) => path.endsWith('.json')) ?? []
    const before = github.requests.length
    const blobs = await readBlobs(workshop, {
      branch: 'gh-pages',
      oids: wanted.map(({ oid }) => oid),
      limit: 10_000,
    })

    const exchange = github.requests.slice(before).map(({ method, path }) => `${method} ${path}`)
    expect(exchange.filter(line => line.startsWith('POST'))).toHaveLength(1)
    expect(wanted.map(({ oid }) => blobs.get(oid)?.toString().trim())).toEqual(
      wanted.map(({ path }) => `{"at":"${path.replace('/build.json', '')}"}`),
    )
    expect(await bytesBelow(workshop.folder)).toBeLessThan(200_000)
  })

  it('needs no exchange for small records', async () => {
    const repository = await newRepository()
    await repository.git.commit({ branch: 'p', files: { 'a/build.json': 'small' } })
    const workshop = await open(repository)
    const oids = (await fetchBranch(workshop, 'p'))?.entries.map(({ oid }) => oid) ?? []
    const before = github.requests.length
    const blobs = await readBlobs(workshop, { branch: 'p', oids, limit: 1_000 })
    expect([...blobs.values()].map(String)).toEqual(['small'])
    expect(github.requests.length).toBe(before)
  })

  it.each([
    ['version 2', 'true', 2],
    ['the oldest protocol', 'false', 3],
  ] as const)('believes what was said of the tip, in %s', async (name, _, most) => {
    const repository = await newRepository()
    const commit = await repository.git.commit({ branch: 'p', files: { a: '1' } })
    const workshop = await open(repository)
    const spoken = name === 'version 2' ? workshop : speakingOldGit(workshop)
    const before = github.requests.length
    expect(await fetchBranch(spoken, 'p', { commit })).toMatchObject({ commit })
    expect(github.requests.length - before).toBeLessThanOrEqual(most)
    expect(await fetchBranch(spoken, 'p', { commit: undefined })).toBeUndefined()
  })

  it('asks for the branch by name when the tip that was told is no longer to be had', async () => {
    const repository = await newRepository()
    const commit = await repository.git.commit({ branch: 'p', files: { a: '1' } })
    const told = { commit: 'c'.repeat(40) }
    for (const way of [await open(repository), speakingOldGit(await open(repository))]) {
      expect(await fetchBranch(way, 'p', told)).toMatchObject({ commit })
    }
  })

  it('leaves out blobs above the limit', async () => {
    const repository = await newRepository()
    await repository.git.commit({ branch: 'p', files: { a: 'small', b: 'x'.repeat(11), c: '' } })
    const workshop = await open(repository)
    const head = await fetchBranch(workshop, 'p')
    const [a = '', b = '', c = ''] = head?.entries.map(({ oid }) => oid) ?? []
    const blobs = await readBlobs(workshop, { branch: 'p', oids: [a, b, c], limit: 10 })
    expect([...blobs.entries()].map(([oid, bytes]) => [oid, bytes.toString()])).toEqual([
      [a, 'small'],
      [c, ''],
    ])
  })

  it('reads more records than fit into a small answer', async () => {
    const repository = await newRepository()
    // Long names, long contents and many questions stand for a number of files that would take seconds.
    const names = Array.from({ length: 270 }, (_, n) => `${n}-${'x'.repeat(4_000)}`)
    const files = Object.fromEntries(names.map(name => [name, name]))
    await repository.git.commit({ branch: 'p', files })
    const workshop = await open(repository)
    const head = await fetchBranch(workshop, 'p')
    const oids = head?.entries.map(({ oid }) => oid) ?? []
    const often = Array.from({ length: 85 }, () => oids).flat()
    const blobs = await readBlobs(workshop, { branch: 'p', oids: often, limit: 5_000 })
    expect([...blobs.values()].map(String).sort()).toEqual(names.sort())
  })

  it('works with a server that knows no filters', async () => {
    const repository = await newRepository()
    await git(repository.git.directory, ['config', 'uploadpack.allowFilter', 'false'])
    await repository.git.commit({ branch: 'p', files: { a: 'content' } })
    const workshop = await open(repository)
    const head = await fetchBranch(workshop, 'p')
    const oids = head?.entries.map(({ oid }) => oid) ?? []
    const blobs = await readBlobs(workshop, { branch: 'p', oids, limit: 10 })
    expect([...blobs.values()].map(String)).toEqual(['content'])
  })

  it('reads records from a server that speaks only the oldest protocol', async () => {
    const repository = await newRepository()
    await git(repository.git.directory, ['config', 'uploadpack.allowAnySHA1InWant', 'false'])
    await repository.git.commit({
      branch: 'p',
      files: { a: 'content', ipa: randomBytes(50_000) },
    })
    const workshop = speakingOldGit(await open(repository))
    const head = await fetchBranch(workshop, 'p')
    const oids = head?.entries.filter(({ path }) => path === 'a').map(({ oid }) => oid) ?? []
    const before = await bytesBelow(workshop.folder)
    const blobs = await readBlobs(workshop, { branch: 'p', oids, limit: 10 })
    expect([...blobs.values()].map(String)).toEqual(['content'])
    expect((await bytesBelow(workshop.folder)) - before).toBeLessThan(20_000)
  })

  it('sees the new tip when it reads again, whatever happened to the history', async () => {
    const repository = await newRepository()
    const workshop = await open(repository)
    const first = await repository.git.commit({ branch: 'p', files: { a: '1' } })
    expect((await fetchBranch(workshop, 'p'))?.commit).toBe(first)
    const second = await repository.git.commit({ branch: 'p', files: { b: '2' }, orphan: true })
    expect((await fetchBranch(workshop, 'p'))?.commit).toBe(second)
    await repository.git.deleteRef('refs/heads/p')
    expect(await fetchBranch(workshop, 'p')).toBeUndefined()
  })

  it.each([['a repository that is not there', 'octo-org/nothing']])(
    'names the permission for %s',
    async (_, fullName) => {
      const [owner = '', name = ''] = fullName.split('/')
      const folder = await scratch.folder()
      const repository = { ...(await newRepository()), owner, name }
      const workshop = await workspace({ github, repository, token, folder })
      await expect(fetchBranch(workshop, 'p')).rejects.toMatchObject({
        code: 'missing-permission',
        message: expect.stringContaining('octo-org/nothing'),
      })
    },
  )

  it.each([
    ['a 502', { status: 502 }],
    ['a broken connection', 'drop'],
  ] as const)('calls %s a fault of the network', async (_, fault) => {
    const repository = await newRepository()
    await repository.git.commit({ branch: 'p', files: { a: '1' } })
    github.faults.onNth(1, fault, { server: 'git' })
    const failure = fetchBranch(await open(repository), 'p')
    await expect(failure).rejects.toMatchObject({ code: 'network' })
    github.faults.clear()
  })
})

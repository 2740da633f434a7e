import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { connect } from '../../src/github/client'
import { readBlobSizes } from '../../src/github/git/trees'
import {
  ensurePagesBuild,
  recentPagesBuilds,
  requestPagesBuild,
} from '../../src/github/pages/builds'
import { readPullRequest } from '../../src/github/pull-requests'
import { readRepository, repositoryName } from '../../src/github/repository'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import type { Permissions } from '../support/github/world'

let github: GitHub
let seed: Seed

beforeAll(async () => {
  github = await startGitHub({ pagesBuildOnPush: false })
  seed = await seedRepository(github, { site: { 'index.html': 'mine' }, visibility: 'internal' })
})

afterAll(async () => {
  const { violations } = github
  await github.close()
  expect(violations).toEqual([])
})

function client(permissions: Permissions) {
  const { value: token } = github.addToken({ permissions })
  const pace = { retries: 0, millisecondsPerSecond: 1 }
  return connect({ token, apiUrl: github.apiUrl, progress: () => {}, pace })
}

const app = { owner: 'octo-org', name: 'app' }

describe('what GitHub says', () => {
  it('of a repository', async () => {
    expect(await readRepository(client({ contents: 'read' }), app)).toEqual({
      visibility: 'internal',
      defaultBranch: 'main',
      hasPages: true,
      webUrl: `${github.webUrl}/octo-org/app`,
    })
  })

  it('of a pull request as it is now', async () => {
    const reader = client({ 'pull-requests': 'read' })
    expect(await readPullRequest(reader, app, 42)).toEqual({
      number: 42,
      state: 'open',
      headSha: seed.pull.headSha,
      headBranch: 'feature-42',
      headRepositoryId: seed.repository.id,
      baseRepository: 'octo-org/app',
    })
    await expect(readPullRequest(client({}), app, 42)).rejects.toMatchObject({
      code: 'missing-permission',
      hint: expect.stringContaining('  pull-requests: read'),
    })
  })

  it('of Pages builds, once one was asked for', async () => {
    const writer = client({ pages: 'write' })
    await requestPagesBuild(writer, app)
    const [latest] = await recentPagesBuilds(writer, app)
    expect(latest).toMatchObject({
      status: expect.stringMatching(/queued|building|built/),
    })
    await expect(requestPagesBuild(client({ pages: 'read' }), app)).rejects.toMatchObject({
      code: 'missing-permission',
      hint: expect.stringContaining('  pages: write'),
    })
  })

  it('of Pages builds, so that none is asked for while one is under way', async () => {
    const writer = client({ pages: 'write' })
    const asked = () => github.requests.filter(({ method }) => method === 'POST').length
    const build = (status: string) => ({ status, error: { message: null }, commit: 'c' })
    const listing = (status: string) => ({
      status: 200,
      body: [{ ...build(status), created_at: '2026-11-22T12:00:00Z' }],
    })
    const before = asked()
    github.faults.onNth(1, listing('building'), { path: /pages\/builds/ })
    expect(await ensurePagesBuild(writer, app)).toBe('under way')
    expect(asked()).toBe(before)
    github.faults.onNth(1, listing('errored'), { path: /pages\/builds/ })
    expect(await ensurePagesBuild(writer, app)).toBe('requested')
    expect(asked()).toBe(before + 1)
  })

  it('of the sizes of files, and nothing of a commit it does not know yet', async () => {
    const reader = client({ contents: 'read' })
    const said: string[] = []
    const asking = { github: reader, repository: app, progress: (line: string) => said.push(line) }
    const head = (await seed.repository.git.head('gh-pages')) ?? ''
    const files = await seed.repository.git.files('gh-pages')
    expect([...(await readBlobSizes({ ...asking, commit: head }))]).toEqual([
      [files.get('index.html')?.oid, 4],
    ])
    expect((await readBlobSizes({ ...asking, commit: '0'.repeat(40) })).size).toBe(0)
    expect(said).toEqual([expect.stringContaining('sizes')])
  })
})

describe('repositoryName', () => {
  it('takes owner and name apart', () => {
    expect(repositoryName('octo-org/my.app_1')).toEqual({ owner: 'octo-org', name: 'my.app_1' })
  })

  it.each([
    '',
    'app',
    'a/b/c',
    '../x',
    'a/..',
    'a/.',
    'a/...',
    `a/${'b'.repeat(101)}`,
    'a b/c',
    'a/b?x',
    '-a/b',
    'https://github.com/a/b',
  ])('refuses “%s”', text => {
    expect(() => repositoryName(text)).toThrow('owner/name')
  })
})

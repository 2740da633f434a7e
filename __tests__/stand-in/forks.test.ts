import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { pushToPullRequest } from '../support/github/pull-requests'
import { type Seed, seedRepository } from '../support/github/seed'
import type { PullRequest, Repository, Token } from '../support/github/world'
import { callRest, type Reply } from './rest-caller'

let github: GitHub
let seed: Seed
let fork: Repository
let pull: PullRequest

beforeEach(async () => {
  github = await startGitHub({ checkAnswers: true })
  seed = await seedRepository(github)
  fork = await github.addRepository({ fullName: 'hubot/app', fork: true })
  const { repository } = seed
  pull = await github.openPullRequest({ repository, number: 7, fork, headRef: 'topic' })
})

afterEach(async () => {
  await github.close()
  expect(github.violations).toEqual([])
})

function call(line: string, token: Token = seed.token): Promise<Reply> {
  return callRest(github, { line, token })
}

it('the fork knows its pull request by the commit, the base by owner and branch', async () => {
  const inFork = await call(`GET /repos/hubot/app/commits/${pull.headSha}/pulls`)
  expect(inFork.body).toMatchObject([{ number: 7, base: { repo: { full_name: 'octo-org/app' } } }])
  expect((await call(`GET /repos/octo-org/app/commits/${pull.headSha}/pulls`)).body).toEqual([])
  const byBranch = await call('GET /repos/octo-org/app/pulls?state=open&head=hubot:topic')
  expect(byBranch.body).toMatchObject([
    { number: 7, head: { sha: pull.headSha, repo: { id: fork.id } } },
  ])
  await pushToPullRequest(pull, { 'more.txt': 'More' })
  const commit = await call(`GET /repos/hubot/app/git/commits/${pull.headSha}`)
  expect(commit).toMatchObject({ status: 200, body: { sha: pull.headSha } })
})

it('branches are told one by one and together', async () => {
  expect((await call('GET /repos/hubot/app/branches')).body).toMatchObject([
    { name: 'topic', commit: { sha: pull.headSha }, protected: false },
  ])
  expect(await call('GET /repos/octo-org/app/branches/feature-42')).toMatchObject({
    status: 200,
    body: { name: 'feature-42', commit: { sha: seed.pull.headSha } },
  })
  expect(await call('GET /repos/octo-org/app/branches/gone')).toMatchObject({
    status: 404,
    body: { message: 'Branch not found' },
  })
})

it('a token for one repository writes to no other', async () => {
  const builds = await github.addRepository({ fullName: 'octo-org/builds' })
  await builds.git.commit({ branch: 'main', files: { 'README.md': '#' } })
  const token = github.addToken({
    ...{ name: 'site-token', repositories: ['octo-org/builds'] },
    permissions: { contents: 'write', 'pull-requests': 'write' },
  })
  const release = { tag_name: 'x', draft: true }
  const create = (name: string) =>
    callRest(github, { line: `POST /repos/octo-org/${name}/releases`, body: release, token })
  expect((await create('builds')).status).toBe(201)
  expect((await create('app')).status).toBe(403)
})

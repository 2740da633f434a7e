import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { addWorkflowRun } from '../support/github/actions/add-run'
import { pullRequestEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { pushToPullRequest } from '../support/github/pull-requests'
import { releaseEvent } from '../support/github/release-event'
import { addRelease } from '../support/github/releases/add-release'
import { type Seed, seedRepository } from '../support/github/seed'
import { workflowRunEvent } from '../support/github/workflow-run-event'
import type { PullRequest, Repository } from '../support/github/world'
import { callRest } from './rest-caller'

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

async function get(path: string): Promise<unknown> {
  return (await callRest(github, { line: `GET /repos/${path}`, token: seed.token })).body
}

it('the fork knows its pull request by the commit, the base by owner and branch', async () => {
  const found = await get(`hubot/app/commits/${pull.headSha}/pulls`)
  expect(found).toMatchObject([{ number: 7, base: { repo: { full_name: 'octo-org/app' } } }])
  expect(await get(`octo-org/app/commits/${pull.headSha}/pulls`)).toEqual([])
  const byBranch = await get('octo-org/app/pulls?state=open&head=hubot:topic')
  expect(byBranch).toMatchObject([
    { number: 7, head: { sha: pull.headSha, repo: { id: fork.id } } },
  ])
})

it('the head of a fork’s pull request is in both, its branch in the fork alone', async () => {
  await pushToPullRequest(pull, { 'more.txt': 'More' })
  expect(await get(`hubot/app/git/commits/${pull.headSha}`)).toMatchObject({ sha: pull.headSha })
  const { git } = seed.repository
  expect(await git.resolve('refs/pull/7/head')).toBe(pull.headSha)
  expect(await git.head('topic')).toBeUndefined()
})

it('a pull request of a fork names the fork, and nobody once it is deleted', () => {
  const { repository } = seed
  const event = () => pullRequestEvent({ github, repository, pull }).payload['pull_request']
  expect(event()).toMatchObject({
    user: { login: 'hubot' },
    head: { label: 'hubot:topic', repo: { full_name: 'hubot/app', id: fork.id, fork: true } },
    base: { ref: 'main', repo: { full_name: 'octo-org/app', id: repository.id } },
  })
  pull.head.repository = undefined
  expect(event()).toMatchObject({ head: { label: 'hubot:topic', repo: null } })
})

it('webhooks keep every address on this machine, and tell of nobody else’s repository', async () => {
  const { pull, repository } = seed
  const { headSha } = pull
  const run = addWorkflowRun({ repository, headSha, headBranch: 'feature-42', pulls: [pull] })
  const release = await addRelease({ repository, tag: 'v1', assets: { 'a.txt': 'a' } })
  const { pull_request, repository: named } = pullRequestEvent({ github, repository, pull }).payload
  const text = JSON.stringify([
    { pull_request, named },
    (await workflowRunEvent({ github, repository, run })).payload,
    (await releaseEvent({ github, repository, release })).payload,
  ])
  const foreign =
    /Codertocat|Hello-World|octo-repo|pulls?\/2\b|[a-z]+:\/\/(?:api\.|uploads\.)?github\.com/g
  expect([...text.matchAll(foreign)].map(String)).toEqual([])
})

import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { plainEvent, pullRequestEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { closePullRequest, pushToPullRequest } from '../support/github/pull-requests'
import { type Seed, seedRepository } from '../support/github/seed'

let github: GitHub
let seed: Seed

beforeEach(async () => {
  github = await startGitHub()
  seed = await seedRepository(github)
})

afterEach(() => github.close())

it('a pull request of a fork names the fork, and nobody once it is deleted', async () => {
  const { repository } = seed
  const fork = await github.addRepository({ fullName: 'hubot/app', fork: true })
  const pull = await github.openPullRequest({ repository, number: 7, fork })
  const { payload } = pullRequestEvent({ github, repository, pull })
  expect(payload).toMatchObject({
    number: 7,
    repository: { full_name: 'octo-org/app' },
    pull_request: {
      user: { login: 'hubot' },
      head: { label: 'hubot:feature-7', repo: { full_name: 'hubot/app', id: fork.id, fork: true } },
      base: { ref: 'main', repo: { full_name: 'octo-org/app', id: repository.id } },
    },
  })
  expect(await repository.git.head('feature-7')).toBeUndefined()
  expect(await repository.git.resolve('refs/pull/7/head')).toBe(pull.headSha)
  pull.head.repository = undefined
  const gone = pullRequestEvent({ github, repository, pull, action: 'synchronize' })
  expect(gone.payload).toMatchObject({
    pull_request: { head: { label: 'hubot:feature-7', repo: null } },
  })
})

it('a closed pull request says so, in the event and in the API', async () => {
  const { pull, repository } = seed
  closePullRequest(pull, { merged: true })
  const { payload } = pullRequestEvent({ github, repository, pull, action: 'closed' })
  const facts = { state: 'closed', merged: true, merged_at: expect.any(String) }
  expect(payload).toMatchObject({ action: 'closed', pull_request: facts })
  const answer = await fetch(`${github.apiUrl}/repos/octo-org/app/pulls/42`)
  expect(await answer.json()).toMatchObject(facts)
})

it('a pull request moves on with its head branch', async () => {
  const { pull, repository } = seed
  const before = pull.headSha
  const sha = await pushToPullRequest(pull, { 'more.txt': 'More\n' })
  expect(await repository.git.parents(sha)).toEqual([before])
  expect(await repository.git.head('feature-42')).toBe(sha)
  expect(await repository.git.resolve('refs/pull/42/head')).toBe(sha)
  const event = pullRequestEvent({ github, repository, pull, name: 'pull_request_target' })
  expect(event).toMatchObject({ ref: 'refs/heads/main', sha: pull.baseSha })
  expect(event.payload).toMatchObject({ pull_request: { head: { sha } } })
})

it('a scheduled run knows its branch only', () => {
  const { repository } = seed
  const event = plainEvent({ name: 'schedule', github, repository, sha: 'a'.repeat(40) })
  expect(event).toMatchObject({ name: 'schedule', ref: 'refs/heads/main' })
  expect(event.payload).toMatchObject({ repository: { full_name: 'octo-org/app' } })
})

it('keeps a webhook’s addresses on this machine', () => {
  const { pull, repository } = seed
  const { pull_request, repository: named } = pullRequestEvent({ github, repository, pull }).payload
  const text = JSON.stringify({ pull_request, named })
  const foreign = [...text.matchAll(/Codertocat|Hello-World|api\.github\.com|pulls?\/2\b/g)]
  expect(foreign).toEqual([])
})

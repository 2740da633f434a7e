import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals'
import { pullRequestEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { issueCommentEvent } from '../support/github/issue-comment-event'
import { closePullRequest, pushToPullRequest } from '../support/github/pull-requests'
import { seedFork } from './upstream'
import { goodIpa, pathsOn, runStep, shownText, theComment, writesOf } from './workflow'

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

it('a build that a comment asks for is the pull request’s, of a fork too, and goes with it', async () => {
  const seed = await seedFork(github, 'octo-org/on-demand')
  const { pull, repository } = seed
  const built = pull.headSha
  const event = await issueCommentEvent({ github, repository, pull, body: '/build' })
  const inputs = { 'pull-request': String(pull.number) }

  const published = await runStep(github, seed, { event, inputs, ipa: await goodIpa() })
  expect(published).toMatchObject({
    exitCode: 0,
    errors: [],
    outputs: { status: 'installable', channel: 'pr-7' },
  })
  const page = await github.get(published.outputs['install-url'] ?? '')
  for (const text of [shownText(theComment(repository, 7)), String(page.body)]) {
    expect(text).toContain(built.slice(0, 7))
    expect(text).not.toContain(event.sha.slice(0, 7))
  }

  // The head moves on while the build that was asked for is under way: what was built is what is said.
  await pushToPullRequest(pull, { 'more.txt': 'more' })
  const second = { runId: 9_000_000_002, runNumber: 58 }
  const ipa = await goodIpa({ build: '46' })
  await runStep(github, seed, { event, inputs: { ...inputs, commit: built }, ipa, ...second })
  expect(shownText(theComment(repository, 7))).toContain('(46)')
  expect(shownText(theComment(repository, 7))).not.toContain(pull.headSha.slice(0, 7))

  closePullRequest(pull, { merged: false })
  const late = await runStep(github, seed, { event, inputs, ipa, runId: 9_000_000_003 })
  expect(late).toMatchObject({ exitCode: 0, outputs: { status: 'skipped' } })
  expect(writesOf(late)).toEqual([])
  const origin = { github, repository, pull, name: 'pull_request_target' } as const
  const closed = pullRequestEvent({ ...origin, action: 'closed' })
  const removal = await runStep(github, seed, { event: closed, runId: 9_000_000_004 })
  expect(removal).toMatchObject({ exitCode: 0, outputs: { status: 'removed', channel: 'pr-7' } })
  expect((await pathsOn(repository)).filter(path => path.endsWith('.ipa'))).toEqual([])
  expect(shownText(theComment(repository, 7))).toContain('can no longer be installed')
})

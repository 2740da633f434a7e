import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { pullRequestEvent, type WorkflowEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import { goodIpa, runStep } from './workflow'

let github: GitHub
let seed: Seed

beforeAll(async () => {
  github = await startGitHub()
  seed = await seedRepository(github, {
    fullName: 'forks/base',
    permissions: { contents: 'read', 'pull-requests': 'read', pages: 'read' },
  })
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

async function fromFork(): Promise<WorkflowEvent> {
  const { repository } = seed
  const fork = await github.addRepository({ fullName: 'stranger/base', fork: true })
  const pull = await github.openPullRequest({ repository, number: 50, fork })
  return pullRequestEvent({ github, repository, pull })
}

async function fromDeletedFork(): Promise<WorkflowEvent> {
  const event = await fromFork()
  const text = JSON.stringify(event.payload)
  const payload = JSON.parse(text)
  payload.pull_request.head.repo = null
  return { ...event, payload }
}

async function fromDependabot(): Promise<WorkflowEvent> {
  const { repository, pull } = seed
  return pullRequestEvent({ github, repository, pull, actor: 'dependabot[bot]' })
}

describe.each([
  ['a fork', fromFork, 'fork'],
  ['a fork that was deleted', fromDeletedFork, 'fork'],
  ['Dependabot', fromDependabot, 'Dependabot'],
] as const)('a pull request of %s', (_, event, word) => {
  it('is skipped, green, with the recipe, before anything is asked or read', async () => {
    const run = await runStep(github, seed, { event: await event(), ipa: 'no/such/*.ipa' })
    expect(run).toMatchObject({ exitCode: 0, errors: [], outputs: { status: 'skipped' } })
    expect(run.requests).toEqual([])
    expect(run.summary).toContain(word)
    expect(run.summary).toContain('workflow_run:')
    expect(run.summary).toMatch(/permissions:\n {2}actions: read\n {2}contents: write\n/)
    expect(run.notices).toEqual([expect.stringContaining(word)])
    expect(run.outputs['install-url']).toBe('')
    expect(await seed.repository.git.head('gh-pages')).toBeUndefined()
    expect(seed.repository.comments).toEqual([])
  })
})

it('pull_request_target of a fork has a token that can write, so it publishes', async () => {
  const base = await seedRepository(github, { fullName: 'forks/target' })
  const fork = await github.addRepository({ fullName: 'stranger/target', fork: true })
  const { repository } = base
  const pull = await github.openPullRequest({ repository, number: 51, fork })
  const event = pullRequestEvent({ github, repository, pull, name: 'pull_request_target' })
  const run = await runStep(github, base, { event, ipa: await goodIpa() })
  expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'installable', channel: 'pr-51' } })
  expect(run.outputs['comment-url']).toContain('/pull/51#')
})

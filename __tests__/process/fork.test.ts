import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { pullRequestEvent, type WorkflowEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { closePullRequest, pushToPullRequest } from '../support/github/pull-requests'
import { type Seed, seedRepository } from '../support/github/seed'
import type { ActionRun } from '../support/run-action'
import { tap } from './phone'
import { buildRun, type ForkedSeed, handOver, publishUpstream, seedFork } from './upstream'
import { commentsOn, goodIpa, pathsOn, runStep, shownText, theComment, writesOf } from './workflow'

let github: GitHub
/** With a token as the first workflow has it. */
let readOnly: Seed

beforeAll(async () => {
  github = await startGitHub()
  readOnly = await seedRepository(github, {
    fullName: 'forks/base',
    permissions: { contents: 'read', 'pull-requests': 'read', pages: 'read' },
  })
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

/** What the run looked up to learn whose build it is. */
function lookUps({ requests }: ActionRun): readonly string[] {
  return requests
    .filter(({ server, path }) => server === 'api' && /pulls/.test(path))
    .map(({ method, path, query }) => `${method} ${path}${query === '' ? '' : `?${query}`}`)
}

async function expectNothing(seed: ForkedSeed, run: ActionRun, reason: RegExp): Promise<void> {
  expect(run).toMatchObject({ exitCode: 0, errors: [], outputs: { status: 'skipped' } })
  expect(run.notices).toEqual([expect.stringMatching(reason)])
  expect(run.summary).toContain('Nothing was published')
  expect(writesOf(run)).toEqual([])
  expect(run.requests.filter(({ path }) => path.includes('/artifacts'))).toEqual([])
  expect(await pathsOn(seed.repository)).toEqual([])
  expect(seed.repository.comments).toEqual([])
}

describe('a build of a fork’s pull request, by two workflows', () => {
  let seed: ForkedSeed
  let run: ActionRun

  beforeAll(async () => {
    seed = await seedFork(github, 'upstream/good')
    const built = buildRun(seed, seed.pull)
    await handOver(seed, built)
    run = await publishUpstream(github, { seed, run: built })
  })

  it('is published to the pull request’s channel and told there', async () => {
    expect(run).toMatchObject({ exitCode: 0, errors: [] })
    expect(run.outputs).toMatchObject({ status: 'installable', channel: 'pr-7' })
    expect(shownText(theComment(seed.repository, 7))).toContain(run.outputs['install-url'])
    const installed = await tap(github, run.outputs['install-url'] ?? '')
    expect(installed).toMatchObject({ sha256: run.outputs['sha256'] })
    const page = (await github.get(run.outputs['install-url'] ?? '')).body.toString()
    expect(page).toContain(seed.pull.headSha.slice(0, 7))
  })

  it('was found by asking the fork, because the event and our own repository do not know', () => {
    expect(lookUps(run)[0]).toBe(`GET /repos/stranger/good/commits/${seed.pull.headSha}/pulls`)
  })

  it('shows the token to nobody but the API and git', () => {
    const shown = run.requests.filter(({ token }) => token !== 'none')
    expect(new Set(shown.map(({ server }) => server))).toEqual(new Set(['api', 'git']))
    expect(run.requests.filter(({ server }) => server === 'blobs')).toMatchObject([
      { method: 'GET', token: 'none' },
    ])
    expect(run.leftInTemp).toEqual([])
  })

  it('goes when it is closed, with the same inputs, without any code of its own', async () => {
    const { pull, repository } = seed
    closePullRequest(pull, { merged: true })
    const facts = { action: 'closed', name: 'pull_request_target' } as const
    const removal = await runStep(github, seed, {
      event: pullRequestEvent({ github, repository, pull, ...facts }),
      ...{ inputs: { artifact: 'ipa' }, runNumber: 70, runId: 9_000_000_070 },
    })
    expect(removal).toMatchObject({ exitCode: 0, outputs: { status: 'removed', channel: 'pr-7' } })
    await repository.pages?.queue.settled()
    expect((await github.get(run.outputs['ipa-url'] ?? '')).status).toBe(404)
    expect(shownText(theComment(repository, 7))).not.toContain(run.outputs['install-url'])
  })
})

describe('the pull request is found', () => {
  it('in the event, when that names it, and gets a file that the second workflow signed itself', async () => {
    const seed = await seedFork(github, 'upstream/told')
    const built = buildRun(seed, seed.pull)
    const inputs = { artifact: '', ipa: await goodIpa({ build: '99' }) }
    const told = [seed.pull]
    const run = await publishUpstream(github, { seed, run: built }, { told, inputs })
    expect(run.outputs).toMatchObject({ status: 'installable', channel: 'pr-7' })
    expect(run.outputs['build-number']).toBe('99')
    expect(lookUps(run)[0]).toBe('GET /repos/upstream/told/pulls/7')
    expect(lookUps(run).join()).not.toContain('/commits/')
  })

  it('by the branch, when the fork does not answer', async () => {
    const seed = await seedFork(github, 'upstream/branch')
    const built = buildRun(seed, seed.pull)
    await handOver(seed, built)
    github.faults.onEvery(
      { status: 404, body: { message: 'Not Found' } },
      { path: /stranger\/branch\/commits/ },
    )
    const run = await publishUpstream(github, { seed, run: built })
    github.faults.clear()
    expect(run.outputs).toMatchObject({ status: 'installable', channel: 'pr-7' })
    expect(lookUps(run)[1]).toMatch(
      /^GET \/repos\/upstream\/branch\/pulls\?.*head=stranger(%3A|:)topic/,
    )
  })

  it('among several of the same commit, by the branch', async () => {
    const seed = await seedFork(github, 'upstream/twins')
    const { fork, pull, repository } = seed
    const twin = await github.openPullRequest({ repository, number: 8, fork, headRef: 'twin' })
    twin.headSha = pull.headSha
    const built = buildRun(seed, twin)
    await handOver(seed, built)
    const run = await publishUpstream(github, { seed, run: built }, { told: [pull, twin] })
    expect(run.outputs).toMatchObject({ status: 'installable', channel: 'pr-8' })
    expect(commentsOn(repository, 7)).toEqual([])
  })
})

it('of two pull requests of one branch the user has to say which is meant', async () => {
  const seed = await seedFork(github, 'upstream/bases')
  const { fork, pull, repository } = seed
  const twin = await github.openPullRequest({ repository, number: 8, fork, headRef: 'topic' })
  pull.headSha = twin.headSha
  const built = buildRun(seed, twin)
  await handOver(seed, built)
  const run = await publishUpstream(github, { seed, run: built })
  await expectNothing(seed, run, /pull requests #7 and #8; the input `pull-request` has to say/)
  const inputs = { 'pull-request': '8' }
  const chosen = await publishUpstream(github, { seed, run: built }, { inputs })
  expect(chosen.outputs).toMatchObject({ status: 'installable', channel: 'pr-8' })
})

describe('nothing is published, and nothing goes red, when', () => {
  it('the pull request has moved on', async () => {
    const seed = await seedFork(github, 'upstream/stale')
    const built = buildRun(seed, seed.pull)
    await handOver(seed, built)
    await pushToPullRequest(seed.pull, { 'more.txt': 'More' })
    const run = await publishUpstream(github, { seed, run: built })
    await expectNothing(seed, run, /#7 has moved on from [0-9a-f]{7} to [0-9a-f]{7}/)
  })

  it('it is closed', async () => {
    const seed = await seedFork(github, 'upstream/closed')
    const built = buildRun(seed, seed.pull)
    await handOver(seed, built)
    closePullRequest(seed.pull, { merged: false })
    const run = await publishUpstream(github, { seed, run: built })
    await expectNothing(seed, run, /#7 is closed/)
  })

  it('the build was cancelled', async () => {
    const seed = await seedFork(github, 'upstream/cancelled')
    const built = buildRun(seed, seed.pull, { conclusion: 'cancelled' })
    const run = await publishUpstream(github, { seed, run: built })
    await expectNothing(seed, run, /ended with.*cancelled/)
    expect(run.requests).toEqual([])
  })

  it('the fork is gone', async () => {
    const seed = await seedFork(github, 'upstream/gone')
    const built = buildRun(seed, seed.pull, { headRepository: undefined })
    await handOver(seed, built)
    const run = await publishUpstream(github, { seed, run: built })
    await expectNothing(seed, run, /fork that was built is gone/)
  })

  it('the commit belongs to another repository’s pull request', async () => {
    const seed = await seedFork(github, 'upstream/elsewhere')
    const other = await seedFork(github, 'others/elsewhere-2')
    const built = buildRun(seed, other.pull)
    await handOver(seed, built)
    const run = await publishUpstream(github, { seed, run: built })
    await expectNothing(seed, run, /No open pull request has commit/)
  })
})

async function fromFork(): Promise<WorkflowEvent> {
  const { repository } = readOnly
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
  const { repository, pull } = readOnly
  return pullRequestEvent({ github, repository, pull, actor: 'dependabot[bot]' })
}

describe.each([
  ['a fork', fromFork, 'fork'],
  ['a fork that was deleted', fromDeletedFork, 'fork'],
  ['Dependabot', fromDependabot, 'Dependabot'],
] as const)('a pull request of %s', (_, event, word) => {
  it('is skipped, green, with the recipe, before anything is asked or read', async () => {
    const run = await runStep(github, readOnly, { event: await event(), ipa: 'no/such/*.ipa' })
    expect(run).toMatchObject({ exitCode: 0, errors: [], outputs: { status: 'skipped' } })
    expect(run.requests).toEqual([])
    expect(run.summary).toContain(word)
    expect(run.summary).toContain('workflow_run:')
    expect(run.summary).toMatch(/permissions:\n {2}actions: read\n {2}contents: write\n/)
    expect(run.notices).toEqual([expect.stringContaining(word)])
    expect(run.outputs['install-url']).toBe('')
    expect(await readOnly.repository.git.head('gh-pages')).toBeUndefined()
    expect(readOnly.repository.comments).toEqual([])
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

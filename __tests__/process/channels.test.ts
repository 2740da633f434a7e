import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { channelName } from '../../src/builds/channel'
import { addArtifact } from '../support/github/actions/add-artifact'
import { addWorkflowRun } from '../support/github/actions/add-run'
import { deleteEvent } from '../support/github/delete-event'
import { pullRequestEvent, pushEvent, type WorkflowEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { issueCommentEvent } from '../support/github/issue-comment-event'
import { mergeGroupEvent } from '../support/github/merge-group-event'
import { closePullRequest, pushToPullRequest } from '../support/github/pull-requests'
import { publishPermissions, type Seed, seedRepository } from '../support/github/seed'
import { workflowRunEvent } from '../support/github/workflow-run-event'
import type { ActionRun } from '../support/run-action'
import { seedFork } from './upstream'
import {
  goodIpa,
  pathsOn,
  runStep,
  type StepOptions,
  shownText,
  theComment,
  writesOf,
} from './workflow'

let github: GitHub
let seed: Seed
let count = 0

beforeAll(async () => {
  github = await startGitHub()
  seed = await seedRepository(github, {
    permissions: { ...publishPermissions, actions: 'read' },
  })
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

/** Each run is newer than the one before. */
async function run(event: WorkflowEvent, options: StepOptions = {}): Promise<ActionRun> {
  count += 1
  const ids = { runNumber: 100 + count, runId: 9_000_000_100 + count }
  return runStep(github, seed, { event, ...ids, ...options })
}

async function publish(event: WorkflowEvent, options: StepOptions = {}): Promise<ActionRun> {
  return run(event, { ipa: await goodIpa({ build: String(45 + count) }), ...options })
}

const headOf = async (branch: string) => (await seed.repository.git.head(branch)) ?? ''

async function pushTo(branch: string): Promise<WorkflowEvent> {
  const { repository } = seed
  const sha = await repository.git.commit({ branch, files: { 'app.swift': String(count) } })
  return pushEvent({ github, repository, sha, ref: `refs/heads/${branch}` })
}

async function pageOf(published: ActionRun, name: string): Promise<string> {
  return (await github.get(published.outputs[name] ?? '')).body.toString()
}

describe('a push', () => {
  it('of a branch has a page that always shows the newest build', async () => {
    const first = await publish(await pushTo('main'))
    const second = await publish(await pushTo('main'))
    expect(first.outputs).toMatchObject({ status: 'installable', channel: 'main' })
    expect(second.outputs['channel-url']).toBe(first.outputs['channel-url'])
    expect(second.outputs['channel-url']).toMatch(/\/install\/main\/$/)
    const page = await pageOf(second, 'channel-url')
    expect(page).toContain(`data-newest="${second.outputs['build-id']}"`)
    expect(page).toContain(first.outputs['build-id'])
    expect(seed.repository.comments).toEqual([])
    expect(first.outputs['comment-url']).toBe('')
    expect(first.summary).toContain(first.outputs['install-url'])
  })

  it('is the build of the pull request that it is told', async () => {
    const inputs = { 'pull-request': '42' }
    const published = await publish(await pushTo('main'), { inputs })
    expect(published.outputs).toMatchObject({ status: 'installable', channel: 'pr-42' })
    expect(shownText(theComment(seed.repository))).toContain(published.outputs['install-url'])
    seed.repository.comments.length = 0
  })
})

describe('a run that knows only its ref', () => {
  it('a merge queue publishes what it tests, with the commit it tests', async () => {
    const { pull, repository } = seed
    const event = mergeGroupEvent({ github, repository, pull, sha: pull.headSha })
    const published = await publish(event)
    const channel = channelName(event.ref.slice('refs/heads/'.length))
    expect(published.outputs).toMatchObject({ status: 'installable', channel })
    expect(channel).toMatch(/^gh-readonly-queue-main-pr-42-[0-9a-f]{40}-[0-9a-f]{6}$/)
    expect(await pageOf(published, 'install-url')).toContain(pull.headSha.slice(0, 7))
  })

  it('a run that built a push publishes to that branch’s channel', async () => {
    const { repository } = seed
    const sha = await headOf('main')
    const built = addWorkflowRun({
      ...{ repository, event: 'push', headBranch: 'release/3.1', headSha: sha },
    })
    const files = { 'Example.ipa': await readFile(await goodIpa({ build: '310' })) }
    await addArtifact({ repository, run: built, name: 'ipa', files })
    const event = await workflowRunEvent({ github, repository, run: built })
    const published = await run(event, { inputs: { artifact: 'ipa' } })
    expect(published.outputs).toMatchObject({
      ...{ status: 'installable', 'build-number': '310', channel: channelName('release/3.1') },
    })
  })
})

describe('a pull request', () => {
  it('closed, told to the base by pull_request_target', async () => {
    const { pull, repository } = seed
    const name = 'pull_request_target'
    pull.state = 'closed'
    const event = pullRequestEvent({ github, repository, pull, action: 'closed', name })
    const removal = await run(event)
    expect(removal.outputs).toMatchObject({ status: 'removed', channel: 'pr-42' })
    const ipas = (await pathsOn(repository)).filter(path => /pr-42\/.*\.ipa$/.test(path))
    expect(ipas).toEqual([])
  })
})

describe('a branch that was deleted', () => {
  it('takes its channel along, and no other', async () => {
    const { repository } = seed
    const published = await publish(await pushTo('feature/x'))
    expect(published.outputs).toMatchObject({ status: 'installable' })
    const removal = await run(await deleteEvent({ github, repository, ref: 'feature/x' }))
    expect(removal).toMatchObject({ exitCode: 0, outputs: { status: 'removed' } })
    expect(removal.outputs['channel']).toBe(published.outputs['channel'])
    await repository.pages?.queue.settled()
    expect((await github.get(published.outputs['ipa-url'] ?? '')).status).toBe(404)
    expect((await pathsOn(repository)).some(path => /\/main\/.*\.ipa$/.test(path))).toBe(true)
  })

  it('without builds is no error', async () => {
    const { repository } = seed
    const removal = await run(await deleteEvent({ github, repository, ref: 'never-built' }))
    expect(removal).toMatchObject({ exitCode: 0, outputs: { status: 'removed' } })
    expect(writesOf(removal)).toEqual([])
  })

  it('is not the tag of that name', async () => {
    const { repository } = seed
    const event = await deleteEvent({ github, repository, ref: 'main', refType: 'tag' })
    const kept = await run(event)
    expect(kept).toMatchObject({ exitCode: 0, outputs: { status: 'skipped' } })
    expect((await pathsOn(repository)).some(path => /\/main\/.*\.ipa$/.test(path))).toBe(true)
  })
})

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

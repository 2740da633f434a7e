import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { addWorkflowRun } from '../support/github/actions/add-run'
import { deleteEvent } from '../support/github/delete-event'
import { pushEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { mergeGroupEvent } from '../support/github/merge-group-event'
import { releaseEvent } from '../support/github/release-event'
import { addRelease } from '../support/github/releases/add-release'
import { type Seed, seedRepository } from '../support/github/seed'
import { workflowRunEvent } from '../support/github/workflow-run-event'

let github: GitHub
let seed: Seed

beforeEach(async () => {
  github = await startGitHub()
  seed = await seedRepository(github)
})

afterEach(() => github.close())

it('a run that a fork’s pull request started tells of the fork, and of no pull request', async () => {
  const { repository } = seed
  const fork = await github.addRepository({ fullName: 'hubot/app', fork: true })
  const pull = await github.openPullRequest({ repository, number: 7, fork })
  const facts = { headRepository: fork, headBranch: pull.head.ref, headSha: pull.headSha }
  const run = addWorkflowRun({ repository, ...facts, actor: 'hubot' })
  const event = await workflowRunEvent({ github, repository, run })
  expect(event).toMatchObject({
    ...{ name: 'workflow_run', ref: 'refs/heads/main', actor: 'hubot' },
    sha: await repository.git.head('main'),
    payload: {
      action: 'completed',
      repository: { full_name: 'octo-org/app' },
      workflow_run: {
        ...{ id: run.id, event: 'pull_request', conclusion: 'success', pull_requests: [] },
        ...{ head_branch: 'feature-7', head_sha: pull.headSha },
        head_repository: { full_name: 'hubot/app', id: fork.id },
      },
    },
  })
  const filled = await workflowRunEvent({ github, repository, run, pulls: [pull] })
  expect(filled.payload).toMatchObject({ workflow_run: { pull_requests: [{ number: 7 }] } })
})

it('a release runs on its tag', async () => {
  const { repository } = seed
  const release = await addRelease({ repository, tag: 'v1', body: 'Notes' })
  const event = await releaseEvent({ github, repository, release })
  expect(event).toMatchObject({
    ...{ name: 'release', ref: 'refs/tags/v1', sha: await repository.git.head('main') },
    payload: { action: 'published', release: { id: release.id, tag_name: 'v1', body: 'Notes' } },
  })
  expect(JSON.stringify(event.payload)).toContain(`${github.uploadUrl}/repos/octo-org/app`)
})

it('a deleted branch, a pushed tag and a merge queue', async () => {
  const { pull, repository } = seed
  const gone = await deleteEvent({ github, repository, ref: 'feature/x' })
  expect(gone).toMatchObject({
    ref: 'refs/heads/main',
    payload: { ref: 'feature/x', ref_type: 'branch' },
  })
  const sha = pull.headSha
  const tag = pushEvent({ github, repository, sha, ref: 'refs/tags/v1' })
  expect(tag.payload).toMatchObject({
    ref: 'refs/tags/v1',
    created: true,
    head_commit: { id: sha },
  })
  const queued = mergeGroupEvent({ github, repository, pull, sha })
  expect(queued.ref).toMatch(/^refs\/heads\/gh-readonly-queue\/main\/pr-42-[0-9a-f]{40}$/)
  expect(queued.payload).toMatchObject({ merge_group: { head_sha: sha, head_ref: queued.ref } })
})

it('keeps every address on this machine', async () => {
  const { pull, repository } = seed
  const { headSha } = pull
  const run = addWorkflowRun({ repository, headSha, headBranch: 'feature-42', pulls: [pull] })
  const release = await addRelease({ repository, tag: 'v1', assets: { 'a.txt': 'a' } })
  const events = [
    await workflowRunEvent({ github, repository, run }),
    await releaseEvent({ github, repository, release }),
  ]
  const text = JSON.stringify(events.map(({ payload }) => payload))
  const foreign = /Codertocat|Hello-World|octo-repo|[a-z]+:\/\/(?:api\.|uploads\.)?github\.com/g
  expect([...text.matchAll(foreign)].map(String)).toEqual([])
})

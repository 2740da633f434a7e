import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { addArtifact } from '../support/github/actions/add-artifact'
import { addWorkflowRun } from '../support/github/actions/add-run'
import type { WorkflowRun } from '../support/github/actions/workflow-run'
import { pullRequestEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import type { Token } from '../support/github/world'
import { runAction } from '../support/run-action'
import { callRest, type Reply } from './rest-caller'

let github: GitHub
let seed: Seed
let run: WorkflowRun

beforeEach(async () => {
  github = await startGitHub({ checkAnswers: true, hostName: 'localhost' })
  seed = await seedRepository(github, { permissions: { actions: 'write' } })
  const { headSha } = seed.pull
  const { repository } = seed
  run = addWorkflowRun({ repository, headSha, headBranch: 'feature-42', pulls: [seed.pull] })
})

afterEach(async () => {
  await github.close()
  expect(github.violations).toEqual([])
})

const actions = '/repos/octo-org/app/actions'

function call(line: string, body?: unknown, token: Token | undefined = seed.token): Promise<Reply> {
  return callRest(github, { line, body, token })
}

it('workflow runs are found by branch and event, and those of a fork tell of no pull request', async () => {
  const fork = await github.addRepository({ fullName: 'hubot/app', fork: true })
  const facts = { headRepository: fork, headBranch: 'main', headSha: 'a'.repeat(40) }
  const forked = addWorkflowRun({ repository: seed.repository, ...facts })
  const list = await call(`GET ${actions}/runs?status=success&branch=feature-42`)
  expect(list.body).toMatchObject({ total_count: 1, workflow_runs: [{ id: run.id }] })
  const none = await call(`GET ${actions}/workflows/build.yml/runs?event=push`)
  expect(none.body).toEqual({ total_count: 0, workflow_runs: [] })
  const { body } = await call(`GET ${actions}/runs/${forked.id}`)
  expect(body).toMatchObject({ pull_requests: [], head_repository: { full_name: 'hubot/app' } })
})

it('an artifact is not for strangers, nor for a token without the permission', async () => {
  const { id } = await addArtifact({ repository: seed.repository, run, name: 'ipa' })
  const line = `GET ${actions}/artifacts/${id}/zip`
  expect((await callRest(github, { line, token: undefined })).status).toBe(401)
  const other = github.addToken({ permissions: { contents: 'write' } })
  expect((await call(line, undefined, other)).status).toBe(403)
})

/** What a step of a job does with the official package. */
const upload = `
  import fs from 'node:fs'
  import path from 'node:path'
  import { DefaultArtifactClient } from '${resolve('node_modules/@actions/artifact/lib/artifact.js')}'
  const client = new DefaultArtifactClient()
  const { GITHUB_OUTPUT, RUNNER_TEMP } = process.env
  const file = path.join(RUNNER_TEMP, 'artifact.tar')
  const back = path.join(RUNNER_TEMP, 'back')
  fs.writeFileSync(file, Buffer.alloc(9_000_000, 'tar'))
  const send = () => client.uploadArtifact('ipa', [file], RUNNER_TEMP, { compressionLevel: 0 })
  const { id } = await send()
  const again = await send().catch(error => error.message)
  await client.downloadArtifact(id, { path: back })
  const { size } = fs.statSync(path.join(back, 'artifact.tar'))
  fs.appendFileSync(GITHUB_OUTPUT, 'size=' + size + '\\nagain=' + again + '\\n')`

it('an upload of the official package is taken in several blocks, and once per name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'step-'))
  const entry = join(folder, 'step.mjs')
  await writeFile(entry, upload)
  const { pull, repository, token } = seed
  const event = pullRequestEvent({ github, repository, pull })
  const { outputs } = await runAction({ github, event, token, entry, runtime: true })
  await rm(folder, { recursive: true })
  expect(outputs).toEqual({ size: '9000000', again: expect.stringContaining('(409)') })
  const tokens = new Set(github.requests.map(({ server, token }) => `${server} ${token}`))
  expect([...tokens].sort()).toEqual(['blobs none', 'results ACTIONS_RUNTIME_TOKEN'])
})

describe('a dispatch', () => {
  const line = `POST ${actions}/workflows/pages.yml/dispatches`

  it('can tell which run it started, and the run can fail', async () => {
    seed.repository.actions.onDispatch('pages.yml', async () => {
      throw new Error('no')
    })
    const reply = await call(line, { ref: 'refs/heads/main', return_run_details: true })
    const started = seed.repository.actions.runs.at(-1)
    expect(reply).toMatchObject({ status: 200, body: { workflow_run_id: started?.id } })
    await seed.repository.actions.settled()
    expect(started).toMatchObject({ status: 'completed', conclusion: 'failure' })
  })

  it('is refused without the workflow, its trigger, the ref or the permission', async () => {
    expect((await call(line, { ref: 'main' })).status).toBe(404)
    const build = `POST ${actions}/workflows/build.yml/dispatches`
    expect(await call(build, { ref: 'main' })).toMatchObject({
      status: 422,
      body: { message: "Workflow does not have 'workflow_dispatch' trigger" },
    })
    expect(await call(build, { ref: 'nowhere' })).toMatchObject({
      status: 422,
      body: { message: 'No ref found for: nowhere' },
    })
    const reader = github.addToken({ permissions: { actions: 'read' } })
    expect((await call(build, { ref: 'main' }, reader)).status).toBe(403)
  })
})

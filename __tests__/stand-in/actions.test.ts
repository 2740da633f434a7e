import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { addArtifact } from '../support/github/actions/add-artifact'
import { addWorkflowRun } from '../support/github/actions/add-run'
import type { WorkflowRun } from '../support/github/actions/workflow-run'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import type { Token } from '../support/github/world'
import { callRest, type Reply } from './rest-caller'

let github: GitHub
let seed: Seed
let run: WorkflowRun

beforeEach(async () => {
  github = await startGitHub({ checkAnswers: true })
  seed = await seedRepository(github, { permissions: { actions: 'write' } })
  const { headSha } = seed.pull
  const { repository } = seed
  run = addWorkflowRun({ repository, headSha, headBranch: 'feature-42', pulls: [seed.pull] })
})

afterEach(() => github.close())

const actions = '/repos/octo-org/app/actions'

function call(line: string, body?: unknown, token: Token | undefined = seed.token): Promise<Reply> {
  return callRest(github, { line, body, token })
}

describe('workflow runs', () => {
  it('are got and found', async () => {
    const facts = {
      ...{ id: run.id, status: 'completed', conclusion: 'success', event: 'pull_request' },
      ...{ head_branch: 'feature-42', head_sha: seed.pull.headSha },
      pull_requests: [{ number: 42, head: { sha: seed.pull.headSha } }],
      head_repository: { full_name: 'octo-org/app' },
    }
    expect(await call(`GET ${actions}/runs/${run.id}`)).toMatchObject({ status: 200, body: facts })
    const list = await call(`GET ${actions}/runs?status=success&branch=feature-42`)
    expect(list.body).toMatchObject({ total_count: 1, workflow_runs: [{ id: run.id }] })
    const none = await call(`GET ${actions}/workflows/build.yml/runs?event=push`)
    expect(none.body).toEqual({ total_count: 0, workflow_runs: [] })
    expect((await call(`GET ${actions}/runs/1`)).status).toBe(404)
    expect(github.violations).toEqual([])
  })

  it('of a fork tell nothing of pull requests', async () => {
    const fork = await github.addRepository({ fullName: 'hubot/app', fork: true })
    const forked = addWorkflowRun({
      ...{ repository: seed.repository, headRepository: fork },
      ...{ headBranch: 'main', headSha: 'a'.repeat(40) },
    })
    expect((await call(`GET ${actions}/runs/${forked.id}`)).body).toMatchObject({
      pull_requests: [],
      head_repository: { full_name: 'hubot/app', fork: true },
    })
    expect(github.violations).toEqual([])
  })
})

describe('artifacts', () => {
  it('are listed, and downloaded from another host within a minute', async () => {
    const { repository } = seed
    const artifact = await addArtifact({ repository, run, name: 'ipa', files: { 'a.ipa': 'x' } })
    await addArtifact({ repository, run, name: 'logs', files: { 'log.txt': 'y' } })
    const list = await call(`GET ${actions}/runs/${run.id}/artifacts?name=ipa`)
    expect(list.body).toMatchObject({
      total_count: 1,
      artifacts: [
        { name: 'ipa', id: artifact.id, digest: artifact.digest, workflow_run: { id: run.id } },
      ],
    })
    const zip = `${github.apiUrl}${actions}/artifacts/${artifact.id}/zip`
    const headers = { authorization: `Bearer ${seed.token.value}` }
    const { headers: told, status } = await fetch(zip, { headers, redirect: 'manual' })
    expect(status).toBe(302)
    const got = await github.get(told.get('location') ?? '')
    expect(got).toMatchObject({ status: 200, headers: { 'content-type': 'application/zip' } })
    expect(got.body).toEqual(await readFile(artifact.file))
    expect((await fetch(zip, { redirect: 'manual' })).status).toBe(401)
    const other = github.addToken({ permissions: { contents: 'write' } })
    const line = `GET ${actions}/artifacts/${artifact.id}/zip`
    expect((await call(line, undefined, other)).status).toBe(403)
    expect(github.violations).toEqual([])
  })

  it('expire', async () => {
    const { repository } = seed
    const { id } = await addArtifact({ repository, run, name: 'ipa', expired: true })
    expect(await call(`GET ${actions}/artifacts/${id}`)).toMatchObject({ body: { expired: true } })
    expect(await call(`GET ${actions}/artifacts/${id}/zip`)).toMatchObject({
      status: 410,
      body: { message: 'Artifact has expired' },
    })
    expect(github.violations).toEqual([])
  })
})

describe('a dispatch', () => {
  const line = `POST ${actions}/workflows/pages.yml/dispatches`

  it('starts a run that does what the test says', async () => {
    const { repository } = seed
    const site = await github.enablePages(repository, { buildType: 'workflow' })
    repository.actions.onDispatch('pages.yml', ({ inputs }) =>
      site.deploy({ 'index.html': String(inputs['text']) }),
    )
    expect(await call(line, { ref: 'main', inputs: { text: 'Hi' } })).toMatchObject({ status: 204 })
    await repository.actions.settled()
    expect((await github.get(site.url)).body.toString()).toBe('Hi')
    const runs = await call(`GET ${actions}/workflows/pages.yml/runs?event=workflow_dispatch`)
    expect(runs.body).toMatchObject({
      workflow_runs: [{ status: 'completed', conclusion: 'success', head_branch: 'main' }],
    })
    expect(repository.actions.dispatches).toMatchObject([{ ref: 'main', inputs: { text: 'Hi' } }])
    expect(github.violations).toEqual([])
  })

  it('can tell which run it started, and the run can fail', async () => {
    seed.repository.actions.onDispatch('pages.yml', async () => {
      throw new Error('no')
    })
    const reply = await call(line, { ref: 'refs/heads/main', return_run_details: true })
    const started = seed.repository.actions.runs.at(-1)
    expect(reply).toMatchObject({ status: 200, body: { workflow_run_id: started?.id } })
    await seed.repository.actions.settled()
    expect(started).toMatchObject({ status: 'completed', conclusion: 'failure' })
    expect(github.violations).toEqual([])
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

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { addArtifact } from '../support/github/actions/add-artifact'
import { addWorkflowRun } from '../support/github/actions/add-run'
import { pushEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import { type ActionRun, type RunOptions, runAction } from '../support/run-action'

let github: GitHub
let seed: Seed
let folder: string

beforeEach(async () => {
  github = await startGitHub({ hostName: 'localhost' })
  seed = await seedRepository(github, { permissions: { actions: 'read' } })
  folder = await mkdtemp(path.join(tmpdir(), 'step-'))
})

afterEach(async () => {
  await github.close()
  await rm(folder, { recursive: true })
})

const packages = path.resolve('node_modules')

/** Runs a few lines with the real packages, as a step of a job. */
async function run(program: string, options: Partial<RunOptions> = {}): Promise<ActionRun> {
  const entry = path.join(folder, 'step.mjs')
  const imports = `
    import fs from 'node:fs'
    import path from 'node:path'
    import { DefaultArtifactClient } from '${packages}/@actions/artifact/lib/artifact.js'
    import * as core from '${packages}/@actions/core/lib/core.js'
    const client = new DefaultArtifactClient()
    const { env } = process\n`
  await writeFile(entry, imports + program)
  const { repository, token } = seed
  const event = pushEvent({ github, repository, sha: (await repository.git.head('main')) ?? '' })
  return runAction({ github, event, token, entry, ...options })
}

const findBy = `{ token: core.getInput('github-token'), workflowRunId: 77,
  repositoryOwner: 'octo-org', repositoryName: 'app' }`

it('finds and downloads an artifact of another run', async () => {
  const { pull, repository } = seed
  const { headSha } = pull
  const built = addWorkflowRun({ repository, id: 77, headSha, headBranch: 'feature-42' })
  const files = { 'out/App.ipa': 'Bytes of an app' }
  const artifact = await addArtifact({ repository, run: built, name: 'ipa', files })
  const { exitCode, outputs, stdout } = await run(`
    const findBy = ${findBy}
    const { artifact } = await client.getArtifact('ipa', { findBy })
    const to = path.join(env.RUNNER_TEMP, 'got')
    const got = await client.downloadArtifact(artifact.id,
      { findBy, path: to, expectedHash: artifact.digest })
    core.setOutput('digest', artifact.digest)
    core.setOutput('mismatch', got.digestMismatch)
    core.setOutput('text', fs.readFileSync(path.join(to, 'out/App.ipa'), 'utf8'))`)
  expect(stdout).not.toContain('::error')
  expect(exitCode).toBe(0)
  expect(outputs).toEqual({ digest: artifact.digest, mismatch: 'false', text: 'Bytes of an app' })
  expect(github.violations).toEqual([])
  expect(github.requests.map(({ server, token }) => `${server} ${token}`)).toEqual([
    'api GITHUB_TOKEN',
    'api GITHUB_TOKEN',
    'blobs none',
  ])
})

it('sees a digest that does not fit', async () => {
  const { pull, repository } = seed
  const { headSha } = pull
  const built = addWorkflowRun({ repository, id: 77, headSha, headBranch: 'feature-42' })
  const digest = `sha256:${'0'.repeat(64)}`
  await addArtifact({ repository, run: built, name: 'ipa', files: { a: 'a' }, digest })
  const { outputs } = await run(`
    const findBy = ${findBy}
    const { artifacts: [artifact] } = await client.listArtifacts({ findBy })
    const { digestMismatch } = await client.downloadArtifact(artifact.id,
      { findBy, path: path.join(env.RUNNER_TEMP, 'got'), expectedHash: artifact.digest })
    core.setOutput('mismatch', digestMismatch)`)
  expect(outputs).toEqual({ mismatch: 'true' })
})

it('uploads an artifact of its own run, once per name', async () => {
  const { exitCode, outputs, stdout } = await run(
    `
    const file = path.join(env.RUNNER_TEMP, 'artifact.tar')
    fs.writeFileSync(file, Buffer.alloc(9_000_000, 'tar'))
    const { id } = await client.uploadArtifact('github-pages', [file], env.RUNNER_TEMP,
      { compressionLevel: 0 })
    core.setOutput('id', id)
    await client.uploadArtifact('github-pages', [file], env.RUNNER_TEMP).catch(error =>
      core.setOutput('again', error.message))
    const { artifact } = await client.getArtifact('github-pages')
    core.setOutput('found', artifact.id)
    await client.downloadArtifact(artifact.id, { path: path.join(env.RUNNER_TEMP, 'back') })
    core.setOutput('size', fs.statSync(path.join(env.RUNNER_TEMP, 'back/artifact.tar')).size)`,
    { runtime: true },
  )
  expect(stdout).not.toContain('::error')
  expect(exitCode).toBe(0)
  const [artifact] = seed.repository.actions.artifacts
  expect(seed.repository.actions.artifacts).toMatchObject([{ name: 'github-pages', final: true }])
  expect(outputs).toMatchObject({ id: String(artifact?.id), found: String(artifact?.id) })
  expect(outputs).toMatchObject({ size: '9000000', again: expect.stringContaining('(409)') })
  expect((await readFile(artifact?.file ?? '')).subarray(0, 2).toString()).toBe('PK')
  expect(github.violations).toEqual([])
  const tokens = new Set(github.requests.map(({ server, token }) => `${server} ${token}`))
  expect([...tokens].sort()).toEqual(['blobs none', 'results ACTIONS_RUNTIME_TOKEN'])
})

it('refuses a host that it takes for an Enterprise Server', async () => {
  const { outputs } = await run(
    `await client.listArtifacts({ findBy: ${findBy} }).catch(error =>
      core.setOutput('name', error.name))`,
    { env: { GITHUB_SERVER_URL: 'http://127.0.0.1:1' } },
  )
  expect(outputs).toEqual({ name: 'GHESNotSupportedError' })
})

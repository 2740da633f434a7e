import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { addArtifact } from '../support/github/actions/add-artifact'
import { addWorkflowRun } from '../support/github/actions/add-run'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import type { ActionRun } from '../support/run-action'
import { goodIpa, runStep } from './workflow'

/** The run that the step belongs to. */
const RUN = 9_000_000_001

/** How it is published: `quick-start.test.ts`. */
const inspecting = { artifact: 'ipa', command: 'inspect' }

let github: GitHub
let seed: Seed

afterEach(async () => {
  expect(github.violations).toEqual([])
  await github.close()
})

/** An artifact that an earlier job of the same run left. */
async function leave(name = 'ipa', digest?: string): Promise<void> {
  const { pull, repository } = seed
  const facts = {
    id: RUN,
    status: 'in_progress',
    headSha: pull.headSha,
    headBranch: pull.head.ref,
  } as const
  const run =
    repository.actions.runs.find(({ id }) => id === RUN) ?? addWorkflowRun({ repository, ...facts })
  const files = { 'out/Example.ipa': await readFile(await goodIpa()) }
  await addArtifact({ repository, run, name, files, ...(digest === undefined ? {} : { digest }) })
}

const asked = ({ requests }: ActionRun) =>
  requests
    .filter(({ path, server }) => server !== 'blobs' && /artifact/i.test(path))
    .map(({ server, token, path }) => `${server} ${token} ${path.split('/').at(-1)}`)

describe('an artifact of the same run', () => {
  beforeEach(async () => {
    github = await startGitHub({ hostName: 'localhost' })
    seed = await seedRepository(github)
  })

  it('needs no permission', async () => {
    await leave()
    const run = await runStep(github, seed, { inputs: inspecting, runtime: true })
    expect(run).toMatchObject({ exitCode: 0, errors: [], outputs: { status: 'inspected' } })
    expect(asked(run)).toEqual([
      'results ACTIONS_RUNTIME_TOKEN ListArtifacts',
      'results ACTIONS_RUNTIME_TOKEN ListArtifacts',
      'results ACTIONS_RUNTIME_TOKEN GetSignedArtifactURL',
    ])
    expect(run.requests.filter(({ server }) => server === 'blobs')).toMatchObject([
      { token: 'none' },
    ])
    expect(run.leftInTemp).toEqual([])
  })

  it('is refused when it is not what was uploaded', async () => {
    await leave('ipa', `sha256:${'0'.repeat(64)}`)
    const run = await runStep(github, seed, { inputs: { artifact: 'ipa' }, runtime: true })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join()).toContain('The artifact “ipa” is not what was uploaded')
  })

  it('that is not there is told', async () => {
    const run = await runStep(github, seed, { inputs: { artifact: 'ipa' }, runtime: true })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join()).toContain('This run has no artifact “ipa”')
  })

  it('is read as the official uploader packs it', async () => {
    const ipa = await goodIpa({ build: '88' })
    const upload = join(await mkdtemp(join(tmpdir(), 'upload-')), 'step.mjs')
    const client = resolve('node_modules/@actions/artifact/lib/artifact.js')
    await writeFile(
      upload,
      `import { DefaultArtifactClient } from ${JSON.stringify(client)}
       await new DefaultArtifactClient().uploadArtifact('ipa', [${JSON.stringify(ipa)}], ${JSON.stringify(dirname(ipa))})`,
    )
    const uploaded = await runStep(github, seed, { entry: upload, runtime: true })
    expect(uploaded).toMatchObject({ exitCode: 0, errors: [] })
    const run = await runStep(github, seed, { inputs: inspecting, runtime: true })
    expect(run.outputs).toMatchObject({ status: 'inspected', 'build-number': '88' })
    await rm(dirname(upload), { recursive: true })
  })
})

describe('through the interface of GitHub', () => {
  beforeEach(async () => {
    github = await startGitHub()
    seed = await seedRepository(github, {
      permissions: { contents: 'write', 'pull-requests': 'write', pages: 'write', actions: 'read' },
    })
  })

  it('comes what the package refuses to fetch from an Enterprise Server', async () => {
    await leave()
    const run = await runStep(github, seed, { inputs: inspecting, runtime: true })
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'inspected' } })
    expect(run.warnings.filter(text => /artifact/i.test(text))).toEqual([])
    expect(asked(run)).toEqual(['api GITHUB_TOKEN artifacts', 'api GITHUB_TOKEN zip'])
  })

  it('comes what another run holds', async () => {
    const { pull, repository } = seed
    const run = addWorkflowRun({ repository, id: 77, headSha: pull.headSha, headBranch: 'main' })
    const files = { 'Example.ipa': await readFile(await goodIpa({ build: '77' })) }
    await addArtifact({ repository, run, name: 'ipa', files })
    const inputs = { ...inspecting, 'run-id': '77' }
    const inspected = await runStep(github, seed, { inputs })
    expect(inspected.outputs).toMatchObject({ status: 'inspected', 'build-number': '77' })
  })

  it('never comes what lies in the workspace instead', async () => {
    const inputs = { artifact: 'ipa' }
    const workspace = (await goodIpa()).replace(/\/[^/]+$/, '')
    const run = await runStep(github, seed, { inputs, workspace })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join()).toContain('Run 9000000001 has no artifact “ipa”')
  })
})

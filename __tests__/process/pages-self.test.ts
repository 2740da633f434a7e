import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { plainEvent, pushEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import type { PagesSite } from '../support/github/pages/site'
import { type Seed, seedRepository } from '../support/github/seed'
import type { Permissions } from '../support/github/world'
import type { ActionRun } from '../support/run-action'
import { tap } from './phone'
import { buildRun, handOver, publishUpstream } from './upstream'
import {
  commentsOn,
  goodIpa,
  pathsOn,
  pushesOf,
  runStep,
  type StepOptions,
  shownText,
  textOn,
  theComment,
} from './workflow'

const permissions: Permissions = {
  actions: 'read',
  contents: 'write',
  deployments: 'read',
  pages: 'write',
  'pull-requests': 'write',
}

let github: GitHub
let seed: Seed
let site: PagesSite
let runId = 9_000_000_000

beforeEach(async () => {
  github = await startGitHub({ hostName: 'localhost' })
  seed = await seedRepository(github, { pages: { buildType: 'workflow' }, permissions })
  const { pages } = seed.repository
  if (pages === undefined) throw new Error('Pages is off')
  site = pages
  site.deployments.script = ['deployment_queued', 'syncing_files', 'succeed']
})

afterEach(async () => {
  const { violations } = github
  await github.close()
  expect(violations).toEqual([])
})

/** The job of the recipe, on a push to the default branch. */
async function onMain(options: StepOptions = {}): Promise<ActionRun> {
  const { repository } = seed
  const sha = (await repository.git.head('main')) ?? ''
  return runStep(github, seed, {
    event: pushEvent({ github, repository, sha }),
    runtime: { environment: 'github-pages' },
    runId: ++runId,
    runNumber: runId - 9_000_000_000,
    ...options,
  })
}

const digestOf = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex')

/** Opens the page, taps, and compares what arrives with what was built. */
async function installs(run: ActionRun, ipa: string): Promise<void> {
  expect(run.errors).toEqual([])
  expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
  const { sha256, manifest } = await tap(github, run.outputs['install-url'] ?? '')
  expect(sha256).toBe(await digestOf(ipa))
  expect(manifest.metadata['bundle-identifier']).toBe(run.outputs['bundle-id'])
}

/** No secret of the job is in what anybody can read. */
function expectNoSecret({ stdout, stderr, summary, masks }: ActionRun): void {
  const log = stdout.replace(/^::add-mask::.*$/gm, '')
  for (const secret of [seed.token.value, ...masks]) {
    expect(log + stderr + summary).not.toContain(secret)
  }
}

function refused(run: ActionRun, message: RegExp): void {
  expect(run.exitCode).toBe(1)
  expect(run.errors.join('\n')).toMatch(message)
  expect(pushesOf(run)).toBe(0)
  expect(seed.repository.actions.artifacts).toEqual([])
}

const twoWays = /Deploy from a branch[\s\S]*pages-workflow[\s\S]*assemble/
const threeWays = new RegExp(`${twoWays.source}[\\s\\S]*default branch`)

describe('a job on the default branch deploys a site that holds nothing else', () => {
  it('again with each publish, and again when a build is taken away', async () => {
    const [ipa, later] = [await goodIpa(), await goodIpa({ build: '46' })]
    const first = await onMain({ ipa })
    await installs(first, ipa)
    // One tells of the environment beforehand, one deploys.
    expect(first.masks.filter(mask => mask.startsWith('eyJ'))).toHaveLength(2)
    expectNoSecret(first)
    expect(site.deployments.all).toMatchObject([
      { version: await seed.repository.git.head('gh-pages'), status: 'succeed' },
    ])

    const second = await onMain({ ipa: later })
    await installs(second, later)
    await installs(first, ipa)
    expect(site.deployments.all).toHaveLength(2)
    expect([...(site.live?.keys() ?? [])].sort()).toEqual(
      [...(await pathsOn(seed.repository)), 'tap-to-install.txt'].sort(),
    )
    expect(seed.repository.actions.artifacts).toEqual([])

    const removal = await onMain({ inputs: { command: 'remove' }, realTime: true })
    expect(removal).toMatchObject({ exitCode: 0, outputs: { status: 'removed' }, warnings: [] })
    expect((await github.get(first.outputs['ipa-url'] ?? '')).status).toBe(404)
    expect((await github.get(second.outputs['install-url'] ?? '')).body.toString()).toContain(
      'gone',
    )
  })

  it('from workflow_run, with the link on the pull request', async () => {
    const runtime = { environment: 'github-pages' }
    const failed = buildRun(seed, seed.pull, { conclusion: 'failure' })
    const idle = await publishUpstream(github, { seed, run: failed }, { runtime, runId: ++runId })
    // It has deployed nothing, and yet GitHub counts it as a deployment that worked.
    expect(idle).toMatchObject({ exitCode: 0, outputs: { status: 'skipped' } })
    expect(seed.repository.deployments[0]?.statuses.at(-1)?.state).toBe('success')

    const built = buildRun(seed, seed.pull)
    const ipa = await goodIpa()
    await handOver(seed, built, { files: { 'Example.ipa': await readFile(ipa) } })
    const run = await publishUpstream(github, { seed, run: built }, { runtime, runId: ++runId })
    await installs(run, ipa)
    expect(run.outputs['channel']).toBe('pr-42')
    expect(shownText(theComment(seed.repository))).toContain(run.outputs['install-url'])
  })

  it('in turn with others, and the later one has the builds of both', async () => {
    const ipas = [await goodIpa(), await goodIpa({ build: '46' })]
    const runs = await Promise.all(
      ipas.map((ipa, index) => onMain({ ipa, inputs: { channel: `line-${index}` } })),
    )
    for (const [index, run] of runs.entries()) await installs(run, ipas[index] ?? '')
    const newest = site.deployments.all.at(-1)
    expect(newest?.version).toBe(await seed.repository.git.head('gh-pages'))
  })

  it('after waiting until somebody else has deployed, with what came meanwhile', async () => {
    const ipa = await goodIpa()
    await installs(await onMain({ ipa }), ipa)
    site.deployments.begin('f'.repeat(40))
    const running = onMain({ ipa: await goodIpa({ build: '46' }) })
    await until(() => github.requests.some(({ status }) => status === 400))
    const files = { 'install/meanwhile.txt': 'by another run' }
    await github.push(seed.repository, { branch: 'gh-pages', files })
    site.deployments.finish('f'.repeat(40))
    const run = await running
    expect(run.exitCode).toBe(0)
    expect(run.log.join('\n')).toContain('Somebody else deploys the site; trying again in')
    expect((await github.get(`${site.url}install/meanwhile.txt`)).status).toBe(200)
  })
})

/** Of the deployment that is in progress. */
function isUnderWay(path: string): boolean {
  const { inProgress } = site.deployments
  return inProgress !== undefined && path.endsWith(`/pages/deployments/${inProgress.version}`)
}

/** Bounded: a process takes seconds to get so far. */
async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1_200 && !isSo(); turn++) {
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  if (!isSo()) throw new Error('it never came to that')
}

describe('a site that is not ours is left alone', () => {
  it('somebody’s pages', async () => {
    await site.deploy({ 'index.html': 'Our own site', 'docs/a.html': 'A' })
    refused(await onMain({ ipa: await goodIpa() }), twoWays)
    expect((await github.get(site.url)).body.toString()).toBe('Our own site')
    expect((await github.get(`${site.url}docs/a.html`)).body.toString()).toBe('A')
  })

  it('pages without one at the root: that somebody deployed shows in the history', async () => {
    await site.deploy({ 'docs/a.html': 'A' })
    const sha = (await seed.repository.git.head('main')) ?? ''
    const status = { id: 1, state: 'success', creator: 'monalisa', createdAt: new Date() } as const
    const texts = { description: '', environment: 'github-pages', environmentUrl: '', logUrl: '' }
    seed.repository.deployments.push({
      ...{ id: 2, sha, ref: 'main', task: 'deploy', environment: 'github-pages', payload: '' },
      ...{ description: null, transient: false, production: false, creator: 'monalisa' },
      ...{ createdAt: new Date(), statuses: [{ ...status, ...texts }] },
    })
    refused(await onMain({ ipa: await goodIpa() }), /may have been deployed by a job at commit/)
    expect((await github.get(`${site.url}docs/a.html`)).status).toBe(200)
  })

  it('a branch that somebody else made', async () => {
    await seed.repository.git.commit({ branch: 'gh-pages', files: { 'index.html': 'Theirs' } })
    refused(await onMain({ ipa: await goodIpa() }), /“gh-pages” was not created by this action/)
    expect(await textOn(seed.repository, 'index.html')).toBe('Theirs')
  })

  it('deployed by somebody between our look and our deployment', async () => {
    github.beforePush(() => site.deploy({ 'index.html': 'Our own site' }), 'receive')
    const run = await onMain({ ipa: await goodIpa() })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toMatch(twoWays)
    expect(pushesOf(run)).toBe(1)
    expect(site.deployments.all).toEqual([])
    expect(seed.repository.actions.artifacts).toEqual([])
    expect((await github.get(site.url)).body.toString()).toBe('Our own site')
  })
})

describe('a job that may not deploy is told before anything is uploaded', () => {
  it('without id-token: write', async () => {
    const runtime = { environment: 'github-pages', idToken: false }
    const run = await onMain({ ipa: await goodIpa(), runtime })
    refused(run, /permissions:\n {2}id-token: write[\s\S]*environment: github-pages/)
  })

  it('without environment', async () => {
    refused(await onMain({ ipa: await goodIpa(), runtime: {} }), /environment: github-pages/)
  })

  it('on another branch, or for a pull request', async () => {
    const { repository } = seed
    const sha = (await repository.git.head('main')) ?? ''
    const event = pushEvent({ github, repository, sha, ref: 'refs/heads/topic' })
    refused(await onMain({ ipa: await goodIpa(), event }), threeWays)
    const runtime = { environment: 'github-pages' }
    refused(
      await runStep(github, seed, { ipa: await goodIpa(), runtime, runId: ++runId }),
      threeWays,
    )
    expect(commentsOn(repository)).toHaveLength(1)
  })

  it('started by a script, to which the runner lends nothing', async () => {
    const run = await onMain({ ipa: await goodIpa(), env: { ACTIONS_RUNTIME_TOKEN: '' } })
    refused(run, /no way to artifacts[\s\S]*with `uses:`, and not from a script/)
  })

  it('for the site of another repository', async () => {
    await seedRepository(github, { fullName: 'octo-org/builds', pages: { buildType: 'workflow' } })
    const inputs = { 'site-repository': 'octo-org/builds' }
    const run = await onMain({ ipa: await goodIpa(), inputs })
    refused(run, /Only a job of octo-org\/builds itself[\s\S]*Deploy from a branch/)
  })

  it('where GitHub does not say whether anybody has deployed', async () => {
    const { deployments: _, ...without } = permissions
    seed = await seedRepository(github, {
      ...{ fullName: 'octo-org/private', visibility: 'private' },
      pages: { buildType: 'workflow' },
      permissions: without,
    })
    const message = /cannot be known[\s\S]*permissions:\n {2}deployments: read[\s\S]*Deploy from a/
    refused(await onMain({ ipa: await goodIpa() }), message)
  })
})

describe('a deployment that does not end well', () => {
  it('is explained, what was live stays, and the next one may work', async () => {
    site.deployments.script = ['syncing_files', 'deployment_failed']
    const run = await onMain({ ipa: await goodIpa() })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toMatch(/“deployment_failed”: GitHub could not deploy it/)
    expect(run.errors.join('\n')).toContain('The branch holds the change')
    expect(site.live).toBeUndefined()
    site.deployments.script = ['succeed']
    const ipa = await goodIpa({ build: '46' })
    await installs(await onMain({ ipa }), ipa)
  })

  it('because the artifact is not taken leaves the build on the branch', async () => {
    const path = /\/CreateArtifact$/
    github.faults.onEvery({ status: 403, body: { msg: 'quota' } }, { server: 'results', path })
    const run = await onMain({ ipa: await goodIpa() })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toMatch(
      /cannot be uploaded as an artifact: [\s\S]*403[\s\S]*The branch holds the change/,
    )
    expect(site.deployments.all).toEqual([])
  })

  it('that the environment does not let in names the setting', async () => {
    site.deployments.allowedRefs = ['refs/heads/release']
    const run = await onMain({ ipa: await goodIpa() })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toMatch(
      /not allowed to deploy[\s\S]*github-pages[\s\S]*\/octo-org\/app\/settings\/environments/,
    )
  })

  it('because the run was cancelled is cancelled after the job', async () => {
    site.deployments.script = Array.from({ length: 200 }, () => 'syncing_files' as const)
    const when = until(() =>
      github.requests.some(({ path, method }) => method === 'GET' && isUnderWay(path)),
    )
    const ipa = await goodIpa()
    const killed = await onMain({ ipa, interruption: { signal: 'SIGTERM', when } })
    expect(killed.exitCode).toBeUndefined()
    expect(site.deployments.inProgress).toBeDefined()
    const saved = Object.entries(killed.state).map(([name, value]) => [`STATE_${name}`, value])
    const settled = await onMain({ env: Object.fromEntries(saved), runId })
    expect(settled).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(site.deployments.all).toMatchObject([{ status: 'deployment_cancelled' }])
  })

  it('after ten minutes is cancelled', async () => {
    site.deployments.script = Array.from({ length: 1000 }, () => 'syncing_files' as const)
    const run = await onMain({ ipa: await goodIpa(), env: { TEST_TIME_FACTOR: '200' } })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toMatch(/longer than 10 minutes\. It was cancelled/)
    expect(site.deployments.all).toMatchObject([{ status: 'deployment_cancelled' }])
  })
})

it('a removal by a job that may not deploy says that the site comes later', async () => {
  const ipa = await goodIpa()
  await installs(await onMain({ ipa, inputs: { channel: 'gone' } }), ipa)
  const { repository } = seed
  const sha = (await repository.git.head('main')) ?? ''
  const event = plainEvent({ name: 'schedule', github, repository, sha })
  const run = await onMain({ event, runtime: {}, inputs: { command: 'remove', channel: 'gone' } })
  expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'removed' } })
  expect(run.warnings.join('\n')).toContain('the site shows it after its next deployment')
  expect(site.deployments.all).toHaveLength(1)
})

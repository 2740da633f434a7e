import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { addArtifact } from '../support/github/actions/add-artifact'
import { addWorkflowRun } from '../support/github/actions/add-run'
import { type GitHub, startGitHub } from '../support/github/github'
import { publishPermissions, type Seed, seedRepository } from '../support/github/seed'
import type { ActionRun } from '../support/run-action'
import { launcherFor } from './launcher-site'
import { tapFollowing } from './redirecting-phone'
import { atTenant } from './tenant'
import { elsewhere, goodIpa, runStep, shownText, theComment } from './workflow'

/** GitHub Enterprise Cloud with data residency: hosts of its own below `octo.ghe.com`, and all of github.com's features. */
let github: GitHub
let env: Readonly<Record<string, string>>

beforeAll(async () => {
  github = await startGitHub({ layout: 'ghe.com' })
  env = await atTenant(github)
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

const RUN = 9_000_000_001

/** Names of the hosts that were asked, by what was wanted of them. */
function hostsOf({ requests }: ActionRun, ...servers: readonly string[]): readonly string[] {
  const asked = requests.filter(({ server }) => servers.includes(server))
  return [...new Set(asked.map(({ host }) => host.replace(/:\d+$/, '')))]
}

const workflow = '.github/workflows/ios <beta>.yml'
const commit = 'c0ffee'.padEnd(40, '0')

/** By a job that has told GitHub what it built. */
async function handOver({ pull, repository }: Seed): Promise<void> {
  const facts = { headSha: pull.headSha, headBranch: pull.head.ref, status: 'in_progress' } as const
  const run = addWorkflowRun({ repository, id: RUN, ...facts })
  const ipa = await readFile(await goodIpa())
  const files = { 'Example.ipa': ipa }
  const sha256 = createHash('sha256').update(ipa).digest('hex')
  repository.attestations.push({ id: 4711, sha256, workflow, commit })
  await addArtifact({ repository, run, name: 'app', files })
}

/** On the comment, on the page, and for programs; from one question. */
async function expectProvenance({ outputs, requests }: ActionRun, comment: string): Promise<void> {
  expect(comment).toContain(
    `built by <code>ios &#60;beta&#62;.yml</code> from <code>c0ffee0</code>: provenance attested`,
  )
  const install = outputs['install-url'] ?? ''
  const shown = (await github.get(install)).body.toString()
  expect(shown).toContain('<bdi data-p="workflow">.github/workflows/ios &lt;beta&gt;.yml</bdi>')
  const facts = (await github.get(`${install}build.json`)).body.toString()
  expect(JSON.parse(facts)).toMatchObject({ provenance: { workflow, commit } })
  expect(requests.filter(({ path }) => path.includes('/attestations/'))).toHaveLength(1)
}

describe('a repository on ghe.com', () => {
  it('publishes what an earlier job of the run has built, and asks no other host', async () => {
    const seed = await seedRepository(github, {
      fullName: 'residence/app',
      permissions: { ...publishPermissions, deployments: 'write' },
    })
    await handOver(seed)
    const inputs = { artifact: 'app', 'ipa-host': 'release', environment: 'tap' }
    const run = await runStep(github, seed, { inputs, env, runId: RUN, runtime: true })
    expect(run.errors).toEqual([])
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
    expect(hostsOf(run, 'api')).toEqual(['api.octo.ghe.com'])
    expect(hostsOf(run, 'git')).toEqual(['octo.ghe.com'])
    expect(hostsOf(run, 'upload')).toEqual(['uploads.octo.ghe.com'])
    expect(run.requests.filter(({ path }) => /actions\/(runs|artifacts)/.test(path))).toEqual([])
    const { outputs } = run
    const comment = shownText(theComment(seed.repository))
    expect(comment).toContain(outputs['install-url'])
    await expectProvenance(run, comment)
    for (const text of [run.stdout, run.summary, comment]) expect(text).not.toMatch(elsewhere)
    const installed = await tapFollowing(github, outputs['install-url'] ?? '')
    expect(installed.sha256).toBe(outputs['sha256'])
    expect(seed.repository.deployments).toMatchObject([
      { statuses: [{ state: 'success', environmentUrl: outputs['install-url'] }] },
    ])
    const closed = {
      action: 'closed',
      inputs: { environment: 'tap' },
      env,
      runId: RUN + 1,
    } as const
    expect((await runStep(github, seed, closed)).outputs['status']).toBe('removed')
  })

  it('publishes to releases alone with a launcher of its own, and says so without one', async () => {
    const seed = await seedRepository(github, { fullName: 'residence/released', pages: false })
    const ipa = await goodIpa()
    const action = { GITHUB_ACTION_REPOSITORY: 'tap-to-install/tap-to-install' }
    const refused = await runStep(github, seed, {
      ipa,
      inputs: { 'publish-to': 'release' },
      env: { ...env, ...action },
    })
    expect(refused.exitCode).toBe(1)
    expect(refused.errors.join()).toContain('Set `launcher-url`')
    const inputs = { 'publish-to': 'release', 'launcher-url': await launcherFor(github) }
    const run = await runStep(github, seed, { ipa, inputs, env })
    expect(run).toMatchObject({ exitCode: 0, errors: [], outputs: { status: 'installable' } })
    expect(hostsOf(run, 'upload')).toEqual(['uploads.octo.ghe.com'])
  })
})

import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { addArtifact } from '../support/github/actions/add-artifact'
import { addWorkflowRun } from '../support/github/actions/add-run'
import { type GitHub, startGitHub } from '../support/github/github'
import { publishPermissions, seedRepository } from '../support/github/seed'
import type { ActionRun } from '../support/run-action'
import { elsewhere, goodIpa, runStep, shownText, textOn, theComment } from './workflow'

/** An Enterprise Server: everything on one host, and less of everything. */
let github: GitHub

beforeAll(async () => {
  github = await startGitHub({ layout: 'ghes' })
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

function originsOf({ requests }: ActionRun): readonly string[] {
  return [...new Set(requests.map(({ origin }) => new URL(origin).origin))].sort()
}

describe('an Enterprise Server', () => {
  it('takes a build and takes it away, and no other host is asked or named', async () => {
    const seed = await seedRepository(github, {
      fullName: 'ghes/app',
      permissions: { ...publishPermissions, deployments: 'write' },
    })
    const { repository } = seed
    const inputs = { environment: 'tap' }
    const run = await runStep(github, seed, { ipa: await goodIpa(), inputs })
    expect(run.errors).toEqual([])
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
    const { outputs } = run
    expect(outputs['install-url']).toMatch(
      /^https:\/\/127\.0\.0\.1:\d+\/pages\/ghes\/app\/install\//,
    )
    const page = await github.get(outputs['install-url'] ?? '')
    expect(page.status).toBe(200)
    const manifest = await github.get(outputs['manifest-url'] ?? '')
    expect(manifest.body.toString()).toContain(outputs['ipa-url'])
    const ipa = await github.get(outputs['ipa-url'] ?? '')
    expect(String(ipa.body.length)).toBe(outputs['size'])
    const comment = shownText(theComment(repository))
    expect(comment).toContain(outputs['install-url'])
    expect(repository.deployments).toMatchObject([
      { statuses: [{ state: 'success', environmentUrl: outputs['install-url'] }] },
    ])
    const site = new URL(repository.pages?.url ?? '').origin
    expect(originsOf(run)).toEqual([github.serverUrl, site].sort())
    const said = [run.stdout, run.summary, comment, page.body.toString(), manifest.body.toString()]
    const records = await textOn(repository, 'install/builds.json')
    for (const text of [...said, records]) expect(text).not.toMatch(elsewhere)
    const removal = await runStep(github, seed, { action: 'closed', inputs, runId: 9_000_000_002 })
    expect(removal).toMatchObject({ exitCode: 0, outputs: { status: 'removed' } })
    await repository.pages?.queue.settled()
    expect((await github.get(outputs['ipa-url'] ?? '')).status).toBe(404)
  })

  it('refuses a site that a workflow deploys, with its own settings address', async () => {
    const pages = { buildType: 'workflow' } as const
    const seed = await seedRepository(github, { fullName: 'ghes/workflow', pages })
    const run = await runStep(github, seed, { ipa: await goodIpa() })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toMatch(
      /\/ghes\/workflow\/settings\/pages[\s\S]*Deploy from a branch/,
    )
    expect(run.stdout + run.summary).not.toMatch(elsewhere)
  })

  it('hosts the IPA on a release', async () => {
    const seed = await seedRepository(github, { fullName: 'ghes/released' })
    const inputs = { 'ipa-host': 'release' }
    const run = await runStep(github, seed, { ipa: await goodIpa(), inputs })
    expect(run.errors).toEqual([])
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
    expect(run.outputs['ipa-url']).toContain('/ghes/released/releases/download/')
    expect(run.stdout + run.summary).not.toMatch(elsewhere)
  })

  it('hands over an artifact of the same run through its interface', async () => {
    const permissions = { ...publishPermissions, actions: 'read' } as const
    const seed = await seedRepository(github, { fullName: 'ghes/artifact', permissions })
    const { repository, pull } = seed
    const id = 9_000_000_077
    const run = addWorkflowRun({ repository, id, headSha: pull.headSha, headBranch: 'feature-42' })
    const ipa = await readFile(await goodIpa())
    await addArtifact({ repository, run, name: 'app', files: { 'Example.ipa': ipa } })
    const step = await runStep(github, seed, {
      runId: id,
      inputs: { artifact: 'app', command: 'inspect' },
      env: { ACTIONS_RUNTIME_TOKEN: 'token', ACTIONS_RESULTS_URL: `${github.serverUrl}/results` },
    })
    expect(step.errors).toEqual([])
    expect(step).toMatchObject({ exitCode: 0, outputs: { status: 'inspected' } })
    expect(step.requests.filter(request => request.server === 'results')).toEqual([])
  })

  it('names its own settings page while Pages is off', async () => {
    const seed = await seedRepository(github, { fullName: 'ghes/off', pages: false })
    const run = await runStep(github, seed, { ipa: await goodIpa() })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toContain(`${github.serverUrl}/ghes/off/settings/pages`)
    expect(run.stdout + run.summary).not.toMatch(elsewhere)
  })

  it('is refused for releases alone until the launcher has an address', async () => {
    const seed = await seedRepository(github, { fullName: 'ghes/launcher' })
    const inputs = { 'publish-to': 'release' }
    const run = await runStep(github, seed, { ipa: await goodIpa(), inputs })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toContain('`launcher-url`')
    expect(run.errors.join('\n')).not.toContain('This is a bug')
  })

  it('says whose outages the status page tells about', async () => {
    const seed = await seedRepository(github, { fullName: 'ghes/broken' })
    github.faults.onEvery({ status: 500 }, { path: /\/pages$/ })
    const run = await runStep(github, seed, { ipa: await goodIpa() }).finally(() =>
      github.faults.clear(),
    )
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toContain('for github.com, https://www.githubstatus.com')
  })
})

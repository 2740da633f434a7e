import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type Deployment, stateOf } from '../support/github/deployments/deployment'
import { type GitHub, startGitHub } from '../support/github/github'
import { publishPermissions, type Seed, seedRepository } from '../support/github/seed'
import type { Repository } from '../support/github/world'
import { goodIpa, runStep } from './workflow'

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

const inputs = { environment: 'tap' }
const permissions = { ...publishPermissions, deployments: 'write' } as const

function seeded(fullName: string): Promise<Seed> {
  return seedRepository(github, { fullName, pullRequests: [42, 43], permissions })
}

function states({ deployments }: Repository): readonly (string | undefined)[] {
  return deployments.map(stateOf)
}

/** As another tool makes it in the same environment. */
function addForeign(repository: Repository, payload: unknown): Deployment {
  const foreign: Deployment = {
    ...{ id: github.world.nextId(), sha: 'a'.repeat(40), ref: 'main', task: 'deploy' },
    ...{ environment: 'tap', payload, description: null, transient: false, production: false },
    ...{ creator: 'github-actions[bot]', createdAt: new Date(), statuses: [] },
  }
  repository.deployments.push(foreign)
  return foreign
}

describe('the environment of a pull request', () => {
  it('leads to the install page, and follows the newest build until the end', async () => {
    const seed = await seeded('deployed/follows')
    const { repository, pulls, pull } = seed
    addForeign(repository, '')
    addForeign(repository, { channel: 'pr-42' })
    const first = await runStep(github, seed, { ipa: await goodIpa(), inputs })
    expect(first).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
    expect(first.log).toContain(`Deployment in “tap”: ${first.outputs['install-url']}`)
    const own = repository.deployments[2]
    expect(own).toMatchObject({
      sha: pull.headSha,
      environment: 'tap',
      transient: true,
      production: false,
      description: 'Example 1.2.3 (45)',
      payload: { 'tap-to-install': { channel: 'pr-42', builds: [first.outputs['build-id']] } },
    })
    expect(own?.statuses).toMatchObject([
      { state: 'success', environmentUrl: first.outputs['install-url'] },
    ])
    const other = pulls.get(43)
    await runStep(github, seed, {
      ...{ ipa: await goodIpa(), inputs, runId: 9_000_000_002 },
      ...(other && { pull: other }),
    })
    expect(states(repository)).toEqual([undefined, undefined, 'success', 'success'])
    const ipa = await goodIpa({ build: '46' })
    await runStep(github, seed, { ipa, inputs, runId: 9_000_000_003, runNumber: 58 })
    expect(states(repository)).toEqual([undefined, undefined, 'inactive', 'success', 'success'])
    const removal = await runStep(github, seed, { action: 'closed', inputs, runId: 9_000_000_004 })
    expect(removal).toMatchObject({ exitCode: 0, outputs: { status: 'removed' } })
    expect(states(repository)).toEqual([undefined, undefined, 'inactive', 'success', 'inactive'])
    expect(own?.statuses.map(({ state }) => state)).toEqual(['success', 'inactive'])
  })

  it('hears nothing of a build that was refused, nor of a rehearsal', async () => {
    const seed = await seeded('deployed/refused')
    const refused = await goodIpa({ profile: { expires: new Date('2020-01-01') } })
    expect(await runStep(github, seed, { ipa: refused, inputs })).toMatchObject({ exitCode: 1 })
    const dry = { ...inputs, 'dry-run': 'true' }
    const rehearsal = await runStep(github, seed, { ipa: await goodIpa(), inputs: dry })
    expect(rehearsal).toMatchObject({ exitCode: 0 })
    expect(seed.repository.deployments).toEqual([])
  })
})

describe('a deployment that cannot be made', () => {
  it('without the permission: costs a warning with the line, and no build', async () => {
    const seed = await seedRepository(github, {
      fullName: 'deployed/without',
      permissions: publishPermissions,
    })
    const run = await runStep(github, seed, { ipa: await goodIpa(), inputs })
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
    expect(run.warnings.join('\n')).toMatch(/“tap”[\s\S]*permissions:\n {2}deployments: write/)
    expect((await github.get(run.outputs['install-url'] ?? '')).status).toBe(200)
  })

  it('because GitHub is out of order', async () => {
    const seed = await seeded('deployed/broken')
    github.faults.onEvery({ status: 500 }, { path: /\/deployments$/ })
    const run = await runStep(github, seed, { ipa: await goodIpa(), inputs }).finally(() =>
      github.faults.clear(),
    )
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
    expect(run.warnings.join('\n')).toContain('creating a deployment in deployed/broken')
  })
})

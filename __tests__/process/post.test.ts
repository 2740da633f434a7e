import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import type { ActionRun } from '../support/run-action'
import { goodIpa, runStep, shownText, theComment } from './workflow'

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
})
afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

/** Starts the same file again, as the runner does when the job is over. */
function afterJob(seed: Seed, { state }: ActionRun, runId: number): Promise<ActionRun> {
  const saved = Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])
  return runStep(github, seed, { runId, env: Object.fromEntries(saved) })
}

describe('after the job', () => {
  it('asks nothing of a run that ended by itself; of one that was killed the comment says so, and keeps the last working link', async () => {
    const seed = await seedRepository(github, { fullName: 'octo-org/killed' })
    const first = await runStep(github, seed, { ipa: await goodIpa(), runId: 9_000_000_001 })
    const working = first.outputs['install-url'] ?? ''
    await expectNothingAsked(seed, first)

    github.faults.onEvery({ status: 404 }, { server: 'pages' })
    const killed = await runStep(github, seed, {
      ipa: await goodIpa({ build: '46' }),
      ...{ runId: 9_000_000_002, runNumber: 58, timeLimit: 12_000, realTime: true },
    })
    github.faults.clear()
    expect(killed.exitCode).toBeUndefined()
    expect(shownText(theComment(seed.repository))).toContain('is being published')

    const settled = await afterJob(seed, killed, 9_000_000_002)
    expect(settled).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    const comment = shownText(theComment(seed.repository))
    expect(comment).toContain('was not published: the run was cancelled')
    expect(comment).toContain('cancelled, or ran out of time')
    expect(comment).toContain(working)
  })
})

async function expectNothingAsked(seed: Seed, ended: ActionRun): Promise<void> {
  const before = theComment(seed.repository).body
  const settled = await afterJob(seed, ended, 9_000_000_001)
  expect(settled).toMatchObject({ exitCode: 0, requests: [] })
  expect(theComment(seed.repository).body).toBe(before)
}

import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { plainEvent, pushEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { closePullRequest } from '../support/github/pull-requests'
import { type Seed, seedRepository } from '../support/github/seed'
import type { ActionRun } from '../support/run-action'
import { goodIpa, pathsOn, runStep, type StepOptions } from './workflow'

/** Bytes. Six times what git calls a big file here, and far above everything else that is sent. */
const SIZE = 6_000_000

/** Bytes that names, trees, records and pages take on the wire, with room to spare. */
const SMALL = 400_000

let github: GitHub
let seed: Seed
let ipa: string
let other: string
let runs = 0

beforeAll(async () => {
  github = await startGitHub()
  seed = await seedRepository(github, { fullName: 'octo-org/large' })
  ipa = await goodIpa({ padding: SIZE })
  other = await goodIpa({ padding: SIZE, build: '46' })
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

const newRun = () => {
  runs += 1
  return { runNumber: 56 + runs, runId: 9_000_000_000 + runs }
}

const step = (options: StepOptions): Promise<ActionRun> =>
  runStep(github, seed, { inputs: { 'ipa-host': 'pages' }, ...options })

/** Bytes that git sent and got. */
function traffic({ requests }: ActionRun): { up: number; down: number } {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
  return {
    up: sum(requests.map(request => request.traffic.received)),
    down: sum(requests.map(request => request.traffic.sent)),
  }
}

/** Ends well, with the very bytes online, and without any IPA on the wire but for the new ones. */
async function expectPublished(run: ActionRun, file: string, uploads: 0 | 1): Promise<void> {
  expect(run).toMatchObject({ exitCode: 0, errors: [], outputs: { status: 'installable' } })
  const online = await github.get(run.outputs['ipa-url'] ?? '')
  expect(online.body.equals(await readFile(file))).toBe(true)
  expectTraffic(run, uploads)
}

function expectTraffic(run: ActionRun, uploads: 0 | 1): void {
  const { up, down } = traffic(run)
  expect(up).toBeGreaterThanOrEqual(uploads * SIZE)
  expect(up).toBeLessThan(uploads * (SIZE + 1_000_000) + SMALL)
  expect(down).toBeLessThan(SMALL)
}

async function atMain(): Promise<{ github: GitHub; repository: Seed['repository']; sha: string }> {
  const { repository } = seed
  return { github, repository, sha: (await repository.git.head('main')) ?? '' }
}

const ipasOnline = async (): Promise<number> =>
  (await pathsOn(seed.repository)).filter(path => path.endsWith('.ipa')).length

describe('a large IPA goes up once, whatever happens to it', () => {
  it('is published', async () => {
    await expectPublished(await step({ ipa, ...newRun() }), ipa, 1)
  })

  // In another try of the same run: `later-publish.test.ts`.
  it('is known on another channel', async () => {
    const event = pushEvent({ ...(await atMain()), ref: 'refs/heads/main' })
    await expectPublished(await step({ ipa, event, ...newRun() }), ipa, 0)
  })

  it('is known in a new run, after another build', async () => {
    await expectPublished(await step({ ipa: other, ...newRun() }), other, 1)
    await expectPublished(await step({ ipa, ...newRun() }), ipa, 0)
  })

  it('is taken away when the pull request closes, and goes up anew when it is gone', async () => {
    closePullRequest(seed.pull, { merged: false })
    const removed = await step({ action: 'closed', ...newRun() })
    expect(removed).toMatchObject({ exitCode: 0, outputs: { status: 'removed' } })
    expectTraffic(removed, 0)
    expect(await ipasOnline()).toBe(1)
    seed.pull.state = 'open'
    // The build on `main` has the same bytes; the other one has left the branch.
    await expectPublished(await step({ ipa, action: 'reopened', ...newRun() }), ipa, 0)
    await expectPublished(await step({ ipa: other, ...newRun() }), other, 1)
  })

  it('is swept away', async () => {
    closePullRequest(seed.pull, { merged: false })
    const event = plainEvent({ ...(await atMain()), name: 'schedule', ref: 'refs/heads/main' })
    const swept = await step({ event, ...newRun() })
    expect(swept).toMatchObject({ exitCode: 0, outputs: { status: 'removed' } })
    expectTraffic(swept, 0)
    expect(await ipasOnline()).toBe(1)
    expect(await seed.repository.git.parents('gh-pages')).toEqual([])
  })
})

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import type { ActionRun } from '../support/run-action'
import { isWholeMatrix } from '../support/whole-matrix'
import { Lanes } from './lanes'
import { tap } from './phone'
import { goodIpa, pathsOn, runStep, shownText, textOn, theComment } from './workflow'

/** Thirty are promised. Four already come into each other's way several times. */
const usual = isWholeMatrix ? '30' : '4'
/** `script/load-test` asks for other numbers, and for what was measured. */
const publishes = Number(process.env['LOAD_PUBLISHES'] ?? usual)
const atOnce = Number(process.env['LOAD_AT_ONCE'] ?? usual)
const isMeasured = process.env['LOAD_PUBLISHES'] !== undefined

/** Milliseconds for all, on a machine that has other things to do as well. */
const PATIENCE = 600_000

/** Milliseconds between two starts: runners of one matrix do not start in the same instant either. */
const STAGGER = 150

/** The action gives up after forty; nearly all that time would have been spent in vain. */
const MOST_TRIES = 30

let github: GitHub
let seed: Seed
let runs: readonly Publish[]

interface Publish {
  readonly number: number
  readonly run: ActionRun
}

beforeAll(async () => {
  github = await startGitHub()
  const numbers = Array.from({ length: publishes }, (_, index) => index + 1)
  seed = await seedRepository(github, { fullName: 'octo-org/busy', pullRequests: numbers })
  const ipas = new Map<number, string>()
  for (const number of numbers) ipas.set(number, await goodIpa({ build: String(number) }))
  const start = Date.now()
  const lanes = new Lanes(Array.from({ length: atOnce }, (_, index) => index))
  runs = await Promise.all(
    numbers.map(number =>
      lanes.start(async lane => {
        if (number <= atOnce) await new Promise(resolve => setTimeout(resolve, lane * STAGGER))
        return publish(number, ipas.get(number) ?? '')
      }),
    ),
  )
  await seed.repository.pages?.queue.settled()
  if (isMeasured) tell(Date.now() - start)
}, PATIENCE)

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

async function publish(number: number, ipa: string): Promise<Publish> {
  const run = await runStep(github, seed, {
    ipa,
    ...{ runId: 9_000_000_000 + number, runNumber: number, timeLimit: PATIENCE, realTime: true },
    pull: seed.pulls.get(number) ?? seed.pull,
  })
  return { number, run }
}

/** As the log tells it. */
function triesOf({ log }: ActionRun): number {
  const tries = log.map(line => /^It took (\d+) tries/.exec(line)?.[1]).find(Boolean)
  if (tries !== undefined) return Number(tries)
  return log.some(line => line.startsWith('Pushed to')) ? 1 : Number.NaN
}

function tell(milliseconds: number): void {
  const tries = runs.map(({ run }) => triesOf(run)).sort((a, b) => a - b)
  const seconds = runs.map(({ run }) => run.duration / 1000).sort((a, b) => a - b)
  process.stdout.write(
    `${[
      `${publishes} publishes, ${atOnce} at once: ${(milliseconds / 1000).toFixed(0)} s`,
      `one run: ${seconds[0]?.toFixed(0)} to ${seconds.at(-1)?.toFixed(0)} s`,
      `tries: ${tries.join(' ')}`,
      `requests to the API: ${github.requests.filter(({ server }) => server === 'api').length}`,
    ].join('\n')}\n`,
  )
}

describe('publishes of many pull requests to one branch at once, from processes of their own', () => {
  it('all succeed', () => {
    const ends = runs.map(({ run }) => [run.exitCode, run.outputs['status'], run.errors])
    expect(ends).toEqual(runs.map(() => [0, 'installable', []]))
  })

  it('lose no build: each page leads to the bytes of its own', async () => {
    const ipas = (await pathsOn(seed.repository)).filter(path => path.endsWith('.ipa'))
    expect(ipas).toHaveLength(publishes)
    const index = await textOn(seed.repository, 'install/builds.json')
    for (const { number, run } of runs) {
      const { outputs } = run
      expect(outputs['channel']).toBe(`pr-${number}`)
      expect(index).toContain(outputs['install-url'])
      const installed = await tap(github, outputs['install-url'] ?? '')
      expect(installed).toMatchObject({
        ipaUrl: outputs['ipa-url'],
        sha256: outputs['sha256'],
        manifest: { metadata: { 'bundle-identifier': 'com.example.app' } },
      })
    }
  })

  it('tell each pull request once, of its own build and of no other', () => {
    for (const { number, run } of runs) {
      const text = shownText(theComment(seed.repository, number))
      expect(text).toContain(`[Install Example 1.2.3 (${number})]`)
      expect(text).toContain(run.outputs['install-url'])
      expect(text.match(/\/install\/pr-(\d+)\//g)?.every(at => at.includes(`/pr-${number}/`))).toBe(
        true,
      )
    }
  })

  it('repeat within bounds, and leave the branch with the one commit of ours', async () => {
    const tries = runs.map(({ run }) => triesOf(run))
    expect(Math.max(...tries)).toBeLessThanOrEqual(MOST_TRIES)
    expect(await seed.repository.git.parents('gh-pages')).toEqual([])
  })
})

import { afterAll, describe, expect, it } from '@jest/globals'
import type { Fault, Faults } from '../support/github/faults'
import type { LoggedRequest } from '../support/github/request-log'
import { isWholeMatrix, ofEachSort } from '../support/whole-matrix'
import { type FailingRequest, failEachOnce, neverFailed } from './fail-once'
import { type Attempt, attempt, type Lane, openLane } from './failing-publish'
import { Lanes } from './lanes'
import { type LastingFault, lasting } from './lasting-faults'
import { type FaultyServer, type NamedFault, passing } from './passing-faults'

// A publish beside others' builds, while each request that it makes fails. Without the whole matrix a request that
// is made again is not failed again, and all fail in one and the same run, each in another way; those that change
// something in a second one too, in the other way that leaves open whether it was done. Faults that last, and that a
// publish gets over, last in one and the same run.

/** Milliseconds: a test may wait for the runs in front of it. */
const PATIENCE = 240_000

const lanes: Lane[] = []
const closeAll = () => Promise.all(lanes.map(({ github }) => github.close()))
// The names of the tests come from a run without faults. Jest cleans up only where there are tests.
const clean = await firstRun().catch(async (error: unknown) => {
  await closeAll()
  throw error
})
const pool = new Lanes(lanes.slice(0, 2))

afterAll(closeAll)

async function firstRun(): Promise<Attempt> {
  if (isWholeMatrix) await newLane()
  return attempt(await newLane(), () => {})
}

async function newLane(site: 'shared' | 'none' = 'shared'): Promise<Lane> {
  const lane = await openLane(site)
  lanes.push(lane)
  return lane
}

/** The kinds take turns; a request that changes something gets more than one. */
function passingFaults(server: FaultyServer): readonly NumberedFault[] {
  return ofEachSort(requestsTo(server), described).flatMap(request => {
    const n = requestsTo(server).indexOf(request) + 1
    return kindsFor(server, request, n).map(([name, fault]) => ({
      server,
      n,
      request,
      name,
      fault,
    }))
  })
}

interface NumberedFault extends FailingRequest {
  readonly server: FaultyServer
  /** Counted from 1, among the requests to that server. */
  readonly n: number
  readonly name: string
}

function kindsFor(server: FaultyServer, request: LoggedRequest, n: number): readonly NamedFault[] {
  const kinds = passing[server]
  if (!changesSomething(request)) return kinds.filter((_, turn) => turn === (n - 1) % kinds.length)
  return isWholeMatrix ? kinds : kinds.filter(([, fault]) => isOfTheConnection(fault))
}

const changesSomething = ({ method, path }: LoggedRequest): boolean =>
  method === 'POST' && /(receive-pack|comments)$/.test(path)

/** Whether the request was carried out is then not known: of all faults the hardest to get right. */
const isOfTheConnection = (fault: Fault): boolean => fault === 'lost-answer' || fault === 'drop'

/** Without the looks at a page that was not there yet, whose number differs. */
function requestsTo(server: FaultyServer): readonly LoggedRequest[] {
  return clean.run.requests.filter(request => request.server === server && request.status !== 404)
}

/** Without what differs from run to run. */
function described({ method, path, query }: LoggedRequest): string {
  const service = /service=[\w-]+/.exec(query)?.[0] ?? ''
  const place = path
    .replace(/\/(pulls|issues)\/\d+/, '/$1/N')
    .replace(/[0-9a-f]{40}/, 'SHA')
    .replace(/\/pr-\d+\//, '/pr-N/')
    .replace(/\d+-[0-9a-f]{8}/, 'ID')
  return `${method} ${place} ${service}`.trim()
}

const ordered = (['api', 'git', 'pages'] as const).flatMap(passingFaults)

function eachAlone(): void {
  const cases = ordered.map(one => {
    const { server, n, fault } = one
    const run = pool.start(lane => attempt(lane, faults => faults.onNth(n, fault, { server })))
    return { ...one, what: described(one.request), run }
  })

  it.each(cases)(
    'of the $server is survived: request $n, $what, gets $name',
    async ({ server, n, run }) => {
      const result = await run
      const asked = result.run.requests.filter(request => request.server === server)
      expect(asked.length).toBeGreaterThanOrEqual(n)
      expectSurvived(result)
    },
    PATIENCE,
  )
}

function allInTwoRuns(): void {
  const isSecond = (one: NumberedFault) => changesSomething(one.request) && one.fault === 'drop'
  const cases = [
    { what: 'each request', failing: ordered.filter(one => !isSecond(one)) },
    { what: 'each that changes something, otherwise', failing: ordered.filter(isSecond) },
  ].map(one => ({
    ...one,
    run: pool.start(lane => attempt(lane, faults => failEachOnce(faults, one.failing))),
  }))

  it.each(cases)(
    'strikes $what, once',
    async ({ failing, run }) => {
      const result = await run
      expect(failing.length).toBeGreaterThan(1)
      expect(neverFailed(result.run, failing)).toEqual([])
      expectSurvived(result)
    },
    PATIENCE,
  )
}

describe('a fault', isWholeMatrix ? eachAlone : allInTwoRuns)

function expectSurvived({ run, ending, complaints }: Attempt): void {
  const { exitCode, errors } = run
  const commentWarnings = run.warnings.filter(warning => warning.includes('comment'))
  expect({ complaints, exitCode, errors, commentWarnings, ending }).toEqual({
    complaints: [],
    exitCode: 0,
    errors: [],
    commentWarnings: [],
    ending: 'published, told',
  })
}

describe('the push that makes the branch', () => {
  const match = { server: 'git', method: 'POST', path: /git-receive-pack$/ } as const
  const broken = passing.git.filter(([, fault]) => typeof fault === 'string')
  const kinds = isWholeMatrix ? broken : broken.filter(([, fault]) => fault === 'lost-answer')
  const cases = kinds.map(([name, fault]) => {
    const order = (faults: Faults) => faults.onNth(1, fault, match)
    return { name, run: pool.start(async () => attempt(await newLane('none'), order)) }
  })

  it.each(cases)('survives $name', async ({ run }) => expectSurvived(await run), PATIENCE)
})

describe('silence', () => {
  const cases = (['api', 'pages'] as const).map(server => ({ server, run: silenced(server) }))

  it.each(cases)(
    'of the $server is not waited for without end',
    async ({ run }) => expectSurvived(await run),
    PATIENCE,
  )
})

/** On a stand-in of its own, since this takes as long as the time limit of a request, and no work. */
async function silenced(server: FaultyServer): Promise<Attempt> {
  const lane = await newLane('none')
  const order = { timeLimit: 150_000 }
  return attempt(lane, faults => faults.onNth(3, 'stall', { server }), order)
}

/** What a publish gets over, it gets over all at once, but in the whole matrix. */
function metTogether(): readonly (readonly LastingFault[])[] {
  if (isWholeMatrix) return lasting.map(one => [one])
  const usual = lasting.filter(({ isNightly }) => !isNightly)
  const harmless = usual.filter(({ ending }) => ending === 'published, told')
  return [harmless, ...usual.filter(one => !harmless.includes(one)).map(one => [one])]
}

const lastingCases = metTogether().flatMap(faults => {
  const inputs = Object.assign({ 'verify-timeout': '30' }, ...faults.map(one => one.inputs))
  const isUpdate = faults.some(({ during }) => during === 'an update')
  const order = (ordered: Faults) => faults.map(({ fault, match }) => ordered.onEvery(fault, match))
  const run = pool.start(lane =>
    attempt(lane, order, { inputs, ...(isUpdate ? { pull: lane.seed.pull } : {}) }),
  )
  return faults.map(({ during = 'a publish', ...rest }) => ({ during, ...rest, run }))
})

describe('a fault that lasts', () => {
  it.each(lastingCases)(
    'in $during is explained: $what ($ending)',
    async ({ ending, words, run }) => {
      const result = await run
      expect(result.complaints).toEqual([])
      expect(result.ending).toBe(ending)
      expect(result.run.exitCode).toBe(ending.startsWith('failed') ? 1 : 0)
      expect(toldBy(result.run)).toMatch(words)
    },
    PATIENCE,
  )
})

/** What a person reads first; the log, where nothing had to be said. */
function toldBy({ errors, warnings, log }: Attempt['run']): string {
  const told = [...errors, ...warnings.filter(warning => warning.includes('comment'))]
  return (told.length === 0 ? log : told).join('\n')
}

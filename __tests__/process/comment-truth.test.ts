import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { markerOf, parseComment } from '../../src/report/comment/marker'
import { checkpoint } from '../support/github/checkpoint'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import type { ActionRun } from '../support/run-action'
import { goodIpa, runStep, type StepOptions, shownText, theComment } from './workflow'

// A comment never goes on offering what is gone: whatever fails, the run says so and the next one mends it.

let github: GitHub
let seed: Seed
let first: ActionRun
let restore: () => Promise<void>

// One publish, with which each test begins that needs no room made.
beforeAll(async () => {
  github = await startGitHub()
  seed = await seedRepository(github, { fullName: 'truth/told' })
  first = await publish(seed, {})
  restore = await checkpoint(seed.repository)
})
afterEach(() => {
  github.faults.clear()
  expect(github.violations).toEqual([])
})
afterAll(() => github.close())

let runs = 0

async function publish(
  seed: Seed,
  { padding = 0, ...options }: StepOptions & { padding?: number },
) {
  runs += 1
  const ipa = await goodIpa({ build: String(runs), padding })
  return runStep(github, seed, { ipa, runNumber: runs, runId: 9_000_000_000 + runs, ...options })
}

const cannotEdit = () =>
  github.faults.onEvery({ status: 422 }, { path: /\/issues\/comments\/\d+$/, method: 'PATCH' })

const text = ({ repository }: Seed, pullRequest = 42): string =>
  shownText(theComment(repository, pullRequest))

describe('a comment that cannot be edited while its build is taken away', () => {
  it('is mended by the next run, and the run that could not ends red', async () => {
    await restore()
    const inputs = { 'keep-builds': '1' }
    cannotEdit()
    const second = await publish(seed, { inputs })
    github.faults.clear()
    expect(second.exitCode).toBe(1)
    expect(second.errors.join()).toContain('may still offer builds that are gone')
    expect(text(seed)).toContain(first.outputs['install-url'])

    const third = await publish(seed, { inputs })
    expect(third).toMatchObject({ exitCode: 0, errors: [] })
    expect(text(seed)).toContain(third.outputs['install-url'])
    for (const { outputs } of [first, second]) expect(text(seed)).not.toContain(outputs['build-id'])
  })

  it('is mended by a sweep where another pull request has made room', async () => {
    const full = await seedRepository(github, { fullName: 'truth/room', pullRequests: [42, 43] })
    const large = { padding: 550_000, inputs: { 'site-budget': '1', 'ipa-host': 'pages' } }
    const early = await publish(full, large)
    cannotEdit()
    const pull = full.pulls.get(43) ?? full.pull
    const second = await publish(full, { ...large, pull })
    github.faults.clear()
    expect(second.exitCode).toBe(1)
    expect(second.errors.join()).toContain('pull request #42 may still offer')
    await full.repository.pages?.queue.settled()
    expect((await github.get(early.outputs['ipa-url'] ?? '')).status).toBe(404)
    expect(text(full)).toContain(early.outputs['install-url'])

    const swept = await runStep(github, full, { inputs: { command: 'sweep' } })
    expect(swept).toMatchObject({ exitCode: 0, errors: [] })
    expect(text(full)).not.toContain(early.outputs['install-url'])
  })
})

it('a comment keeps the link that works in sight when a later build is refused', async () => {
  await restore()
  const { repository } = seed
  const comment = theComment(repository).id
  const head = await repository.git.head('gh-pages')
  const ipa = await goodIpa({ build: '46', profile: { distribution: 'app-store' } })
  const run = await publish(seed, { ipa })
  expect(run).toMatchObject({ exitCode: 1, outputs: { status: 'rejected' } })
  expect(theComment(repository).id).toBe(comment)
  expect(text(seed)).toMatch(/^### ⛔ Example 1\.2\.3 \(46\) cannot be installed\n/)
  expect(text(seed)).toContain(
    `<a href="${first.outputs['install-url']}">Install the last good build, 1.2.3 (1)</a>`,
  )
  expect(await repository.git.head('gh-pages')).toBe(head)
})

describe('a comment that says what is not so', () => {
  it('offers nothing any more when somebody else’s deployment has replaced the branch', async () => {
    await restore()
    await seed.repository.git.commit({
      branch: 'gh-pages',
      orphan: true,
      files: { 'index.html': 'Another site' },
      message: 'Deploy',
    })
    const refused = await runStep(github, seed, {
      ipa: await goodIpa({ profile: { expires: new Date(0) } }),
      runNumber: 900,
      runId: 9_000_000_900,
    })
    expect(refused.outputs['status']).toBe('rejected')
    expect(text(seed)).not.toContain(first.outputs['install-url'])
  })

  it('is not believed when another workflow was made to write it', async () => {
    await restore()
    const comment = theComment(seed.repository)
    const state = parseComment(comment.body)
    if (state === undefined) throw new Error('no state')
    const evil = JSON.parse(
      JSON.stringify({ ...state, sections: state.sections.map(forged) }).replaceAll(
        /https:\/\/[^"]*?\/install\//g,
        'https://evil.example/install/',
      ),
    )
    comment.body = `Echoed.\n${markerOf(evil)}`
    const run = await publish(seed, {})
    expect(run).toMatchObject({ exitCode: 0, errors: [] })
    expect(theComment(seed.repository).body).not.toContain('evil.example')
    expect(parseComment(theComment(seed.repository).body)?.sections[0]?.run.id).toBe(
      9_000_000_000 + runs,
    )
    expect(text(seed)).toContain(run.outputs['install-url'])
  })
})

/** Of a run that GitHub does not know, newer than any: to suppress what our own has to say. */
function forged<Section extends object>(section: Section): Section {
  return { ...section, run: { id: 99_999_999_999, attempt: 1, number: 99_999 } }
}

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

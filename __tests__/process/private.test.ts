import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { pullRequestEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import type { ActionRun } from '../support/run-action'
import { goodIpa, pathsOn, pushesOf, runStep, shownText, textOn, theComment } from './workflow'

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

const segmentOf = (run: ActionRun | undefined): string =>
  /\/install\/([0-9a-f]{32})\//.exec(run?.outputs['install-url'] ?? '')?.[1] ?? ''

describe('a public site of private source', () => {
  let seed: Seed
  let runs: readonly ActionRun[]

  beforeAll(async () => {
    seed = await seedRepository(github, {
      ...{ fullName: 'secret/private', visibility: 'private', pullRequests: [42, 43] },
    })
    const other = seed.pulls.get(43) ?? seed.pull
    runs = [
      await runStep(github, seed, { ipa: await goodIpa() }),
      await runStep(github, seed, {
        ...{ ipa: await goodIpa({ build: '46' }), runNumber: 58, runId: 9_000_000_002 },
      }),
      await runStep(github, seed, {
        ...{ ipa: await goodIpa(), pull: other, runNumber: 59, runId: 9_000_000_003 },
      }),
    ]
  })

  it('holds builds behind a segment that nobody can guess and that stays the channel’s', () => {
    for (const run of runs) expect(run).toMatchObject({ exitCode: 0, errors: [] })
    const [first, second, other] = runs.map(segmentOf)
    expect(first).toMatch(/^[0-9a-f]{32}$/)
    expect(second).toBe(first)
    expect(other).toMatch(/^[0-9a-f]{32}$/)
    expect(other).not.toBe(first)
    expect(runs[1]?.outputs['channel-url']).toBe(runs[0]?.outputs['channel-url'])
  })

  it('tells of them nowhere: no gallery, no list, no search engine', async () => {
    const segments = runs.map(segmentOf)
    for (const file of ['install/index.html', 'install/builds.json']) {
      const text = await textOn(seed.repository, file)
      for (const segment of segments) expect(text).not.toContain(segment)
      expect(text).not.toContain('com.example')
      expect(text).not.toContain('pr-42')
    }
    for (const name of ['install-url', 'channel-url']) {
      const page = (await github.get(runs[1]?.outputs[name] ?? '')).body.toString()
      expect(page).toContain('<meta name="robots" content="noindex, nofollow">')
    }
  })

  it('is what the run warns about, once and plainly', () => {
    const warnings = runs[0]?.warnings.filter(text => text.includes('can be read by everybody'))
    expect(warnings).toHaveLength(1)
    expect(warnings?.[0]).toContain('secret/private is private')
    expect(warnings?.[0]).toContain('Nobody can guess the address')
    expect(warnings?.[0]).toContain('provisioning profile')
  })

  it('is told by the event: GitHub is asked nothing about the repository', () => {
    const asked = runs[0]?.requests.filter(({ path }) => path === '/repos/secret/private')
    expect(asked).toEqual([])
    expect(runs[0]?.outputs['findings']).toContain('device-ids-public')
  })
})

it('warns of an internal source in its own word', async () => {
  const seed = await seedRepository(github, { fullName: 'secret/internal', visibility: 'internal' })
  const run = await runStep(github, seed, { ipa: await goodIpa() })
  expect(run).toMatchObject({ exitCode: 0, errors: [] })
  expect(segmentOf(run)).not.toBe('')
  expect(run.warnings.join()).toContain('secret/internal is internal')
})

it('takes a repository for private when nobody tells, and says so', async () => {
  const seed = await seedRepository(github, { fullName: 'secret/silent' })
  const { pull, repository } = seed
  const event = pullRequestEvent({ github, repository, pull })
  const payload = JSON.parse(JSON.stringify(event.payload))
  delete payload.repository.visibility
  delete payload.repository.private
  github.faults.onEvery({ status: 404 }, { path: '/repos/secret/silent' })
  const run = await runStep(github, seed, { event: { ...event, payload }, ipa: await goodIpa() })
  github.faults.clear()
  expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
  expect(segmentOf(run)).not.toBe('')
  expect(run.log.join('\n')).toContain('is taken for private')
})

it('refuses a site for members, says why a phone cannot use it, and what would help', async () => {
  const seed = await seedRepository(github, {
    ...{ fullName: 'secret/members', visibility: 'private', pages: { access: 'login' } },
  })
  const run = await runStep(github, seed, { ipa: await goodIpa() })
  expect(run).toMatchObject({ exitCode: 1, outputs: { status: 'rejected' } })
  expect(run.outputs['findings']).toContain('"rule":"site-not-public"')
  expect(pushesOf(run)).toBe(0)
  const text = shownText(theComment(seed.repository))
  expect(text).toMatch(/without anybody being signed in/)
  expect(text).toContain('site-repository')
  expect((await pathsOn(seed.repository)).filter(path => path.endsWith('.ipa'))).toEqual([])
})

it('lists the builds of a private repository only when asked to', async () => {
  const seed = await seedRepository(github, { fullName: 'secret/listed', visibility: 'private' })
  const inputs = { unlisted: 'false' }
  const run = await runStep(github, seed, { ipa: await goodIpa(), inputs })
  expect(run.outputs['install-url']).toContain('/install/pr-42/')
  expect(run.warnings.join()).toContain('The builds are listed there.')
})

it('refuses to promise secrecy on the branch of a public repository', async () => {
  const seed = await seedRepository(github, { fullName: 'open/unlisted' })
  const inputs = { unlisted: 'true' }
  const run = await runStep(github, seed, { ipa: await goodIpa(), inputs })
  expect(run.exitCode).toBe(1)
  expect(run.errors.join()).toContain('`unlisted`')
  expect(run.errors.join()).toContain('can be read by anybody')
  expect(await pathsOn(seed.repository)).toEqual([])
})

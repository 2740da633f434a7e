import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { publishPermissions, type Seed, seedRepository } from '../support/github/seed'
import type { ActionRun } from '../support/run-action'
import { goodIpa, pathsOn, runStep, shownText, theComment, timePassing } from './workflow'

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
})

afterEach(() => {
  github.faults.clear()
  expect(github.violations).toEqual([])
})
afterAll(() => github.close())

const impatient = { 'verify-timeout': '20' }
const buildRequests = ({ requests }: ActionRun) =>
  requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/pages/builds'))

describe('a build that does not come online', () => {
  it('is not announced: the run fails and names what is missing', async () => {
    const seed = await seedRepository(github, { fullName: 'live/never' })
    seed.repository.pages?.queue.failNext('Page build failed.')
    const run = await runStep(github, seed, { ipa: await goodIpa(), inputs: impatient })
    expect(run).toMatchObject({ exitCode: 1, outputs: {} })
    const text = shownText(theComment(seed.repository))
    for (const said of [run.errors.join('\n'), run.summary, text]) {
      expect(said).toContain('cannot be fetched')
      expect(said).toMatch(/page: expected a page that names build .*, found HTTP 404/)
      expect(said).toContain('pages build and deployment')
      expect(said).toMatch(/newest Pages build, of commit .*, failed: Page build failed\./)
    }
    expect(text).toMatch(/^### ⚠️ Example 1\.2\.3 \(45\) could not be published\n/)
    expect(text).not.toContain('Install ')
  })
})

it('verify: false asks Pages for nothing, which is said; comment: false asks for no comment', async () => {
  const seed = await seedRepository(github, { fullName: 'live/unchecked' })
  const inputs = { verify: 'false', comment: 'false' }
  const run = await runStep(github, seed, { ipa: await goodIpa(), inputs })
  expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'published', 'comment-url': '' } })
  expect(seed.repository.comments).toEqual([])
  expect(run.requests.filter(({ path }) => path.includes('/comments'))).toEqual([])
  expect(run.requests.filter(({ server }) => server === 'pages')).toEqual([])
  expect(run.summary).toContain('Not verified')
})

describe('Pages that does not build by itself', () => {
  const hurry = timePassing(30)
  let sleepy: GitHub

  async function publishTo(seed: Seed, inputs = {}): Promise<ActionRun> {
    return runStep(sleepy, seed, { ipa: await goodIpa(), env: hurry, inputs })
  }

  beforeAll(async () => {
    sleepy = await startGitHub({ pagesBuildOnPush: false })
  })

  afterEach(() => expect(sleepy.violations).toEqual([]))
  afterAll(() => sleepy.close())

  it('is asked once', async () => {
    const seed = await seedRepository(sleepy, { fullName: 'sleepy/asked' })
    const run = await publishTo(seed)
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
    expect(buildRequests(run)).toHaveLength(1)
  })

  it('cannot be asked without pages: write, which is said when the build stays away', async () => {
    const permissions = { ...publishPermissions, pages: 'read' } as const
    const seed = await seedRepository(sleepy, { fullName: 'sleepy/silent', permissions })
    const run = await publishTo(seed, { 'verify-timeout': '120' })
    expect(run.exitCode).toBe(1)
    expect(buildRequests(run)).toHaveLength(1)
    expect(run.log.join('\n')).toContain('could not be asked to build')
    expect(run.errors.join('\n')).toContain('permissions:\n  pages: write')
    expect(shownText(theComment(seed.repository))).toContain('permissions:\n  pages: write')
    expect((await pathsOn(seed.repository)).some(path => path.endsWith('.ipa'))).toBe(true)
  })
})

it('a network that remembers early answers for ten minutes does not fool anybody, nor who asks as a channel’s page does', async () => {
  const stale = await startGitHub({ cdn: 'stale', pagesBuildDelay: 700 })
  try {
    const seed = await seedRepository(stale, { fullName: 'stale/app' })
    const first = await runStep(stale, seed, { ipa: await goodIpa() })
    const channel = `${seed.repository.pages?.url}install/pr-42/`
    const before = (await stale.get(channel)).body.toString()
    const later = { runNumber: 58, runId: 9_000_000_002 }
    const second = await runStep(stale, seed, { ...later, ipa: await goodIpa({ build: '46' }) })
    const newest = `data-newest="${second.outputs['build-id']}"`
    expect((await stale.get(channel)).body.toString()).toBe(before)
    expect(before).toContain(`data-newest="${first.outputs['build-id']}"`)
    expect((await stale.get(`${channel}?fresh=${Date.now()}`)).body.toString()).toContain(newest)
    for (const run of [first, second]) {
      expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
      expect((await stale.get(run.outputs['install-url'] ?? '')).status).toBe(200)
      const asked = run.requests.filter(({ server }) => server === 'pages')
      expect(asked.filter(({ status }) => status === 404).every(({ query }) => query !== '')).toBe(
        true,
      )
    }
    expect(stale.violations).toEqual([])
  } finally {
    await stale.close()
  }
})

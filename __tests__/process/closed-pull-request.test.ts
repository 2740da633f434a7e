import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { checkpoint } from '../support/github/checkpoint'
import { type GitHub, startGitHub } from '../support/github/github'
import { closePullRequest } from '../support/github/pull-requests'
import { type Seed, seedRepository } from '../support/github/seed'
import type { ActionRun } from '../support/run-action'
import {
  goodIpa,
  heavy,
  pathsOn,
  pushesOf,
  runStep,
  shownText,
  theComment,
  writesOf,
} from './workflow'

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

const closing = { action: 'closed', runNumber: 70, runId: 9_000_000_070 } as const

const servedPath = (run: ActionRun | undefined, name: string) => run?.outputs[name] ?? ''

describe('a closed pull request', () => {
  let seed: Seed
  let published: readonly ActionRun[]
  let rehearsal: ActionRun
  let removal: ActionRun
  let restore: () => Promise<void>

  beforeAll(async () => {
    seed = await seedRepository(github, { fullName: 'closed/removed', pullRequests: [42, 43] })
    const other = seed.pulls.get(43) ?? seed.pull
    published = [
      await runStep(github, seed, { ipa: await goodIpa(heavy) }),
      await runStep(github, seed, {
        ipa: await goodIpa({ build: '46' }),
        runNumber: 58,
        runId: 9_000_000_002,
      }),
      await runStep(github, seed, {
        ipa: await goodIpa(heavy),
        pull: other,
        runNumber: 59,
        runId: 9_000_000_003,
      }),
    ]
    restore = await checkpoint(seed.repository)
    closePullRequest(seed.pull, { merged: true })
    const before = await pathsOn(seed.repository)
    rehearsal = await runStep(github, seed, { ...closing, inputs: { 'dry-run': 'true' } })
    expect(await pathsOn(seed.repository)).toEqual(before)
    removal = await runStep(github, seed, closing)
    await seed.repository.pages?.queue.settled()
  })

  it('is rehearsed without a change: what would be taken away is listed', () => {
    expect(rehearsal).toMatchObject({ exitCode: 0, outputs: { status: 'skipped' } })
    const log = rehearsal.log.join('\n')
    expect(log).toMatch(/would delete install\/pr-42\/com\.example\.app\/.*\.ipa/)
    expect(rehearsal.notices.join()).toContain('would have removed 2 builds of pr-42')
    expect(log).toContain('would have removed 2 builds from pr-42')
    expect(log).not.toMatch(/^Removed|delete the IPA/m)
    expect(writesOf(rehearsal)).toEqual([])
  })

  it('ends well and says what it did', () => {
    expect(removal).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(removal.outputs).toMatchObject({
      status: 'removed',
      channel: 'pr-42',
      'install-url': '',
    })
    expect(removal.outputs['comment-url']).toBe(published[0]?.outputs['comment-url'])
    expect(removal.summary).toMatch(/2 builds.* removed.*pr-42/)
  })

  it('takes IPA, manifest and images away, and leaves pages that say so', async () => {
    const ours = (await pathsOn(seed.repository)).filter(path => path.startsWith('install/pr-42/'))
    expect(ours).toHaveLength(3)
    expect(ours.every(path => path.endsWith('/index.html'))).toBe(true)
    for (const run of published.slice(0, 2)) {
      for (const name of ['ipa-url', 'manifest-url', 'qr-url', 'icon-url']) {
        expect((await github.get(servedPath(run, name))).status).toBe(404)
      }
      const page = (await github.get(servedPath(run, 'install-url'))).body.toString()
      expect(page).toMatch(/removed|gone/i)
      expect(page).not.toContain('href="itms-services')
    }
    expect((await github.get(servedPath(published[0], 'channel-url'))).status).toBe(200)
  })

  it('leaves the other pull request’s build, page and comment', async () => {
    const [, , other] = published
    expect((await github.get(servedPath(other, 'ipa-url'))).status).toBe(200)
    expect(shownText(theComment(seed.repository, 43))).toContain(servedPath(other, 'install-url'))
    const gallery = (await github.get(`${seed.repository.pages?.url}install/`)).body.toString()
    expect(gallery).toContain('pr-43')
    expect(gallery).not.toContain('pr-42')
  })

  it('says so in the comment, without a link that leads nowhere', () => {
    const text = shownText(theComment(seed.repository))
    expect(text).toContain('can no longer be installed from here')
    expect(text).not.toContain('href')
  })

  it('can be removed twice', async () => {
    const head = await seed.repository.git.head('gh-pages')
    const comment = theComment(seed.repository).body
    const again = await runStep(github, seed, { ...closing, runAttempt: 2 })
    expect(again).toMatchObject({ exitCode: 0, outputs: { status: 'removed' } })
    expect(await seed.repository.git.head('gh-pages')).toBe(head)
    expect(pushesOf(again)).toBe(0)
    expect(shownText(theComment(seed.repository))).toBe(
      shownText({ ...theComment(seed.repository), body: comment }),
    )
  })

  it('comes back when it is reopened', async () => {
    seed.pull.state = 'open'
    const ipa = await goodIpa({ build: '47' })
    const run = await runStep(github, seed, {
      ipa,
      action: 'reopened',
      runNumber: 71,
      runId: 9_000_000_071,
    })
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
    expect(shownText(theComment(seed.repository))).toContain(run.outputs['install-url'])
    expect((await github.get(run.outputs['ipa-url'] ?? '')).status).toBe(200)
  })

  it('is not revived by a publish that ends after its end', async () => {
    await restore()
    github.beforePush(async () => {
      closePullRequest(seed.pull, { merged: true })
      await runStep(github, seed, closing)
    }, 'receive')
    const late = { runNumber: 60, runId: 9_000_000_004 }
    const run = await runStep(github, seed, { ...late, ipa: await goodIpa({ build: '47' }) })
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'removed', 'install-url': '' } })
    expect(run.summary).toContain('closed while')
    const ipas = (await pathsOn(seed.repository)).filter(path => path.endsWith('.ipa'))
    expect(ipas).toEqual([expect.stringContaining('/pr-43/')])
    const text = shownText(theComment(seed.repository))
    expect(text).toContain('can no longer be installed')
    expect(text).not.toContain('href')
  })
})

describe.each([
  ['whose Pages branch does not exist', {}],
  ['where Pages is off', { pages: false }],
  ['that publishes its own site', { site: { 'index.html': 'Ours' } }],
] as const)('closing a pull request of a repository %s', (where, options) => {
  it('is calm when nothing was ever published', async () => {
    const fullName = `closed/${where.replace(/\W+/g, '-').slice(0, 30)}`
    const seed = await seedRepository(github, { fullName, ...options })
    const before = await seed.repository.git.refs()
    closePullRequest(seed.pull, { merged: false })
    const run = await runStep(github, seed, closing)
    expect(run).toMatchObject({
      exitCode: 0,
      errors: [],
      warnings: [],
      outputs: { status: 'removed' },
    })
    expect(writesOf(run)).toEqual([])
    expect(await seed.repository.git.refs()).toEqual(before)
    expect(seed.repository.comments).toEqual([])
  })
})

it('nothing is published for a pull request that is closed already', async () => {
  const seed = await seedRepository(github, { fullName: 'closed/already' })
  closePullRequest(seed.pull, { merged: true })
  const run = await runStep(github, seed, { ipa: await goodIpa(), action: 'synchronize' })
  expect(run).toMatchObject({ exitCode: 0, errors: [], outputs: { status: 'skipped' } })
  expect(run.summary).toMatch(/42 is closed/)
  expect(writesOf(run)).toEqual([])
})

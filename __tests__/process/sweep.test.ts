import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { checkpoint } from '../support/github/checkpoint'
import { plainEvent, pushEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { closePullRequest } from '../support/github/pull-requests'
import { type Seed, seedRepository } from '../support/github/seed'
import type { ActionRun } from '../support/run-action'
import {
  goodIpa,
  inDays,
  pathsOn,
  pushesOf,
  runStep,
  type StepOptions,
  shownText,
  textOn,
  theComment,
  writesOf,
} from './workflow'

// One site with four builds is published once, and each part begins with it: of two pull requests, of the
// default branch and of one that is about to be deleted.

let github: GitHub
let seed: Seed
let published: ActionRun
let restore: () => Promise<void>

beforeAll(async () => {
  github = await startGitHub()
  seed = await seedRepository(github, {
    fullName: 'octo-org/swept',
    pullRequests: [42, 43],
    site: { 'index.html': 'Ours' },
  })
  const other = seed.pulls.get(43) ?? seed.pull
  const early = await goodIpa({ padding: 400_000, profile: { expires: inDays(60) } })
  published = await publish(early)
  await publish(await goodIpa({ padding: 400_000 }), { pull: other })
  await seed.repository.git.commit({ branch: 'short-lived', files: { a: 'a' } })
  const ofBoth = await goodIpa()
  for (const branch of ['main', 'short-lived']) {
    await publish(ofBoth, { event: pushEvent(await atBranch(branch)) })
  }
  restore = await checkpoint(seed.repository)
}, 180_000)
afterEach(() => {
  github.faults.clear()
  expect(github.violations).toEqual([])
})
afterAll(() => github.close())

let runs = 0
const next = () => {
  runs += 1
  return { runId: 9_000_000_000 + runs, runNumber: runs }
}

/** What an event on a branch is about. */
async function atBranch(branch: string) {
  const { repository } = seed
  const sha = (await repository.git.head(branch)) ?? ''
  return { github, repository, sha, ref: `refs/heads/${branch}` }
}

async function publish(ipa: string, options: StepOptions = {}): Promise<ActionRun> {
  const inputs = { 'ipa-host': 'pages' }
  const run = await runStep(github, seed, { ipa, inputs, ...next(), ...options })
  expect(run).toMatchObject({ exitCode: 0, errors: [], stderr: '' })
  return run
}

async function sweep(
  inputs: Readonly<Record<string, string>> = {},
  daysLater = 0,
): Promise<ActionRun> {
  const event = plainEvent({ ...(await atBranch('main')), name: 'schedule' })
  return runStep(github, seed, { event, inputs, daysLater, ...next() })
}

/** Channels of the IPAs that are there. */
async function liveChannels(): Promise<readonly string[]> {
  const paths = (await pathsOn(seed.repository)).filter(path => path.endsWith('.ipa'))
  return paths.map(path => path.split('/')[1] ?? '')
}

describe('a scheduled run', () => {
  let swept: ActionRun

  beforeAll(async () => {
    await restore()
    closePullRequest(seed.pull, { merged: false })
    await seed.repository.git.deleteRef('refs/heads/short-lived')
    swept = await sweep()
  })

  it('removes what is over and leaves what is alive', async () => {
    expect(swept).toMatchObject({ exitCode: 0, errors: [], outputs: { status: 'removed' } })
    expect(await liveChannels()).toEqual(['main', 'pr-43'])
    expect(await textOn(seed.repository, 'install/pr-42/index.html')).toContain('gone')
    expect(await textOn(seed.repository, 'install/short-lived/index.html')).toContain('gone')
  })

  it('does it in one push and tells the pull request', () => {
    expect(pushesOf(swept)).toBe(1)
    expect(shownText(theComment(seed.repository, 42))).toContain('was removed')
    expect(shownText(theComment(seed.repository, 43))).toContain('[Install ')
    expect(swept.summary).toContain('2 builds removed')
    const why = /::group::Builds and why they go\n(.*)\n(.*)\n::endgroup::/.exec(swept.stdout)
    expect(why?.slice(1)).toEqual([
      expect.stringMatching(/^1-[0-9a-f]{8} of pr-42\. The pull request is closed\.$/),
      expect.stringMatching(/^4-[0-9a-f]{8} of short-lived\. The branch is gone\.$/),
    ])
  })

  it('has nothing to do the second time', async () => {
    const again = await sweep()
    expect(again).toMatchObject({ exitCode: 0, outputs: { status: 'skipped' } })
    expect(writesOf(again)).toEqual([])
    expect(again.stdout).toBe('Swept: nothing was left to clear\n')
  })

  it('clears the pages that say so after thirty days, and the site of others stays', async () => {
    const { repository } = seed
    const old = 'install/languages-/0123456789ab/de.json'
    await github.push(repository, { branch: 'gh-pages', files: { [old]: '{}' } })
    const goneIn = async () =>
      (await pathsOn(repository)).filter(path => /\/(pr-42|short-lived)\//.test(path))
    const gone = await goneIn()
    expect(gone).toHaveLength(4)
    const first = await sweep({}, 29)
    expect(first.outputs['status']).toBe('skipped')
    expect(first.log).toContain('Swept: 1 old translation deleted')
    const paths = await pathsOn(repository)
    expect(paths).not.toContain(old)
    expect(paths.filter(path => path.includes('/languages-/'))).toHaveLength(9)
    expect(await goneIn()).toEqual(gone)
    const cleared = await sweep({}, 31)
    expect(cleared).toMatchObject({ exitCode: 0, errors: [] })
    expect(cleared.log).toContain('Swept: 4 old pages cleared')
    expect(await goneIn()).toEqual([])
    expect(await textOn(repository, 'index.html')).toBe('Ours')
  })
})

describe('an expired build', () => {
  it('goes, its page says why, and so does the comment', async () => {
    await restore()
    const swept = await sweep({}, 61)
    expect(swept).toMatchObject({ exitCode: 0, outputs: { status: 'removed' } })
    expect(await liveChannels()).toEqual(['main', 'pr-43', 'short-lived'])
    const folder = `install/pr-42/com.example.app/${published.outputs['build-id']}`
    expect(await textOn(seed.repository, `${folder}/index.html`)).toContain('has expired')
    expect(shownText(theComment(seed.repository, 42))).toContain('profile has expired')
  })
})

describe('a site over its budget', () => {
  it('loses our oldest builds, and who waits for them is told why', async () => {
    await restore()
    const swept = await sweep({ 'site-budget': '1' })
    expect(swept).toMatchObject({ exitCode: 0, errors: [], outputs: { status: 'removed' } })
    expect(await liveChannels()).toEqual(['main', 'pr-43', 'short-lived'])
    expect(shownText(theComment(seed.repository, 42))).toContain('within its budget')
    expect(shownText(theComment(seed.repository, 43))).toContain('[Install ')
  })
})

describe('what a sweep cannot find out', () => {
  it('of pull requests and of branches: it removes nothing', async () => {
    await restore()
    for (const path of [/\/pulls\/42$/, /\/git\/ref\/heads/]) {
      github.faults.onEvery({ status: 404 }, { path })
    }
    const swept = await sweep()
    expect(swept).toMatchObject({ exitCode: 0, outputs: { status: 'skipped' } })
    expect(await liveChannels()).toHaveLength(4)
  })
})

describe('a rehearsed sweep', () => {
  it('lists what would go', async () => {
    await restore()
    closePullRequest(seed.pull, { merged: true })
    const run = await sweep({ 'dry-run': 'true' })
    expect(run.log.join('\n')).toMatch(/would delete install\/pr-42\/.*\.ipa/)
    expect(run.outputs['status']).toBe('skipped')
    expect(writesOf(run)).toEqual([])
    expect(await liveChannels()).toHaveLength(4)
  })
})

describe('a sweep that may not write the comment', () => {
  it('ends red, and the next one mends what is owed', async () => {
    await restore()
    closePullRequest(seed.pull, { merged: true })
    github.faults.onEvery({ status: 422 }, { path: /\/issues\/comments\/\d+$/ })
    const failed = await sweep()
    github.faults.clear()
    expect(failed).toMatchObject({ exitCode: 1, outputs: { status: 'removed' } })
    expect(failed.errors.join()).toContain('pull request #42 may still offer builds that are gone')
    expect(await liveChannels()).toEqual(['main', 'pr-43', 'short-lived'])
    expect(shownText(theComment(seed.repository, 42))).toContain('### [Install Example')

    expect(await sweep()).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(shownText(theComment(seed.repository, 42))).toContain('not on the site any more')
  })
})

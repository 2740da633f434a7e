import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
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
  shownText,
  textOn,
  theComment,
  writesOf,
} from './workflow'

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
})
afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

const onBranch = { 'ipa-host': 'pages' }

let runs = 0
const next = () => {
  runs += 1
  return { runId: 9_000_000_000 + runs, runNumber: runs }
}

/** What an event on a branch is about. */
async function atBranch({ repository }: Seed, branch: string) {
  const sha = (await repository.git.head(branch)) ?? ''
  return { github, repository, sha, ref: `refs/heads/${branch}` }
}

const sweep = async (
  seed: Seed,
  inputs: Readonly<Record<string, string>> = {},
  daysLater = 0,
): Promise<ActionRun> => {
  const event = plainEvent({ ...(await atBranch(seed, 'main')), name: 'schedule' })
  return runStep(github, seed, { event, inputs, daysLater, ...next() })
}

const liveIpas = async (seed: Seed): Promise<readonly string[]> =>
  (await pathsOn(seed.repository)).filter(path => path.endsWith('.ipa'))

describe('a scheduled run', () => {
  let seed: Seed
  let swept: ActionRun

  beforeAll(async () => {
    seed = await seedRepository(github, { fullName: 'octo-org/swept', pullRequests: [42, 43] })
    const other = seed.pulls.get(43) ?? seed.pull
    await runStep(github, seed, { ipa: await goodIpa(), ...next() })
    await runStep(github, seed, { ipa: await goodIpa(), pull: other, ...next() })
    for (const branch of ['main', 'short-lived']) {
      if (branch !== 'main') {
        await seed.repository.git.commit({ branch, files: { a: 'a' } })
      }
      const event = pushEvent(await atBranch(seed, branch))
      await runStep(github, seed, { ipa: await goodIpa(), event, ...next() })
    }
    closePullRequest(seed.pull, { merged: false })
    await seed.repository.git.deleteRef('refs/heads/short-lived')
    swept = await sweep(seed)
  }, 120_000)

  it('removes what is over and leaves what is alive', async () => {
    expect(swept).toMatchObject({ exitCode: 0, errors: [], outputs: { status: 'removed' } })
    const channels = (await liveIpas(seed)).map(path => path.split('/')[1])
    expect(channels.sort()).toEqual(['main', 'pr-43'])
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
    const again = await sweep(seed)
    expect(again).toMatchObject({ exitCode: 0, outputs: { status: 'skipped' } })
    expect(writesOf(again)).toEqual([])
    expect(again.stdout).toBe('Swept: nothing was left to clear\n')
  })
})

describe('an expired build', () => {
  it('goes, its page says why, and so does the comment', async () => {
    const seed = await seedRepository(github, { fullName: 'octo-org/expired' })
    const inputs = { 'fail-on': 'never' }
    const ipa = await goodIpa({ profile: { expires: inDays(-1) } })
    const published = await runStep(github, seed, { ipa, inputs, ...next() })
    expect(published.outputs['status']).toBe('published')
    const swept = await sweep(seed)
    expect(swept).toMatchObject({ exitCode: 0, outputs: { status: 'removed' } })
    expect(await liveIpas(seed)).toEqual([])
    const folder = `install/pr-42/com.example.app/${published.outputs['build-id']}`
    expect(await textOn(seed.repository, `${folder}/index.html`)).toContain('has expired')
    expect(shownText(theComment(seed.repository))).toContain('profile has expired')
  })
})

describe('pages that say that something is gone', () => {
  it('are cleared after thirty days, and the site of others stays', async () => {
    const old = 'install/languages-/0123456789ab/de.json'
    const site = { 'index.html': 'Ours', [old]: '{}' }
    const seed = await seedRepository(github, { fullName: 'octo-org/long-gone', site })
    await runStep(github, seed, { ipa: await goodIpa(), inputs: onBranch, ...next() })
    await runStep(github, seed, { action: 'closed', ...next() })
    const gone = (await pathsOn(seed.repository)).filter(path => path.includes('/pr-42/'))
    expect(gone).toHaveLength(2)
    const first = await sweep(seed, {}, 29)
    expect(first.outputs['status']).toBe('skipped')
    expect(first.log).toContain('Swept: 1 old translation deleted')
    expect(await pathsOn(seed.repository)).not.toContain(old)
    const texts = (paths: readonly string[]) => paths.filter(path => path.includes('/languages-/'))
    expect(texts(await pathsOn(seed.repository))).toHaveLength(9)
    expect((await pathsOn(seed.repository)).filter(path => path.includes('/pr-42/'))).toEqual(gone)
    const swept = await sweep(seed, {}, 31)
    expect(swept).toMatchObject({ exitCode: 0, errors: [] })
    expect(swept.log).toContain('Swept: 2 old pages cleared')
    expect((await pathsOn(seed.repository)).filter(path => path.includes('/pr-42/'))).toEqual([])
    expect(await textOn(seed.repository, 'index.html')).toBe('Ours')
  })
})

describe('a site over its budget', () => {
  it('loses our oldest builds, and who waits for them is told why', async () => {
    const seed = await seedRepository(github, {
      fullName: 'octo-org/full',
      pullRequests: [42, 43],
    })
    const other = seed.pulls.get(43) ?? seed.pull
    for (const pull of [seed.pull, other]) {
      const ipa = await goodIpa({ padding: 700_000 })
      await runStep(github, seed, { ipa, pull, ...next() })
    }
    const swept = await sweep(seed, { 'site-budget': '1' })
    expect(swept).toMatchObject({ exitCode: 0, errors: [], outputs: { status: 'removed' } })
    expect((await liveIpas(seed)).map(path => path.split('/')[1])).toEqual(['pr-43'])
    expect(shownText(theComment(seed.repository, 42))).toContain('within its budget')
    expect(shownText(theComment(seed.repository, 43))).toContain('[Install ')
  })
})

describe('what a sweep cannot find out', () => {
  it.each([
    ['pull requests', /\/pulls\/42$/],
    ['branches', /\/git\/ref\/heads/],
  ])('%s: removes nothing', async (what, path) => {
    const seed = await seedRepository(github, {
      fullName: `octo-org/unknown-${what.split(' ')[0]}`,
    })
    await runStep(github, seed, { ipa: await goodIpa(), ...next() })
    const branch = 'feature'
    await seed.repository.git.commit({ branch, files: { a: 'a' } })
    const event = pushEvent(await atBranch(seed, branch))
    await runStep(github, seed, { ipa: await goodIpa(), event, ...next() })
    github.faults.onEvery({ status: 404 }, { path })
    const swept = await sweep(seed)
    github.faults.clear()
    expect(swept).toMatchObject({ exitCode: 0, outputs: { status: 'skipped' } })
    expect(await liveIpas(seed)).toHaveLength(2)
  })
})

describe('a rehearsed sweep', () => {
  it('lists what would go', async () => {
    const seed = await seedRepository(github, { fullName: 'octo-org/rehearsed-sweep' })
    await runStep(github, seed, { ipa: await goodIpa(), ...next() })
    closePullRequest(seed.pull, { merged: true })
    const run = await sweep(seed, { 'dry-run': 'true' })
    expect(run.log.join('\n')).toMatch(/would delete install\/pr-42\/.*\.ipa/)
    expect(run.outputs['status']).toBe('skipped')
    expect(writesOf(run)).toEqual([])
    expect(await liveIpas(seed)).toHaveLength(1)
  })
})

describe('a sweep that may not write the comment', () => {
  it('ends red, and the next one mends what is owed', async () => {
    const seed = await seedRepository(github, { fullName: 'octo-org/owed' })
    await runStep(github, seed, { ipa: await goodIpa(), ...next() })
    closePullRequest(seed.pull, { merged: true })
    github.faults.onEvery({ status: 422 }, { path: /\/issues\/comments\/\d+$/ })
    const failed = await sweep(seed)
    github.faults.clear()
    expect(failed).toMatchObject({ exitCode: 1, outputs: { status: 'removed' } })
    expect(failed.errors.join()).toContain('pull request #42 may still offer builds that are gone')
    expect(await liveIpas(seed)).toEqual([])
    expect(shownText(theComment(seed.repository))).toContain('### [Install Example')

    expect(await sweep(seed)).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(shownText(theComment(seed.repository))).toContain('not on the site any more')
  })
})

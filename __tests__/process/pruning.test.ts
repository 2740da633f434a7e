import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import type { ActionRun } from '../support/run-action'
import {
  goodIpa,
  pathsOn,
  pushesOf,
  runStep,
  type StepOptions,
  shownText,
  theComment,
} from './workflow'

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

/** Runs 1, 2, 3 … one after the other. */
async function publishInTurn(
  seed: Seed,
  turns: readonly (StepOptions & { readonly padding?: number })[],
): Promise<readonly ActionRun[]> {
  const runs: ActionRun[] = []
  for (const [index, { padding = 0, ...options }] of turns.entries()) {
    const ipa = await goodIpa({ build: String(index + 1), padding })
    const run = { runNumber: index + 1, runId: 9_000_000_000 + index }
    runs.push(await runStep(github, seed, { ipa, ...run, ...options }))
  }
  return runs
}

const ipasOn = async ({ repository }: Seed) =>
  (await pathsOn(repository)).filter(path => path.endsWith('.ipa'))

describe('keep-builds', () => {
  it('removes the oldest build in the same commit, and leaves a page that leads on', async () => {
    const seed = await seedRepository(github, { fullName: 'prune/keep' })
    const inputs = { 'keep-builds': '2' }
    const runs = await publishInTurn(seed, [{ inputs }, { inputs }, { inputs }])
    const [oldest, kept, newest] = runs
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0])
    expect(runs.map(pushesOf)).toEqual([1, 1, 1])
    for (const run of [kept, newest]) {
      expect((await github.get(run?.outputs['ipa-url'] ?? '')).status).toBe(200)
    }
    for (const name of ['ipa-url', 'manifest-url', 'qr-url', 'icon-url']) {
      expect((await github.get(oldest?.outputs[name] ?? '')).status).toBe(404)
    }
    const page = await github.get(oldest?.outputs['install-url'] ?? '')
    expect(page.status).toBe(200)
    expect(page.body.toString()).toContain('href="../../"')
    expect(page.body.toString()).not.toContain('href="itms-services')
    const text = shownText(theComment(seed.repository))
    expect(text).toContain(newest?.outputs['install-url'])
    expect(text).toContain(kept?.outputs['install-url'])
    expect(text).not.toContain(oldest?.outputs['install-url'])
  })
})

describe('site-budget', () => {
  // Two of them and the texts of the pages fit into 1 MB, three do not.
  const large = { padding: 310_000, inputs: { 'site-budget': '1' } }

  it('lets the oldest builds of any pull request go first, and refuses one that does not fit even alone', async () => {
    const seed = await seedRepository(github, { fullName: 'prune/budget', pullRequests: [42, 43] })
    const other = seed.pulls.get(43) ?? seed.pull
    const runs = await publishInTurn(seed, [
      large,
      { ...large, pull: other },
      { ...large, pull: other },
    ])
    expect(runs.map(({ exitCode, errors }) => [exitCode, errors])).toEqual([
      [0, []],
      [0, []],
      [0, []],
    ])
    expect(await ipasOn(seed)).toHaveLength(2)
    const statuses = runs.map(({ outputs }) => github.get(outputs['ipa-url'] ?? ''))
    expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([404, 200, 200])
    const channel = await github.get(runs[0]?.outputs['channel-url'] ?? '')
    expect(channel.status).toBe(200)
    expect(channel.body.toString()).not.toContain('href="itms-services')
    const comment = shownText(theComment(seed.repository, 42))
    expect(comment).toContain('It made room for newer builds.')
    expect(comment).not.toContain('Install ')
    expect(runs[2]?.log.join('\n')).toMatch(
      /Making room: removing 1 build \(1-[0-9a-f]{8} of pr-42\)/,
    )

    // Left to itself, the action would take a release for an IPA that the site has no room for.
    const onPages = { ...large.inputs, 'ipa-host': 'pages' }
    const ipa = await goodIpa({ build: '4', padding: 1_200_000 })
    const ids = { runNumber: 4, runId: 9_000_000_003 }
    const refused = await runStep(github, seed, { ipa, pull: other, inputs: onPages, ...ids })
    expect(refused).toMatchObject({ exitCode: 1, outputs: {} })
    expect(pushesOf(refused)).toBe(0)
    const text = shownText(theComment(seed.repository, 43))
    expect(text).toContain('could not be published')
    expect(text).toContain('<code>site-budget</code>')
    const kept = runs[2]?.outputs['install-url']
    expect(text).toContain(`<a href="${kept}">Install the last good build`)
    expect((await github.get(runs[2]?.outputs['ipa-url'] ?? '')).status).toBe(200)
  })

  it('counts the files of others, and never removes them', async () => {
    const site = { 'index.html': 'Ours', 'video.mp4': 'x'.repeat(600_000) }
    const seed = await seedRepository(github, { fullName: 'prune/others', site })
    const before = await seed.repository.git.head('gh-pages')
    const [run] = await publishInTurn(seed, [
      { padding: 500_000, inputs: { 'site-budget': '1', 'ipa-host': 'pages' } },
    ])
    expect(run?.exitCode).toBe(1)
    expect(run?.errors.join()).toMatch(/would hold 1\.\d MB.*budget is 1 MB/)
    expect(run?.errors.join()).toContain('site-budget')
    expect(await seed.repository.git.head('gh-pages')).toBe(before)
  })
})

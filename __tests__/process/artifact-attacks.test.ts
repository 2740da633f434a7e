import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type AddArtifactOptions, addArtifact } from '../support/github/actions/add-artifact'
import { type GitHub, startGitHub } from '../support/github/github'
import { zipBytes } from '../support/ipa/zip-writer'
import type { ActionRun } from '../support/run-action'
import { buildRun, type ForkedSeed, handOver, publishUpstream, seedFork } from './upstream'
import { commentsOn, goodIpa, pathsOn, shownText, theComment } from './workflow'

let github: GitHub
let count = 0

beforeAll(async () => {
  github = await startGitHub()
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

interface Handed {
  readonly seed: ForkedSeed
  readonly run: ActionRun
}

/** What becomes of an artifact that a stranger's build left. */
async function whatBecomesOf(
  artifact: Partial<AddArtifactOptions>,
  inputs: Readonly<Record<string, string>> = {},
): Promise<Handed> {
  count += 1
  const seed = await seedFork(github, `attacks/app-${count}`)
  const built = buildRun(seed, seed.pull)
  await handOver(seed, built, artifact)
  return { seed, run: await publishUpstream(github, { seed, run: built }, { inputs }) }
}

/** Red, explained on the pull request it came from, and nothing is left anywhere. */
async function expectRefused({ seed, run }: Handed, words: RegExp): Promise<void> {
  expect(run.exitCode).toBe(1)
  expect(run.errors.join('\n')).toMatch(words)
  expect(shownText(theComment(seed.repository, 7))).toContain('What to do')
  expect(await pathsOn(seed.repository)).toEqual([])
  expect(run.leftInTemp).toEqual([])
}

describe('an artifact of a stranger', () => {
  it('cannot speak for another pull request', async () => {
    count += 1
    const seed = await seedFork(github, `attacks/app-${count}`)
    const { repository } = seed
    const victim = await github.openPullRequest({ repository, number: 42 })
    const built = buildRun(seed, seed.pull)
    const files = {
      'Example.ipa': await readFile(await goodIpa()),
      'pr.txt': '42',
      'event.json': JSON.stringify({ number: 42, pull_request: { number: 42 } }),
      GITHUB_ENV: 'INPUT_PULL-REQUEST=42',
    }
    await handOver(seed, built, { files })
    const run = await publishUpstream(github, { seed, run: built }, { told: [victim] })
    expect(run.outputs).toMatchObject({ status: 'installable', channel: 'pr-7' })
    expect(commentsOn(repository, 42)).toEqual([])
    expect((await pathsOn(repository)).filter(path => path.includes('pr-42'))).toEqual([])

    const inputs = { 'pull-request': '42' }
    const claimed = await publishUpstream(github, { seed, run: built }, { inputs })
    expect(claimed).toMatchObject({ exitCode: 0, outputs: { status: 'skipped' } })
    expect(claimed.notices.join()).toContain('Pull request #42 is not what that run built.')
    expect(commentsOn(repository, 42)).toEqual([])
  })

  // What else no archive may: `intake/unpack.test.ts`; other bytes than were uploaded: `artifact.test.ts`.
  it('cannot write outside of our folder', async () => {
    const data = await readFile(await goodIpa())
    const zip = zipBytes([{ path: '../../../../evil.ipa', data }], { folders: false })
    await expectRefused(
      await whatBecomesOf({ zip }),
      /leads out of it: “\.\.\/\.\.\/\.\.\/\.\.\/evil\.ipa”/,
    )
  })

  it('is not even fetched when it is too large', async () => {
    count += 1
    const seed = await seedFork(github, `attacks/app-${count}`)
    const built = buildRun(seed, seed.pull)
    await handOver(seed, built)
    for (const artifact of seed.repository.actions.artifacts) artifact.size = 5_000_000_000
    const run = await publishUpstream(github, { seed, run: built })
    await expectRefused({ seed, run }, /has more than 4 GB/)
    expect(run.requests.filter(({ server }) => server === 'blobs')).toEqual([])
  })

  it('signed by a foreign team is refused where only ours are allowed', async () => {
    const { seed, run } = await whatBecomesOf({}, { 'allowed-teams': 'TRUSTED123' })
    expect(run).toMatchObject({ exitCode: 1, outputs: { status: 'rejected' } })
    expect(run.outputs['findings']).toContain('team-not-allowed')
    expect(shownText(theComment(seed.repository, 7))).toContain('TRUSTED123')
    expect(await pathsOn(seed.repository)).toEqual([])
  })

  it('with hostile names in it says nothing that GitHub would obey', async () => {
    const files = { '@octo-org/admins #1 <img src=x> ::error::\u202E.txt': 'x' }
    const handed = await whatBecomesOf({ files })
    await expectRefused(handed, /No file in the artifact/)
    const text = shownText(theComment(handed.seed.repository, 7))
    expect(text).not.toMatch(/@octo-org\/admins|<img|\u202E|(?<!&)#1/)
  })
})

describe('an artifact that is not there', () => {
  it('under that name: the names that are there', async () => {
    const handed = await whatBecomesOf({ name: 'build' })
    await expectRefused(handed, /Run \d+ has no artifact “ipa”\. It has “build”\./)
  })

  it('any more', async () => {
    await expectRefused(await whatBecomesOf({ expired: true }), /“ipa” has expired/)
  })
})

it('takes the newest of a build that was run again, and the IPA that is meant', async () => {
  count += 1
  const seed = await seedFork(github, `attacks/app-${count}`)
  const { repository } = seed
  const built = buildRun(seed, seed.pull, { attempt: 2 })
  await handOver(seed, built)
  const files = {
    'out/Example.ipa': await readFile(await goodIpa({ build: '46' })),
    'old/Example.ipa': await readFile(await goodIpa({ build: '44' })),
  }
  await addArtifact({ repository, run: built, name: 'ipa', files })
  await addArtifact({ repository, run: built, name: 'other', files: { a: 'a' } })
  const inputs = { command: 'inspect', ipa: 'out/*.ipa' }
  const run = await publishUpstream(github, { seed, run: built }, { inputs })
  expect(run.outputs).toMatchObject({ status: 'inspected', 'build-number': '46' })
})

it('goes on where a download broke off', async () => {
  count += 1
  const seed = await seedFork(github, `attacks/app-${count}`)
  const built = buildRun(seed, seed.pull)
  await handOver(seed, built)
  github.faults.onNth(1, { cutAfter: 1_000 }, { server: 'blobs' })
  github.faults.onNth(2, { status: 503 }, { server: 'blobs' })
  const inputs = { command: 'inspect' }
  const run = await publishUpstream(github, { seed, run: built }, { inputs })
  github.faults.clear()
  expect(run.outputs).toMatchObject({ status: 'inspected' })
  expect(run.requests.filter(({ server }) => server === 'blobs')).toHaveLength(3)
})

it('names the permission that is missing', async () => {
  count += 1
  const seed = await seedFork(github, `attacks/app-${count}`)
  const built = buildRun(seed, seed.pull)
  await handOver(seed, built)
  const permissions = { ...seed.token.permissions }
  const { actions: _, ...others } = permissions
  const token = github.addToken({ permissions: others })
  const run = await publishUpstream(github, { seed, run: built }, { token })
  await expectRefused({ seed, run }, /actions: read/)
})

it('takes an IPA that was uploaded as it is', async () => {
  count += 1
  const seed = await seedFork(github, `attacks/app-${count}`)
  const built = buildRun(seed, seed.pull)
  await handOver(seed, built, { name: 'Example.ipa', raw: await readFile(await goodIpa()) })
  const inputs = { artifact: 'Example.ipa', command: 'inspect' }
  const run = await publishUpstream(github, { seed, run: built }, { inputs })
  expect(run.outputs).toMatchObject({ status: 'inspected', 'bundle-id': 'com.example.app' })
})

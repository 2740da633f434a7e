import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { checkpoint } from '../support/github/checkpoint'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import type { ActionRun } from '../support/run-action'
import { tapFollowing } from './redirecting-phone'
import { assetNames, theRelease } from './released'
import { commentsOn, goodIpa, pathsOn, runStep, shownText, theComment, writesOf } from './workflow'

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

const onRelease = { 'ipa-host': 'release' }

describe('ipa-host: release', () => {
  let seed: Seed
  let ipa: string
  let run: ActionRun
  let restore: () => Promise<void>

  // One publish, with which each test begins.
  beforeAll(async () => {
    seed = await seedRepository(github, { fullName: 'release/first' })
    ipa = await goodIpa()
    run = await runStep(github, seed, { ipa, inputs: onRelease })
    restore = await checkpoint(seed.repository)
  })
  beforeEach(() => restore())

  it('puts the IPA on one rolling pre-release and the rest on the branch', async () => {
    expect(run).toMatchObject({ exitCode: 0, errors: [], leftInTemp: [], stderr: '' })
    const release = theRelease(seed.repository)
    expect(release).toMatchObject({ tag: 'tap-to-install', prerelease: true, draft: false })
    expect(seed.repository.releases.latest).toBeUndefined()
    expect(seed.repository.releases.mails).toEqual(['tap-to-install'])
    expect(release.assets).toMatchObject([
      { state: 'uploaded', digest: `sha256:${run.outputs['sha256']}` },
    ])
    expect((await pathsOn(seed.repository)).filter(path => path.endsWith('.ipa'))).toEqual([])
    const installation = await tapFollowing(github, run.outputs['install-url'] ?? '')
    expect(installation.ipaUrl).toBe(run.outputs['ipa-url'])
    expect(installation.sha256).toBe(run.outputs['sha256'])
  })

  it('uploads before the branch moves, and comments after a stranger has fetched the IPA', () => {
    const { requests } = run
    const steps = requests.map(({ server, method, path }) => `${server} ${method} ${path}`)
    const at = [
      steps.findIndex(step => step.startsWith('upload POST')),
      steps.findLastIndex(step => step.startsWith('git POST') && step.endsWith('git-receive-pack')),
      steps.findLastIndex(step => step.startsWith('assets GET')),
      steps.findLastIndex(step => step.startsWith('api POST') && step.endsWith('/comments')),
    ]
    expect(at).not.toContain(-1)
    expect(at).toEqual([...at].sort((a, b) => a - b))
    const asked = requests.filter(({ server }) => server === 'web' || server === 'assets')
    expect(new Set(asked.map(({ token }) => token))).toEqual(new Set(['none']))
  })

  it('says what a redirect means', () => {
    expect(run.outputs['findings']).toContain('"ipa-behind-redirect"')
    expect(shownText(theComment(seed.repository))).toContain('release asset')
  })

  it('adds a name per build, mails nobody again, and deletes what keep-builds lets go', async () => {
    const inputs = { ...onRelease, 'keep-builds': '2' }
    for (const runNumber of [58, 59]) {
      const options = { inputs, runNumber, runId: 9_000_000_000 + runNumber }
      const later = await goodIpa({ build: String(runNumber) })
      expect((await runStep(github, seed, { ...options, ipa: later })).exitCode).toBe(0)
    }
    expect(seed.repository.releases.mails).toEqual(['tap-to-install'])
    expect(assetNames(seed.repository)).toHaveLength(2)
    expect(assetNames(seed.repository).map(name => /\.(\d+)-/.exec(name)?.[1])).toEqual([
      '58',
      '59',
    ])
  })

  it('uploads nothing again for the same bytes', async () => {
    const [asset] = theRelease(seed.repository).assets
    const again = await runStep(github, seed, { ipa, inputs: onRelease, runAttempt: 2 })
    expect(again.exitCode).toBe(0)
    expect(theRelease(seed.repository).assets).toEqual([asset])
    expect(again.requests.filter(({ server }) => server === 'upload')).toEqual([])
    expect(writesOf(again).filter(request => request.startsWith('DELETE'))).toEqual([])
  })

  it('goes with the pull request', async () => {
    const removal = await runStep(github, seed, { action: 'closed' })
    expect(removal.outputs['status']).toBe('removed')
    expect(theRelease(seed.repository).assets).toEqual([])
    expect((await github.get(run.outputs['ipa-url'] ?? '')).status).toBe(404)
  })

  it('leaves assets of others alone, whatever a record on the branch says', async () => {
    const release = theRelease(seed.repository)
    const [mine] = release.assets
    if (mine === undefined) throw new Error('no asset')
    const theirs = { ...mine, id: 4711, name: 'Product.dmg' }
    release.assets.push(theirs)
    const folder = `install/pr-42/com.example.app/${run.outputs['build-id']}`
    const record = (await seed.repository.git.read('gh-pages', `${folder}/build.json`))?.toString()
    await github.push(seed.repository, {
      branch: 'gh-pages',
      files: { [`${folder}/build.json`]: (record ?? '').replaceAll(mine.name, 'Product.dmg') },
    })
    await runStep(github, seed, { action: 'closed' })
    expect(assetNames(seed.repository)).toContain('Product.dmg')
  })
})

it('is refused before an upload in a repository that is not public', async () => {
  const seed = await seedRepository(github, { fullName: 'release/private', visibility: 'private' })
  const run = await runStep(github, seed, { ipa: await goodIpa(), inputs: onRelease })
  expect(run.exitCode).toBe(1)
  expect(run.outputs['status']).toBe('rejected')
  expect(run.outputs['findings']).toContain('"site-not-public"')
  expect(run.requests.filter(({ server }) => server === 'upload')).toEqual([])
  expect(seed.repository.releases.all).toEqual([])
  expect(commentsOn(seed.repository)).toHaveLength(1)
  expect(shownText(theComment(seed.repository))).toContain('site-repository')
})

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { plainEvent, pushEvent, type WorkflowEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { releaseEvent } from '../support/github/release-event'
import { addRelease } from '../support/github/releases/add-release'
import type { Release } from '../support/github/releases/release'
import { type Seed, seedRepository } from '../support/github/seed'
import type { ActionRun } from '../support/run-action'
import { launcherFor } from './launcher-site'
import { tapFollowing } from './redirecting-phone'
import { goodIpa, inDays, runStep, writesOf } from './workflow'

let github: GitHub

let launched: Readonly<Record<string, string>> = {}

beforeAll(async () => {
  github = await startGitHub()
  launched = { 'publish-to': 'release', 'launcher-url': await launcherFor(github) }
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

const onRelease = { 'ipa-host': 'release' }
const notes = '## Fixed\r\n\r\n- the crash, see #12'

async function published(seed: Seed, options: { readonly immutable?: boolean } = {}) {
  const { repository } = seed
  const release = await addRelease({ repository, tag: 'v1.2.3', body: notes, ...options })
  return { release, event: await releaseEvent({ github, repository, release }) }
}

describe('a release event', () => {
  let seed: Seed
  let release: Release
  let event: WorkflowEvent
  let run: ActionRun

  beforeAll(async () => {
    seed = await seedRepository(github, { fullName: 'event/release' })
    ;({ release, event } = await published(seed))
    run = await runStep(github, seed, { event, ipa: await goodIpa(), inputs: onRelease })
  })

  it('attaches the IPA to that release and writes the link into its notes, the rest byte for byte', async () => {
    expect(run).toMatchObject({
      exitCode: 0,
      errors: [],
      warnings: [expect.stringContaining('The IPA is a release asset')],
    })
    expect(seed.repository.releases.all).toEqual([release])
    expect(release.assets).toHaveLength(1)
    expect(run.outputs).toMatchObject({ status: 'installable', channel: 'v1.2.3' })
    expect(release.body?.startsWith(`${notes}\n\n<!-- tap-to-install:begin -->\n`)).toBe(true)
    expect(release.body).toContain(`<a href="${run.outputs['install-url']}">`)
    expect(release).toMatchObject({ prerelease: false, draft: false })
    expect(seed.repository.releases.mails).toEqual([])
    expect((await tapFollowing(github, run.outputs['install-url'] ?? '')).sha256).toBe(
      run.outputs['sha256'],
    )
  })

  it('leaves the notes as they were when the channel is removed', async () => {
    const again = await runStep(github, seed, { event, inputs: { command: 'remove' } })
    expect(again).toMatchObject({ exitCode: 0, outputs: { status: 'removed' } })
    expect(release.body).toBe(notes)
    expect(release.assets).toEqual([])
  })

  it('makes a release for the build when that one is immutable, and still writes the link', async () => {
    const seed = await seedRepository(github, { fullName: 'event/immutable' })
    const { release, event } = await published(seed, { immutable: true })
    seed.repository.releases.rules.immutable = true
    const run = await runStep(github, seed, { event, ipa: await goodIpa(), inputs: onRelease })
    expect(run).toMatchObject({ exitCode: 0, errors: [] })
    expect(release.assets).toEqual([])
    expect(release.body).toContain(run.outputs['install-url'])
    expect(seed.repository.releases.all).toHaveLength(2)
    expect(seed.repository.releases.all[1]).toMatchObject({
      draft: false,
      prerelease: true,
      immutable: true,
    })
  })

  it('publishes although the notes may not be written, and warns', async () => {
    const seed = await seedRepository(github, { fullName: 'event/readonly' })
    const { release, event } = await published(seed)
    github.faults.onEvery(
      { status: 403 },
      { server: 'api', method: 'PATCH', path: /\/releases\/\d+$/ },
    )
    const run = await runStep(github, seed, { event, ipa: await goodIpa() })
    github.faults.clear()
    expect(run).toMatchObject({ exitCode: 0, errors: [] })
    expect(run.warnings.join('\n')).toContain('contents: write')
    expect(release.body).toBe(notes)
  })
})

describe('a scheduled run, when a build of a release has expired,', () => {
  const body = '## Fixed\r\n\r\n- the crash\r\n'
  const anApp = (name: string, expires: number): Promise<string> =>
    goodIpa({
      fileName: `${name}.ipa`,
      infoPlist: { CFBundleIdentifier: `com.example.${name.toLowerCase()}` },
      profile: { expires: inDays(expires) },
    })
  const sweep = async (seed: Seed, daysLater: number, inputs: Record<string, string> = {}) => {
    const { repository } = seed
    const sha = (await repository.git.head('main')) ?? ''
    const event = plainEvent({ name: 'schedule', github, repository, sha })
    return runStep(github, seed, { event, daysLater, inputs, runId: 9_000_000_000 + daysLater })
  }

  it('takes its link out of the notes, and the rest stays byte for byte', async () => {
    const seed = await seedRepository(github, { fullName: 'event/expired' })
    const { repository } = seed
    const release = await addRelease({ repository, tag: 'v1.2.3', body })
    const event = await releaseEvent({ github, repository, release })
    const ipa = [await anApp('Alpha', 60), await anApp('Beta', 20)].join('\n')
    const run = await runStep(github, seed, { event, inputs: { ...onRelease, ipa } })
    expect(run).toMatchObject({ exitCode: 0, errors: [] })
    // As GitHub's editor leaves them when somebody adds a line below.
    const edited = `${release.body?.replaceAll(/\r?\n/g, '\r\n')}\r\n\r\nThanks to all!\r\n`
    release.body = edited
    const rehearsed = await sweep(seed, 30, { 'dry-run': 'true' })
    expect(rehearsed.log.join('\n')).toContain('would write the notes of the release v1.2.3')
    expect([release.body, writesOf(rehearsed)]).toEqual([edited, []])
    const swept = await sweep(seed, 30)
    expect(swept).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    const ofBeta = edited.split(/(?<=\n)/).filter(line => line.includes('/com.example.beta/'))
    expect(ofBeta).toHaveLength(1)
    expect(release.body).toBe(edited.replace(ofBeta.join(), ''))
    expect(release.assets).toHaveLength(1)
    expect((await sweep(seed, 70)).exitCode).toBe(0)
    expect(release.body).toBe(`${body}\r\n\r\nThanks to all!\r\n`)
    expect(release.assets).toEqual([])
  })

  it('clears the release, where everything lies on it', async () => {
    const seed = await seedRepository(github, { fullName: 'event/launched', pages: false })
    const { repository } = seed
    const release = await addRelease({
      repository,
      tag: 'v1.2.3',
      body,
      assets: { 'Product.dmg': 'theirs' },
    })
    const event = await releaseEvent({ github, repository, release })
    const inputs = { ...launched, ipa: await anApp('Beta', 20) }
    const run = await runStep(github, seed, { event, inputs })
    expect(run).toMatchObject({ exitCode: 0, errors: [] })
    expect(release.assets).toHaveLength(7)
    expect(release.body).toContain('#v=2&amp;m=')
    expect(await sweep(seed, 30, launched)).toMatchObject({ exitCode: 0, errors: [] })
    expect(release.assets.map(({ name }) => name)).toEqual(['Product.dmg'])
    expect(release.body).toBe(body)
  })
})

describe('a pushed tag', () => {
  it('has its IPA attached to the release of that tag, made when there is none', async () => {
    const seed = await seedRepository(github, { fullName: 'event/tag' })
    const { repository } = seed
    const sha = (await repository.git.head('main')) ?? ''
    await repository.git.setRef('refs/tags/v2.0', sha)
    const event = pushEvent({ github, repository, sha, ref: 'refs/tags/v2.0' })
    const run = await runStep(github, seed, { event, ipa: await goodIpa(), inputs: onRelease })
    expect(run).toMatchObject({ exitCode: 0, errors: [] })
    expect(repository.releases.all).toMatchObject([{ tag: 'v2.0', prerelease: true, draft: false }])
    expect(repository.releases.latest).toBeUndefined()
    expect(run.outputs).toMatchObject({ status: 'installable', channel: 'v2.0' })
    expect(run.outputs['ipa-url']).toContain('/releases/download/v2.0/')
  })
})

describe('a branch', () => {
  it('shares the rolling pre-release, or takes the one that release-tag names', async () => {
    const seed = await seedRepository(github, { fullName: 'event/branch' })
    const { repository } = seed
    const sha = (await repository.git.head('main')) ?? ''
    const event = plainEvent({ name: 'workflow_dispatch', github, repository, sha })
    const ipa = await goodIpa()
    const rolling = await runStep(github, seed, { event, ipa, inputs: onRelease })
    expect(rolling.outputs).toMatchObject({ status: 'installable', channel: 'main' })
    expect(rolling.outputs['comment-url']).toBe('')
    const inputs = { ...onRelease, 'release-tag': 'builds/nightly', channel: 'nightly' }
    const run = await runStep(github, seed, { event, ipa, inputs })
    expect(run).toMatchObject({ exitCode: 0, errors: [] })
    expect(repository.releases.all.map(({ tag }) => tag)).toEqual([
      'tap-to-install',
      'builds/nightly',
    ])
    expect(run.outputs['ipa-url']).toContain('/releases/download/builds%2Fnightly/')
  })
})

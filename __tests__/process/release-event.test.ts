import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { plainEvent, pushEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { releaseEvent } from '../support/github/release-event'
import { addRelease } from '../support/github/releases/add-release'
import { type Seed, seedRepository } from '../support/github/seed'
import { tapFollowing } from './redirecting-phone'
import { goodIpa, runStep } from './workflow'

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
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
  it('attaches the IPA to that release and writes the link into its notes, the rest byte for byte', async () => {
    const seed = await seedRepository(github, { fullName: 'event/release' })
    const { release, event } = await published(seed)
    const run = await runStep(github, seed, { event, ipa: await goodIpa(), inputs: onRelease })
    expect(run).toMatchObject({
      exitCode: 0,
      errors: [],
      warnings: [expect.stringMatching(/./), expect.stringMatching(/./)],
    })
    expect(seed.repository.releases.all).toEqual([release])
    expect(release.assets).toHaveLength(1)
    expect(run.outputs['channel']).toBe('v1.2.3')
    expect(release.body?.startsWith(`${notes}\n\n<!-- tap-to-install:begin -->\n`)).toBe(true)
    expect(release.body).toContain(`<a href="${run.outputs['install-url']}">`)
    expect(release).toMatchObject({ prerelease: false, draft: false })
    expect(seed.repository.releases.mails).toEqual([])
    expect((await tapFollowing(github, run.outputs['install-url'] ?? '')).sha256).toBe(
      run.outputs['sha256'],
    )
  })

  it('leaves the notes as they were when the channel is removed', async () => {
    const seed = await seedRepository(github, { fullName: 'event/removed' })
    const { release, event } = await published(seed)
    await runStep(github, seed, { event, ipa: await goodIpa(), inputs: onRelease })
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
    await runStep(github, seed, { event, ipa, inputs: onRelease })
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

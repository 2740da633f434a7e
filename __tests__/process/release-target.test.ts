import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { checkpoint } from '../support/github/checkpoint'
import { plainEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, type SeedOptions, seedRepository } from '../support/github/seed'
import type { ActionRun } from '../support/run-action'
import { launcherFor } from './launcher-site'
import { fetched, readManifest } from './phone'
import { following } from './redirecting-phone'
import { assetNames, theRelease } from './released'
import { goodIpa, inDays, pathsOn, runStep, shownText, theComment, writesOf } from './workflow'

let github: GitHub
let launcher = ''

beforeAll(async () => {
  github = await startGitHub()
  launcher = await launcherFor(github)
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

const inputs = () => ({ 'publish-to': 'release', 'launcher-url': launcher })

/** A repository without Pages, with the token that the documentation asks for. */
const seeded = (fullName: string, options: SeedOptions = {}) =>
  seedRepository(github, {
    fullName,
    pages: false,
    permissions: { contents: 'write', 'pull-requests': 'write' },
    ...options,
  })

describe('publish-to: release', () => {
  let seed: Seed
  let ipa: string
  let run: ActionRun
  let restore: () => Promise<void>

  // One publish, with which each test begins.
  beforeAll(async () => {
    seed = await seeded('target/first', { pullRequests: [42, 43] })
    ipa = await goodIpa()
    run = await runStep(github, seed, { ipa, inputs: inputs() })
    restore = await checkpoint(seed.repository)
  })
  beforeEach(() => restore())

  it('publishes without Pages: everything is an asset, and no branch is made', async () => {
    expect(run).toMatchObject({ exitCode: 0, errors: [], leftInTemp: [], stderr: '' })
    const stem = assetNames(seed.repository)[0]?.replace(/\.ipa$/, '')
    expect(assetNames(seed.repository)).toEqual(
      ['.ipa', '.plist', '.icon.png', '.qr.png', '.html', '.build.json'].map(end => stem + end),
    )
    expect(await pathsOn(seed.repository)).toEqual([])
    expect(seed.repository.releases.mails).toEqual(['tap-to-install'])
    expect(run.log.slice(1, 3)).toEqual([
      expect.stringMatching(/^Uploaded to the release tap-to-install \(6 files, \d+ KB\)$/),
      'Fetching Example 1.2.3 (45) back, as a phone would',
    ])
  })

  it('keeps every promise of its outputs', async () => {
    const { outputs } = run
    const web = following(github)
    const manifest = await fetched(web, outputs['manifest-url'] ?? '')
    const { assets, metadata } = readManifest(manifest.body.toString())
    expect(assets['software-package']).toBe(outputs['ipa-url'])
    expect(metadata['bundle-identifier']).toBe('com.example.app')
    expect((await fetched(web, outputs['ipa-url'] ?? '')).body.length).toBe(Number(outputs['size']))
    for (const name of ['icon-url', 'qr-url']) {
      expect((await fetched(web, outputs[name] ?? '')).body.subarray(1, 4).toString()).toBe('PNG')
    }
    expect((await github.get(outputs['channel-url'] ?? '')).status).toBe(200)
    expect(outputs['itms-url']).toContain(encodeURIComponent(outputs['manifest-url'] ?? ''))
  })

  it('links to the launcher, which learns what to show from the fragment alone', () => {
    const { outputs, requests } = run
    const link = new URL(outputs['install-url'] ?? '')
    expect(link.href.startsWith(`${launcher}#v=2&m=`)).toBe(true)
    expect(link.href).not.toContain('&r=1&')
    const fields = new Map(
      link.hash
        .slice(1)
        .split('&')
        .map(field => halves(field)),
    )
    const [host, owner, name, tag, file] = decodeURIComponent(fields.get('m') ?? '').split('/')
    const manifest = `https://${host}/${owner}/${name}/releases/download/${tag}/${file}.plist`
    expect(manifest).toBe(outputs['manifest-url'])
    expect(decodeURIComponent(fields.get('n') ?? '')).toBe('1.2.3 (45)')
    expect(shownText(theComment(seed.repository))).toContain(`${launcher}#v=2&amp;m=`)
    const asked = requests.filter(({ server }) => server === 'pages')
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter(({ query }) => query.includes('manifest'))).toEqual([])
  })

  it('changes nothing when the same is published again', async () => {
    const before = [...theRelease(seed.repository).assets]
    const again = await runStep(github, seed, { ipa, inputs: inputs(), runAttempt: 2 })
    expect(again.exitCode).toBe(0)
    expect(theRelease(seed.repository).assets).toEqual(before)
    expect(again.log.join('\n')).toContain('already holds exactly this')
  })

  it('prunes when the new build works, and removes all of a closed pull request', async () => {
    const later = await goodIpa({ build: '58' })
    const kept = { ...inputs(), 'keep-builds': '1' }
    const options = { ipa: later, inputs: kept, runNumber: 58, runId: 9_000_000_058 }
    expect((await runStep(github, seed, options)).exitCode).toBe(0)
    expect(assetNames(seed.repository).every(name => name.includes('.58-'))).toBe(true)
    expect(assetNames(seed.repository)).toHaveLength(6)
    const closing = { action: 'closed', inputs: inputs(), runId: 9_000_000_059 } as const
    const removal = await runStep(github, seed, closing)
    expect(removal.outputs['status']).toBe('removed')
    expect(theRelease(seed.repository).assets).toEqual([])
    const again = await runStep(github, seed, closing)
    expect(again).toMatchObject({ exitCode: 0, errors: [] })
  })

  it('has no other limit than that of the release, and lets the launcher know what iOS refuses', async () => {
    const expired = { padding: 1_200_000, profile: { expires: inDays(-1) } }
    const refused = await runStep(github, seed, {
      ipa: await goodIpa(expired),
      inputs: { ...inputs(), 'site-budget': '1', 'fail-on': 'never' },
      runNumber: 58,
      runId: 9_000_000_058,
    })
    expect(refused.exitCode).toBe(0)
    expect(refused.outputs['install-url']).toContain('&r=1&')
    expect(assetNames(seed.repository)).toHaveLength(12)
  })

  it('leaves nothing behind: not when a channel goes, not when a run has died', async () => {
    const { repository } = seed
    const own = { ...inputs(), 'keep-builds': '1' }
    // A removal has no need to know the launcher.
    const closing = { action: 'closed', inputs: { 'publish-to': 'release' } } as const
    const closed = await runStep(github, seed, closing)
    expect(closed).toMatchObject({ exitCode: 0, errors: [], outputs: { status: 'removed' } })
    expect(closed.log.join('\n')).toContain('Removed 1 build')
    const dying = { server: 'upload', path: /./ } as const
    github.faults.onNth(3, { status: 422 }, dying)
    const pull = seed.pulls.get(43) ?? seed.pull
    const died = await runStep(github, seed, { ipa: await goodIpa(), pull, inputs: own })
    github.faults.clear()
    expect(died.exitCode).toBe(1)
    expect(theRelease(repository).assets.length).toBeGreaterThan(0)
    const sha = (await repository.git.head('main')) ?? ''
    const event = plainEvent({ name: 'schedule', github, repository, sha })
    const rehearsal = { ...own, 'dry-run': 'true' }
    const rehearsed = await runStep(github, seed, { event, inputs: rehearsal, daysLater: 31 })
    expect(rehearsed.log.join('\n')).toMatch(/would delete the leftover pr-43-.*\.ipa/)
    expect(writesOf(rehearsed)).toEqual([])
    const swept = await runStep(github, seed, { event, inputs: own, daysLater: 31 })
    expect(swept).toMatchObject({ exitCode: 0, errors: [] })
    expect(theRelease(repository).assets).toEqual([])
    expect(await pathsOn(repository)).toEqual([])
  })
})

describe('what cannot be published to a release', () => {
  it('is refused before uploading in a repository that is not public, with the alternatives', async () => {
    const seed = await seeded('target/private', { visibility: 'private' })
    const run = await runStep(github, seed, { ipa: await goodIpa(), inputs: inputs() })
    expect(run).toMatchObject({ exitCode: 1, outputs: { status: 'rejected' } })
    expect(run.outputs['findings']).toContain('"site-not-public"')
    expect(run.requests.filter(({ server }) => server === 'upload')).toEqual([])
    expect(seed.repository.releases.all).toEqual([])
    expect(shownText(theComment(seed.repository))).toMatch(/site-repository/)
  })

  it('names the permission line when the token may only read', async () => {
    const seed = await seeded('target/readonly', {
      permissions: { contents: 'read', 'pull-requests': 'write' },
    })
    const run = await runStep(github, seed, { ipa: await goodIpa(), inputs: inputs() })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toContain('contents: write')
    expect(run.requests.filter(({ server }) => server === 'upload')).toEqual([])
  })

  it('asks for the launcher where its address cannot be told', async () => {
    const seed = await seeded('target/no-launcher')
    const run = await runStep(github, seed, {
      ipa: await goodIpa(),
      inputs: { 'publish-to': 'release' },
    })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toContain('launcher-url')
  })

  it('uploads nothing where nobody serves the launcher', async () => {
    const seed = await seeded('target/launcher-not-served')
    const nobody = new URL('elsewhere/', launcher).href
    const run = await runStep(github, seed, {
      ipa: await goodIpa(),
      inputs: { ...inputs(), 'launcher-url': nobody },
    })
    expect(run.exitCode).toBe(1)
    expect(run.errors.join('\n')).toContain(`There is no launcher page at ${nobody} (HTTP 404)`)
    expect(shownText(theComment(seed.repository))).toContain('<code>launcher-url</code>')
    expect(
      run.requests.filter(({ method, server }) => server === 'upload' || method === 'PUT'),
    ).toEqual([])
    expect(seed.repository.releases.all).toEqual([])
  })
})

describe('immutable releases', () => {
  let seed: Seed

  beforeAll(async () => {
    seed = await seeded('target/immutable')
    seed.repository.releases.rules.immutable = true
  })

  it('get one release per build: draft, upload, publish', async () => {
    const { releases } = seed.repository
    for (const runNumber of [57, 58]) {
      const ipa = await goodIpa({ build: String(runNumber) })
      const options = { ipa, runNumber, runId: 9000 + runNumber }
      const run = await runStep(github, seed, { ...options, inputs: inputs() })
      expect(run).toMatchObject({ exitCode: 0, errors: [] })
      expect((await following(github).get(run.outputs['ipa-url'] ?? '')).status).toBe(200)
    }
    expect(
      releases.all.map(({ draft, immutable, assets }) => [draft, immutable, assets.length]),
    ).toEqual([
      [false, true, 6],
      [false, true, 6],
    ])
    expect(new Set(releases.all.map(({ tag }) => tag)).size).toBe(2)
    expect(releases.latest).toBeUndefined()
  })

  it('go as a whole, and what comes later uses another tag', async () => {
    const { releases } = seed.repository
    expect(releases.burntTags.size).toBe(2)
    const removal = await runStep(github, seed, { action: 'closed', inputs: inputs() })
    expect(removal).toMatchObject({ exitCode: 0, outputs: { status: 'removed' } })
    expect(releases.all).toEqual([])
    const again = { action: 'reopened', runNumber: 58, runId: 9058 } as const
    const ipa = await goodIpa({ build: '58' })
    const later = await runStep(github, seed, { ipa, inputs: inputs(), ...again })
    expect(later).toMatchObject({ exitCode: 0, errors: [] })
    expect(releases.all).toMatchObject([{ draft: false, immutable: true }])
  })
})

function halves(field: string): readonly [string, string] {
  const [name = '', value = ''] = field.split('=')
  return [name, value]
}

import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { connect } from '../../../src/github/client'
import type { AssetFile } from '../../../src/github/releases/upload-asset'
import { readRepository } from '../../../src/github/repository'
import { httpsUrl } from '../../../src/primitives/https-url'
import { type AssetScope, assetStem } from '../../../src/targets/release/asset-name'
import {
  ASSET_LIMIT,
  ReleaseStore,
  type ReleaseStoreOptions,
} from '../../../src/targets/release/store'
import { type ReleaseTidying, tidyReleases } from '../../../src/targets/release/tidy'
import { type GitHub, startGitHub } from '../../support/github/github'
import { addRelease } from '../../support/github/releases/add-release'
import { type Seed, seedRepository } from '../../support/github/seed'
import { briskClock } from '../../support/pages-target'
import { letTimePassQuickly } from '../../support/quick-time'

letTimePassQuickly()

let github: GitHub
let seed: Seed

beforeEach(async () => {
  github = await startGitHub()
  seed = await seedRepository(github)
})

afterEach(async () => {
  const { violations } = github
  await github.close()
  expect(violations).toEqual([])
})

function store(deviations: Partial<ReleaseStoreOptions> = {}): ReleaseStore {
  const token = seed.token.value
  const pace = { retries: 1, millisecondsPerSecond: 1 }
  const client = connect({ token, apiUrl: github.apiUrl, progress: () => {}, pace })
  const repository = { owner: seed.repository.owner, name: seed.repository.name }
  return new ReleaseStore({
    github: client,
    repository,
    token,
    clock: briskClock,
    progress: () => {},
    webUrl: async () => (await readRepository(client, repository)).webUrl,
    releaseTag: undefined,
    runKey: '9000000001-1',
    ...deviations,
  })
}

function file(name: string, text = name): AssetFile {
  const bytes = Buffer.from(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return {
    name,
    contentType: 'text/plain',
    size: bytes.length,
    sha256,
    body: { kind: 'bytes', bytes },
  }
}

async function put(one: ReleaseStore, ...names: readonly string[]): Promise<string> {
  const [stem = ''] = names
  const tag = await one.tagFor(stem)
  return one.put([{ stem, tag, isLive: true, files: names.map(name => file(name)) }])
}

const tags = () =>
  seed.repository.releases.all.map(({ tag, draft }) => `${tag}${draft ? ' (draft)' : ''}`)
const names = () =>
  seed.repository.releases.all.flatMap(({ assets }) => assets.map(({ name }) => name)).sort()

describe('files on releases', () => {
  it('are shared by all builds of a repository, and nobody is mailed twice', async () => {
    expect(await put(store(), 'a.ipa')).toBe('written')
    expect(await put(store(), 'b.ipa')).toBe('written')
    expect(await put(store(), 'b.ipa')).toBe('unchanged')
    expect(tags()).toEqual(['tap-to-install'])
    expect(seed.repository.releases.mails).toEqual(['tap-to-install'])
  })

  it('survive two runs that make the release at the same time', async () => {
    await Promise.all([put(store(), 'a.ipa'), put(store(), 'b.ipa'), put(store(), 'c.ipa')])
    expect(tags()).toEqual(['tap-to-install'])
    expect(names()).toEqual(['a.ipa', 'b.ipa', 'c.ipa'])
    expect(seed.repository.releases.mails).toEqual(['tap-to-install'])
  })

  it('never name a commit to tag: GitHub would refuse those of some pull requests', async () => {
    await put(store(), 'a.ipa')
    const bodies = github.requests.filter(({ method }) => method === 'POST' || method === 'PATCH')
    expect(JSON.stringify(bodies)).not.toContain('target_commitish')
    expect(bodies.map(({ body }) => body)).toContainEqual(
      expect.objectContaining({ make_latest: 'false', prerelease: true }),
    )
  })

  it('are refused well before GitHub’s limit', async () => {
    const assets = Object.fromEntries(
      Array.from({ length: ASSET_LIMIT }, (_, n) => [`${n}.txt`, 'x']),
    )
    await addRelease({ repository: seed.repository, tag: 'tap-to-install', assets })
    await expect(put(store(), 'a.ipa')).rejects.toMatchObject({
      code: 'site-too-large',
      hint: expect.stringContaining('sweep'),
    })
    expect(github.requests.filter(({ server }) => server === 'upload')).toEqual([])
  })

  it('leave no draft behind when a rule forbids the tag', async () => {
    seed.repository.releases.rules.refusedTags = /^tap-to-install$/
    await expect(put(store(), 'a.ipa')).rejects.toMatchObject({
      hint: expect.stringContaining('release-tag'),
    })
    expect(tags()).toEqual([])
  })

  it('get a tag of their own each where releases are immutable', async () => {
    seed.repository.releases.rules.immutable = true
    await put(store(), 'a.ipa')
    await put(store({ runKey: '9000000002-1' }), 'b.ipa')
    await put(store({ runKey: '9000000003-1' }), 'c.ipa')
    expect(tags()).toEqual([
      'tap-to-install',
      'tap-to-install-9000000002-1-b.ipa',
      'tap-to-install-9000000003-1-c.ipa',
    ])
  })

  it('take a new plan for those who come second to an immutable one', async () => {
    seed.repository.releases.rules.immutable = true
    const runs = Array.from({ length: 3 }, (_, n) => store({ runKey: `${9000000001 + n}-1` }))
    // All of them have planned before the first has published.
    for (const run of runs) expect(await run.tagFor('x')).toBe('tap-to-install')
    const name = (n: number): string => `build-${n}.ipa`
    const results = await Promise.allSettled(runs.map((run, n) => put(run, name(n))))
    const late = runs.flatMap((run, n) => (results[n]?.status === 'rejected' ? [{ run, n }] : []))
    expect(late).toHaveLength(2)
    for (const result of results) {
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ code: 'release-immutable' })
    }
    await Promise.all(late.map(({ run, n }) => put(run, name(n))))
    expect(new Set(names()).size).toBe(3)
    expect(tags()).toHaveLength(3)
    expect(tags().join()).not.toContain('draft')
  })

  it('replace what was left of an earlier try', async () => {
    github.faults.onEvery({ cutAfter: 2 }, { server: 'upload' })
    await expect(put(store(), 'a.ipa')).rejects.toMatchObject({ code: 'network' })
    github.faults.clear()
    await put(store(), 'a.ipa')
    expect(seed.repository.releases.published('tap-to-install')?.assets).toMatchObject([
      { name: 'a.ipa', state: 'uploaded' },
    ])
  })
})

const scope = { target: 'pages', directory: 'install' } as const

function ipaOf(channel: string, of: AssetScope = scope): string {
  return `${assetStem({ channel, bundleId: 'com.example.app', buildId: '57-1f2e3d4c' }, of)}.ipa`
}

/** What is tidied up so many hours from now, and how. */
function tidied(hours: number, deviations: Partial<ReleaseTidying> = {}) {
  const now = new Date(Date.now() + hours * 3_600_000)
  const live: ReleaseTidying['live'] = async () => []
  return tidyReleases(store(), { scope, now, mode: 'delete', live, ...deviations })
}

const nextDay = { ...briskClock, now: () => new Date(Date.now() + 25 * 3_600_000) }

describe('tidying up', () => {
  it('deletes drafts of ours that are left over, and nobody else’s', async () => {
    await addRelease({ repository: seed.repository, tag: 'tap-to-install', draft: true })
    await addRelease({ repository: seed.repository, tag: 'v2.0', draft: true })
    github.faults.onEvery({ status: 422 }, { server: 'upload' })
    await put(store({ releaseTag: 'v3.0' }), 'a.ipa').catch(() => undefined)
    github.faults.clear()
    expect(tags()).toEqual(['tap-to-install (draft)', 'v2.0 (draft)', 'v3.0 (draft)'])
    expect(await tidied(23)).toEqual([])
    expect(await tidied(25)).toHaveLength(2)
    expect(tags()).toEqual(['v2.0 (draft)'])
  })

  it('finds files of ours on any release, and leaves those of others and of other sites', async () => {
    const others = ['Product.dmg', ipaOf('pr-1', { target: 'release', directory: 'install' })]
    const assets = Object.fromEntries([...others, ipaOf('main')].map(name => [name, 'x']))
    for (const tag of ['tap-to-install', 'v1.0']) {
      await addRelease({ repository: seed.repository, tag, assets })
    }
    expect(await tidied(23)).toEqual([])
    expect(await tidied(25, { mode: 'look' })).toEqual([ipaOf('main'), ipaOf('main')])
    expect(names()).toHaveLength(6)
    expect(await tidied(25)).toEqual([ipaOf('main'), ipaOf('main')])
    expect(names()).toEqual([...others, ...others].sort())
  })

  it('leaves what a build points to, also one that came while the files were being listed', async () => {
    const assets = { [ipaOf('main')]: 'x', [ipaOf('pr-1')]: 'x' }
    await addRelease({ repository: seed.repository, tag: 'tap-to-install', assets })
    const listed = () => github.requests.some(({ path }) => path.endsWith('/assets'))
    const stem = ipaOf('main').replace('.ipa', '')
    const live: ReleaseTidying['live'] = async () => (listed() ? [{ stem, tag: undefined }] : [])
    expect(await tidied(25, { live })).toEqual([ipaOf('pr-1')])
    expect(names()).toEqual([ipaOf('main')])
  })

  it('asks for releases once', async () => {
    await addRelease({ repository: seed.repository, tag: 'tap-to-install', assets: { a: 'x' } })
    await addRelease({ repository: seed.repository, tag: 'v1.0', assets: { b: 'x' } })
    await tidied(25)
    expect(github.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /repos/octo-org/app/releases',
      expect.stringMatching(/^GET .*\/releases\/\d+\/assets$/),
    ])
  })

  it('takes a release of one build away as a whole, with its tag', async () => {
    const tag = 'tap-to-install-1-1-a'
    const assets = { [ipaOf('main')]: 'x' }
    await addRelease({ repository: seed.repository, tag, immutable: true, assets })
    expect(await tidied(25)).toHaveLength(1)
    expect(tags()).toEqual([])
    expect(await seed.repository.git.resolve(`refs/tags/${tag}`)).toBeUndefined()
  })

  it('takes the release that a job which ran again has left, and keeps the one that is linked', async () => {
    const assets = { [ipaOf('main')]: 'x' }
    for (const tag of ['tap-to-install-1-1-a', 'tap-to-install-1-2-a']) {
      await addRelease({ repository: seed.repository, tag, immutable: true, assets })
    }
    const stem = ipaOf('main').replace('.ipa', '')
    const live: ReleaseTidying['live'] = async () => [{ stem, tag: 'tap-to-install-1-2-a' }]
    expect(await tidied(23, { live })).toEqual([])
    expect(await tidied(25, { live })).toEqual([ipaOf('main')])
    expect(tags()).toEqual(['tap-to-install-1-2-a'])
  })

  it('never takes the file that a publish at the same moment has put there', async () => {
    const name = ipaOf('main')
    const assets = { [name]: name }
    await addRelease({ repository: seed.repository, tag: 'tap-to-install', assets })
    const stem = name.replace('.ipa', '')
    const bundle = { stem, tag: 'tap-to-install', isLive: false, files: [file(name)] }
    const live: ReleaseTidying['live'] = async () => {
      await store({ clock: nextDay }).put([bundle])
      return []
    }
    expect(await tidied(25, { live })).toEqual([name])
    expect(names()).toEqual([name])
  })

  it('uploads nothing again for a build that is there', async () => {
    const name = ipaOf('main')
    const assets = { [name]: name }
    await addRelease({ repository: seed.repository, tag: 'tap-to-install', assets })
    const stem = name.replace('.ipa', '')
    const bundle = { stem, tag: 'tap-to-install', isLive: true, files: [file(name)] }
    expect(await store({ clock: nextDay }).put([bundle])).toBe('unchanged')
  })

  it('takes no address of elsewhere for its own', async () => {
    const one = store()
    const own = await one.urlOf('builds/nightly', 'a.ipa')
    expect(await one.parse(own)).toEqual({ tag: 'builds/nightly', name: 'a.ipa' })
    expect(
      await one.parse(httpsUrl('https://example.com/octo-org/app/releases/download/a/b')),
    ).toBeUndefined()
    expect(await one.parse(`${own}%ZZ`)).toBeUndefined()
  })

  it('is the same address with the slash of a tag spelled out, and in capitals', async () => {
    const one = store()
    const own = await one.urlOf('builds/nightly', 'a.ipa')
    expect(own).toContain('builds%2Fnightly')
    for (const other of [own.replace('%2F', '/'), own.replace('%2F', '%2f')]) {
      expect(await one.parse(other)).toEqual({ tag: 'builds/nightly', name: 'a.ipa' })
    }
    const capitals = own.replace('octo-org/app', 'Octo-Org/App')
    expect(await one.parse(capitals)).toEqual({ tag: 'builds/nightly', name: 'a.ipa' })
  })
})

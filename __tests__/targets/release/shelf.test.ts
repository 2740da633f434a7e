import { expect, it } from '@jest/globals'
import { writeBuildJson } from '../../../src/builds/build-json'
import type { ReleaseAsset } from '../../../src/github/releases/assets'
import { stemOf } from '../../../src/targets/release/asset-name'
import { readReleaseShelf } from '../../../src/targets/release/shelf'
import { aRecord, siteUrl } from '../../support/build-record'
import { briskClock } from '../../support/pages-target'

const scope = { target: 'release', directory: 'install' } as const
const older = aRecord({ publishedAt: '2026-11-22T10:00:00.000Z' })
const newer = aRecord({ publishedAt: '2026-11-22T11:00:00.000Z' })

function factsOn(tag: string): ReleaseAsset {
  return {
    id: 1,
    name: `${stemOf(older, scope)}.build.json`,
    state: 'uploaded',
    size: 1_000,
    sha256: undefined,
    url: `https://github.com/octo-org/app/releases/download/${tag}/facts`,
    createdAt: new Date('2026-11-22T11:00:00Z'),
  }
}

it.each([
  ['first', ['new', 'old']],
  ['last', ['old', 'new']],
])('of a build that lies on two releases the newer is shown, listed %s', async (_, tags) => {
  const { builds } = await readReleaseShelf(tags.map(factsOn), {
    scope,
    baseUrl: siteUrl,
    clock: briskClock,
    progress: () => {},
    fetch: async url =>
      new Response(Buffer.from(writeBuildJson(String(url).includes('/new/') ? newer : older))),
  })
  expect(builds.map(({ record }) => record.publishedAt)).toEqual([newer.publishedAt])
})

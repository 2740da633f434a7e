import { longestBuildJson, parseBuildJson } from '../../builds/build-json'
import type { BuildRecord } from '../../builds/build-record'
import type { SiteFetch } from '../../github/proxy-fetch'
import type { ReleaseAsset } from '../../github/releases/assets'
import { ActionError, messageOf } from '../../primitives/errors'
import type { HttpsUrl } from '../../primitives/https-url'
import { placeInTree } from '../../site/layout'
import type { Shelf, ShelvedBuild } from '../../site/shelf'
import { patiently, type Waiting } from '../patiently'
import { type AssetScope, stemIn, stemOf } from './asset-name'
import { endingOf, fileNamed } from './files'

export interface ShelfReader extends Waiting {
  readonly scope: AssetScope
  readonly baseUrl: HttpsUrl
  /** Asks as anybody: the facts are public, and so they cost nothing of the token's rate limit. */
  readonly fetch: SiteFetch
}

/** Facts that are fetched side by side. */
const AT_ONCE = 8

/** Milliseconds for one small file. */
const TIMEOUT = 30_000

/**
 * The builds on releases, as if they lay in a tree of files.
 *
 * @throws ActionError `network` when facts that are there cannot be fetched: to overlook a build would
 * be to forget it.
 */
export async function readReleaseShelf(
  assets: readonly ReleaseAsset[],
  reader: ShelfReader,
): Promise<Shelf> {
  const facts = assets.filter(
    ({ name, state }) => state === 'uploaded' && name.endsWith(endingOf('facts')),
  )
  const builds: ShelvedBuild[] = []
  for (let start = 0; start < facts.length; start += AT_ONCE) {
    const some = facts.slice(start, start + AT_ONCE)
    builds.push(...(await Promise.all(some.map(asset => readBuild(asset, reader)))).flat())
  }
  const newest = newestOfEach(builds)
  return { builds: newest, files: newest.flatMap(build => filesOf(build, assets, reader)) }
}

/** A job that ran again where releases are immutable has left its build on two: the links lead to the newer. */
function newestOfEach(builds: readonly ShelvedBuild[]): readonly ShelvedBuild[] {
  const oldestFirst = builds.toSorted((a, b) =>
    a.record.publishedAt.localeCompare(b.record.publishedAt),
  )
  return [...new Map(oldestFirst.map(build => [build.folder, build])).values()]
}

async function readBuild(
  asset: ReleaseAsset,
  reader: ShelfReader,
): Promise<readonly ShelvedBuild[]> {
  const { scope } = reader
  const stem = stemIn(asset.name, scope)
  if (stem === undefined || asset.size > longestBuildJson) return []
  const bytes = await patiently(reader, () => download(asset, reader.fetch))
  const record = bytes && parseBuildJson(bytes)
  if (record === undefined || stemOf(record, scope) !== stem) return []
  return [{ folder: folderOf(record, reader), record }]
}

async function download(asset: ReleaseAsset, fetch: ShelfReader['fetch']) {
  const failed = (why: string, cause?: unknown): ActionError =>
    new ActionError(`${asset.name} of the release cannot be read (${why}).`, {
      code: 'network',
      cause,
    })
  const response = await fetch(asset.url, { signal: AbortSignal.timeout(TIMEOUT) }).catch(
    (thrown: unknown) => {
      throw failed(messageOf(thrown), thrown)
    },
  )
  if (response.status === 404) return undefined
  if (response.status !== 200) throw failed(`HTTP ${response.status}`)
  const bytes = await response.arrayBuffer().catch((thrown: unknown) => {
    throw failed(messageOf(thrown), thrown)
  })
  return new Uint8Array(bytes)
}

function folderOf(record: BuildRecord, { scope, baseUrl }: ShelfReader): string {
  const { channel, app, buildId, ipa } = record
  const place = { channel, bundleId: app.bundleId, buildId, fileName: ipa.fileName }
  return placeInTree({ ...place, directory: scope.directory }, baseUrl).folder
}

function filesOf(
  { folder, record }: ShelvedBuild,
  assets: readonly ReleaseAsset[],
  { scope }: ShelfReader,
): Shelf['files'] {
  const stem = stemOf(record, scope)
  return assets
    .filter(({ name }) => name.startsWith(`${stem}.`))
    .map(({ name, size }) => {
      const file = fileNamed(name.slice(stem.length)) ?? record.ipa.fileName
      return { path: `${folder}/${file}`, size }
    })
}

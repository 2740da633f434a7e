import { type Gone, gonePage } from '../pages/gone-page'
import type { Shelf, ShelvedBuild, SiteChange, SiteFile } from '../shelf'
import { channelFolderOf, filesBelow } from '../tree'
import { channelPages, overviews, pageFile } from './shared-pages'

/** Builds that leave the site, and everything that has to know. */
export interface Departure {
  /** Every other build of ours, the leaving ones among them. */
  readonly others: readonly ShelvedBuild[]
  readonly gone: readonly ShelvedBuild[]
  readonly directory: string
  readonly now: Date
  /** What the page of a build that leaves says; default `pruned`. */
  readonly why?: 'pruned' | 'expired'
}

/** A build that takes the place of others. */
export interface Replacement extends Omit<Departure, 'gone'> {
  readonly added: ShelvedBuild
  /** Of the added build, in write order. */
  readonly files: readonly SiteFile[]
}

/** The change that adds one build, clears others, and brings the pages that show them up to date. */
export function replaceBuilds(
  shelf: Shelf,
  replacement: Departure & Partial<Pick<Replacement, 'added' | 'files'>>,
): SiteChange {
  const { added, files = [], others, directory, gone, now } = replacement
  const arriving = added === undefined ? [] : [added]
  const leaving = new Set(gone)
  const live = [...arriving, ...others.filter(build => !leaving.has(build))]
  const touched = new Set([...arriving, ...gone].map(channelFolderOf))
  const write = [
    ...files,
    ...gone.map(build => tombstone(build, replacement)),
    ...channelPages(live, touched),
    ...emptyChannels(live, gone).map(build => emptyChannel(build, now)),
    ...overviews(directory, live),
  ]
  const written = new Set(write.map(({ path }) => path))
  const remove = [...arriving, ...gone]
    .flatMap(({ folder }) => filesBelow(shelf, folder))
    .filter(path => !written.has(path))
  return { write, remove, gone }
}

function tombstone(build: ShelvedBuild, { now, why = 'pruned' }: Departure): SiteFile {
  const up = build.folder.slice(channelFolderOf(build).length + 1).replace(/[^/]+/g, '..')
  const gone: Gone = { kind: why, record: build.record, channelPath: `${up}/` }
  return pageFile(build.folder, gonePage(gone, now))
}

/** One build for each channel that has lost its last one. */
function emptyChannels(
  live: readonly ShelvedBuild[],
  gone: readonly ShelvedBuild[],
): readonly ShelvedBuild[] {
  const alive = new Set(live.map(channelFolderOf))
  const byFolder = new Map(gone.map(build => [channelFolderOf(build), build]))
  return [...byFolder].flatMap(([folder, build]) => (alive.has(folder) ? [] : [build]))
}

function emptyChannel(build: ShelvedBuild, now: Date): SiteFile {
  const { channel } = build.record
  return pageFile(channelFolderOf(build), gonePage({ kind: 'channel-empty', channel }, now))
}

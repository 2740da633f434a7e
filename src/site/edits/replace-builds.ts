import { type Gone, gonePage } from '../pages/gone-page'
import type { Shelf, ShelvedBuild, SiteChange, SiteFile } from '../shelf'
import { channelFolderOf, filesBelow } from '../tree'
import { channelPages, depthOf, missingLanguages, overviews, pageFile } from './shared-pages'
import { sourcesAfter } from './sources'

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
  const { added, files = [], others, directory, gone } = replacement
  const arriving = added === undefined ? [] : [added]
  const leaving = new Set(gone)
  const live = [...arriving, ...others.filter(build => !leaving.has(build))]
  const touched = new Set([...arriving, ...gone].map(channelFolderOf))
  const sources = sourcesAfter(shelf, { directory, live, channels: touched })
  const write = [
    ...files,
    ...missingLanguages(shelf, directory),
    ...gone.map(build => tombstone(build, replacement)),
    ...channelPages(live, touched),
    ...emptyChannels(live, gone).map(build => emptyChannel(build, replacement)),
    ...overviews(directory, live),
    ...sources.write,
  ]
  const written = new Set(write.map(({ path }) => path))
  const replaced = [...arriving, ...gone].flatMap(({ folder }) => filesBelow(shelf, folder))
  const remove = [...replaced.filter(path => !written.has(path)), ...sources.remove]
  return { write, remove, gone }
}

function tombstone({ folder, record }: ShelvedBuild, departure: Departure): SiteFile {
  const { now, directory, why = 'pruned' } = departure
  return pageFile(
    folder,
    gonePage({ kind: why, record }, { now, depth: depthOf(folder, directory) }),
  )
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

function emptyChannel(build: ShelvedBuild, { now, directory }: Departure): SiteFile {
  const { record } = build
  const folder = channelFolderOf(build)
  const gone: Gone = { kind: 'channel-empty', channel: record.channel, record }
  return pageFile(folder, gonePage(gone, { now, depth: depthOf(folder, directory) }))
}

import { type Gone, gonePage } from './gone-page'
import { channelPages, overviews, pageFile } from './shared-pages'
import type { Shelf, ShelvedBuild, SiteChange, SiteFile } from './site'
import { channelFolderOf, filesBelow } from './tree'

export interface Replacement {
  readonly added: ShelvedBuild
  /** Of the added build, in write order. */
  readonly files: readonly SiteFile[]
  /** Every other build of ours. */
  readonly others: readonly ShelvedBuild[]
  readonly directory: string
  readonly now: Date
}

/** The change that adds one build, clears others, and brings the pages that show them up to date. */
export function replaceBuilds(
  shelf: Shelf,
  replacement: Replacement & { readonly gone: readonly ShelvedBuild[] },
): SiteChange {
  const { added, files, others, directory, gone, now } = replacement
  const leaving = new Set(gone)
  const live = [added, ...others.filter(build => !leaving.has(build))]
  const touched = new Set([added, ...gone].map(channelFolderOf))
  const write = [
    ...files,
    ...gone.map(build => tombstone(build, now)),
    ...channelPages(live, touched),
    ...emptyChannels(live, gone).map(build => emptyChannel(build, now)),
    ...overviews(directory, live),
  ]
  const written = new Set(write.map(({ path }) => path))
  const remove = [added, ...gone]
    .flatMap(({ folder }) => filesBelow(shelf, folder))
    .filter(path => !written.has(path))
  return { write, remove, gone }
}

function tombstone(build: ShelvedBuild, now: Date): SiteFile {
  const up = build.folder.slice(channelFolderOf(build).length + 1).replace(/[^/]+/g, '..')
  const gone: Gone = { kind: 'pruned', record: build.record, channelPath: `${up}/` }
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

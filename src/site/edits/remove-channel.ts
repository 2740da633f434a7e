import type { RunIdentity } from '../../builds/build-record'
import { newestRunFirst } from '../../builds/order'
import { type Gone, gonePage } from '../pages/gone-page'
import type { Shelf, ShelvedBuild, SiteChange, SiteEdit, SiteFile } from '../shelf'
import { buildsAtHome, channelFolderOf, filesBelow, isFrom } from '../tree'
import { replaceBuilds } from './replace-builds'
import { depthOf, missingLanguages, overviews, pageFile } from './shared-pages'
import { sourcesAfter } from './sources'

export interface Removal {
  /** `Channel.name`. */
  readonly channel: string
  /** Input `directory`: nothing outside it is touched. */
  readonly directory: string
  /** `owner/name`: takes only what this repository has published; default: everything. */
  readonly onlyFrom?: string | undefined
  /** Leaves builds of runs newer than this one; default: takes them too. */
  readonly upTo?: RunIdentity | undefined
  readonly now: Date
}

/**
 * Takes a channel off the site: IPA, manifest, images and facts are deleted, every page of it says that
 * the builds are gone. On a channel that is unknown or already gone nothing changes.
 */
export function removeChannel(removal: Removal): SiteEdit {
  return shelf => {
    const all = buildsAtHome(shelf, removal.directory)
    const inChannel = all.filter(({ record }) => record.channel.name === removal.channel)
    const gone = inChannel.filter(build => isMeant(build, removal))
    if (gone.length < inChannel.length) return leaveOthers(all, gone, { shelf, removal })
    const folders = channelFolders(shelf, gone, removal)
    const paths = folders.flatMap(folder => filesBelow(shelf, folder))
    const remove = paths.filter(path => !isPage(path))
    if (gone.length === 0 && remove.length === 0) return { write: [], remove: [], gone: [] }
    const record = gone[0]?.record
    const channel = record?.channel ?? { name: removal.channel, kind: 'ref' as const }
    const tombstone = (folder: string, what: Gone): SiteFile =>
      pageFile(
        folder,
        gonePage(what, { now: removal.now, depth: depthOf(folder, removal.directory) }),
      )
    const live = all.filter(({ record }) => record.channel.name !== removal.channel)
    const sources = sourcesAfter(shelf, { ...removal, live, channels: new Set() })
    const write = [
      ...missingLanguages(shelf, removal.directory),
      ...gone.map(({ folder, record }) => tombstone(folder, { kind: 'build-removed', record })),
      ...otherPages(folders, { paths, gone }).map(folder =>
        tombstone(folder, { kind: 'channel-removed', channel, record }),
      ),
      ...overviews(removal.directory, live),
      ...sources.write,
    ]
    return { write, remove: [...remove, ...sources.remove], gone } satisfies SiteChange
  }
}

function isMeant(build: ShelvedBuild, { onlyFrom, upTo }: Removal): boolean {
  const isLater = upTo !== undefined && newestRunFirst(build.record.run, upTo) < 0
  return isFrom(onlyFrom, build) && !isLater
}

/** The channel goes on: builds of another repository, or of a later run, have the same one. */
function leaveOthers(
  others: readonly ShelvedBuild[],
  gone: readonly ShelvedBuild[],
  { shelf, removal }: { readonly shelf: Shelf; readonly removal: Removal },
): SiteChange {
  const { directory, now } = removal
  if (gone.length === 0) return { write: [], remove: [], gone: [] }
  return replaceBuilds(shelf, { others, gone, directory, now })
}

function isPage(path: string): boolean {
  return path.endsWith('/index.html')
}

/** The channel's own page, and pages that no record tells about: their button would lead to nothing. */
function otherPages(
  channelFolders: readonly string[],
  { paths, gone }: { readonly paths: readonly string[]; readonly gone: readonly ShelvedBuild[] },
): readonly string[] {
  const pages = paths.filter(isPage).map(path => path.slice(0, -'/index.html'.length))
  const builds = new Set(gone.map(({ folder }) => folder))
  return [...new Set([...channelFolders, ...pages])].filter(folder => !builds.has(folder))
}

/** Listed or not; told by its page, too, for a run that died may have left files without facts. */
function channelFolders(
  shelf: Shelf,
  builds: readonly ShelvedBuild[],
  { channel, directory }: Removal,
): readonly string[] {
  const start = `${directory}/`
  const end = `${channel}/index.html`
  const pages = shelf.files
    .map(({ path }) => path)
    .filter(path => path.startsWith(start) && path.endsWith(end))
    .filter(path => /^(?:[0-9a-f]{32}\/)?$/.test(path.slice(start.length, -end.length)))
    .map(path => path.slice(0, -'/index.html'.length))
  return [...new Set([...builds.map(channelFolderOf), ...pages])]
}

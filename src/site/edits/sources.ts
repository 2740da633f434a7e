import { newestFirst } from '../../builds/order'
import { httpsUrl } from '../../primitives/https-url'
import { sourceFile } from '../layout'
import type { Shelf, ShelvedBuild, SiteChange } from '../shelf'
import { type SourceAddress, writeSource } from '../source/source'
import { buildsAtHome, channelFolderOf } from '../tree'

export interface SourceUpdate {
  readonly directory: string
  /** Every build of ours after the change. */
  readonly live: readonly ShelvedBuild[]
  /** Folders of the channels whose builds change. */
  readonly channels: ReadonlySet<string>
}

/**
 * The AltStore sources beside gallery and channel pages: written where builds for re-signing installers are,
 * taken away with the last of them, and never heard of on other sites.
 */
export function sourcesAfter(
  shelf: Shelf,
  { directory, live, channels }: SourceUpdate,
): Pick<SiteChange, 'write' | 'remove'> {
  const before = buildsAtHome(shelf, directory).filter(isForSource)
  const after = live.filter(isForSource)
  const places = [
    { folder: directory, belongs: isListed, of: 'gallery' } as const,
    ...[...channels].map(folder => ({
      folder,
      belongs: (build: ShelvedBuild) => channelFolderOf(build) === folder,
      of: 'channel' as const,
    })),
  ]
  const changes = places.map(({ folder, belongs, of }) => {
    const path = `${folder}/${sourceFile}`
    const builds = after.filter(belongs)
    const [build] = builds.toSorted((a, b) => newestFirst(a.record, b.record))
    if (build === undefined) return { write: [], remove: before.some(belongs) ? [path] : [] }
    const bytes = writeSource(addressOf(build, of), builds)
    return { write: [{ path, content: { kind: 'bytes' as const, bytes } }], remove: [] }
  })
  return {
    write: changes.flatMap(({ write }) => write),
    remove: changes.flatMap(({ remove }) => remove),
  }
}

function isForSource({ record }: ShelvedBuild): boolean {
  return record.sideload !== undefined
}

function isListed({ record }: ShelvedBuild): boolean {
  return !record.unlisted
}

/** The gallery lies around the channels. */
function addressOf({ record }: ShelvedBuild, of: SourceAddress['of']): SourceAddress {
  const { channel } = record.urls
  const page = of === 'channel' ? channel : httpsUrl('..', channel)
  return { url: httpsUrl(sourceFile, page), page, of }
}

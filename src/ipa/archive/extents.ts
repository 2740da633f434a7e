import { quoted } from '../../primitives/plain-text'
import { unreadableArchive } from './end'

/** The room that an entry takes at least, in bytes from the beginning of the file. */
export interface Extent {
  readonly start: number
  readonly end: number
  readonly path: string
}

/**
 * Entries begin with the file, because iOS unpacks while it downloads. They do not share bytes: that is how
 * an archive of 10 MB unpacks to 281 TB (David Fifield, «A better zip bomb», 2019). They end before the
 * table of contents.
 *
 * @throws ActionError `unreadable-ipa`
 */
export function checkExtents(extents: readonly Extent[], directoryOffset: number): void {
  let before: Extent | undefined
  for (const extent of extents.toSorted((a, b) => a.start - b.start)) {
    if (before === undefined && extent.start > 0) {
      throw unreadableArchive(`${extent.start} bytes stand in front of its first file`)
    }
    if (before !== undefined && extent.start < before.end) {
      throw unreadableArchive(`${quoted(before.path)} and ${quoted(extent.path)} overlap`)
    }
    before = extent
  }
  if (before !== undefined && before.end > directoryOffset) {
    throw unreadableArchive(`${quoted(before.path)} is said to reach beyond the end of the files`)
  }
}

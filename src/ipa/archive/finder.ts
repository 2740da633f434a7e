import { quoted } from '../../primitives/plain-text'
import { unreadableArchive } from './end'
import type { ArchiveEntry } from './entry'

/** By path, composed or decomposed. Throws when it is there twice: readers differ in which they take. */
export type FindEntry = (path: string) => ArchiveEntry | undefined

export function finder(entries: readonly ArchiveEntry[]): FindEntry {
  let index: Index | undefined
  return path => {
    index ??= indexed(entries)
    const key = path.normalize('NFC')
    if (index.twice.has(key)) throw unreadableArchive(`it holds ${quoted(path)} twice`)
    return index.byPath.get(key)
  }
}

interface Index {
  readonly byPath: ReadonlyMap<string, ArchiveEntry>
  readonly twice: ReadonlySet<string>
}

/** An artifact of 60,000 files is never asked for one, so only who asks pays. */
function indexed(entries: readonly ArchiveEntry[]): Index {
  const byPath = new Map<string, ArchiveEntry>()
  const twice = new Set<string>()
  for (const entry of entries) {
    const key = entry.path.normalize('NFC')
    if (byPath.has(key)) twice.add(key)
    byPath.set(key, entry)
  }
  return { byPath, twice }
}

import { quoted } from '../../primitives/plain-text'
import { unreadableArchive } from './end'
import type { ArchiveEntry } from './entry'

/** By path, composed or decomposed. Throws when it is there twice: readers differ in which they take. */
export type FindEntry = (path: string) => ArchiveEntry | undefined

export function finder(entries: readonly ArchiveEntry[]): FindEntry {
  let byPath: ReadonlyMap<string, readonly ArchiveEntry[]> | undefined
  return path => {
    byPath ??= indexed(entries)
    const [entry, another] = byPath.get(path.normalize('NFC')) ?? []
    if (another) throw unreadableArchive(`it holds ${quoted(path)} twice`)
    return entry
  }
}

/** An artifact of 60,000 files is never asked for one, so only who asks pays. */
function indexed(entries: readonly ArchiveEntry[]): ReadonlyMap<string, readonly ArchiveEntry[]> {
  const byPath = new Map<string, ArchiveEntry[]>()
  for (const entry of entries) {
    const key = entry.path.normalize('NFC')
    const others = byPath.get(key)
    if (others) others.push(entry)
    else byPath.set(key, [entry])
  }
  return byPath
}

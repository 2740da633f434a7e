import { type Archive, openArchive } from '../../../src/ipa/archive/archive'
import type { ArchiveEntry } from '../../../src/ipa/archive/entry'
import { aFile } from './an-ipa'
import { type ZipDeviations, type ZipEntry, zipBytes } from './zip-writer'

/** Opens what `entries` make, hands it to `use`, and closes it. */
export async function withArchive<Value>(
  entries: readonly ZipEntry[],
  use: (archive: Archive) => Promise<Value>,
  deviations: ZipDeviations = {},
): Promise<Value> {
  const archive = await openArchive(await aFile('a.zip', zipBytes(entries, deviations)))
  try {
    return await use(archive)
  } finally {
    await archive.close()
  }
}

/** An entry that must be there. */
export function entryAt(archive: Archive, path: string): ArchiveEntry {
  const entry = archive.find(path)
  if (!entry) throw new Error(`no ${path} among ${archive.entries.map(one => one.path)}`)
  return entry
}

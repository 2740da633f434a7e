import { readSignedMachO } from '../../formats/code-signature/signed-slice'
import { FAT_HEAD_SIZE, slicePositions } from '../../formats/mach-o/fat'
import { afterHead, type ForwardFile } from '../../formats/mach-o/mach-o'
import { type PropertyListDictionary, stringAt } from '../../formats/property-list/property-list'
import { ActionError } from '../../primitives/errors'
import { plainText } from '../../primitives/plain-text'
import type { Archive } from '../archive/archive'
import type { ArchiveEntry } from '../archive/entry'
import type { Executable } from './executable'

/** The executable of a bundle: a file to be read, or at once the reason why there is none. */
export type FoundExecutable =
  | { readonly kind: 'file'; readonly name: string; readonly entry: ArchiveEntry }
  | { readonly kind: 'none'; readonly executable: Executable }

/** Characters. HFS+ and APFS allow 255 in a file name. */
const MAX_NAME = 255

/**
 * Bytes. Everything before a slice has to be inflated to reach it, and 1 MB of ZIP can say a gigabyte.
 * Apple takes 500 MB of code (App Store Connect, «Maximum build file sizes»); this is twice that.
 */
const MAX_EXECUTABLE = 1024 * 1024 * 1024

/** The file that `Info.plist` names as the executable. */
export function findExecutable(
  archive: Archive,
  { folder, info }: { readonly folder: string; readonly info: PropertyListDictionary },
): FoundExecutable {
  const exact = stringAt(info, 'CFBundleExecutable') ?? ''
  const name = plainText(exact, MAX_NAME)
  const entry = archive.find(`${folder}/${exact}`)
  if (!entry) return { kind: 'none', executable: { kind: 'missing', name } }
  return executableIn(entry, name)
}

export function executableIn(entry: ArchiveEntry, name: string): FoundExecutable {
  if (entry.size <= MAX_EXECUTABLE) return { kind: 'file', name, entry }
  const reason = `it has ${entry.size} bytes; more than ${MAX_EXECUTABLE} are not read`
  return { kind: 'none', executable: { kind: 'unreadable', name, reason } }
}

/** Headers and signature of an executable. What is wrong with it is part of the answer. */
export async function readExecutable(file: ForwardFile, name: string): Promise<Executable> {
  try {
    const head = await file.read(0, FAT_HEAD_SIZE)
    if (isStaticLibrary(head, file.size)) return { kind: 'static-library', name }
    return { kind: 'mach-o', name, slices: await readSignedMachO(afterHead(file, head)) }
  } catch (error) {
    if (error instanceof ActionError) return { kind: 'unreadable', name, reason: error.message }
    throw error
  }
}

/** How an archive of `ar` begins. */
const ARCHIVE_MAGIC = '!<arch>\n'

/** Thin, or fat with the first architecture near the beginning, where `lipo` puts it. */
function isStaticLibrary(head: Uint8Array, fileSize: number): boolean {
  const [first] = slicePositions(head, fileSize)
  const start = first?.offset ?? 0
  const magic = head.subarray(start, start + ARCHIVE_MAGIC.length)
  return Buffer.from(magic).toString('latin1') === ARCHIVE_MAGIC
}

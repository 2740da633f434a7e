import { ActionError } from '../errors'
import { readMachO } from '../formats/mach-o'
import { type PropertyListDictionary, stringAt } from '../formats/property-list'
import { plainText } from '../plain-text'
import type { Executable } from './app'
import type { Archive } from './archive'
import type { ArchiveEntry } from './archive-entry'
import { openForward } from './forward-file'

/** Characters. HFS+ and APFS allow 255 in a file name. */
const MAX_NAME = 255

/**
 * Bytes. Everything before a slice has to be inflated to reach it, and 1 MB of ZIP can say a gigabyte.
 * Apple takes 500 MB of code (App Store Connect, «Maximum build file sizes»); this is twice that.
 */
const MAX_EXECUTABLE = 1024 * 1024 * 1024

/** The headers of the executable that `Info.plist` names. What is wrong with it is part of the answer. */
export async function readExecutable(
  archive: Archive,
  { folder, info }: { readonly folder: string; readonly info: PropertyListDictionary },
): Promise<Executable> {
  const exact = stringAt(info, 'CFBundleExecutable') ?? ''
  const name = plainText(exact, MAX_NAME)
  try {
    const entry = archive.find(`${folder}/${exact}`)
    if (!entry) return { kind: 'missing', name }
    if (entry.size > MAX_EXECUTABLE) return { kind: 'unreadable', name, reason: tooLarge(entry) }
    const file = openForward(entry)
    try {
      return { kind: 'mach-o', name, slices: await readMachO(file) }
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof ActionError) return { kind: 'unreadable', name, reason: error.message }
    throw error
  }
}

function tooLarge({ size }: ArchiveEntry): string {
  return `it has ${size} bytes; more than ${MAX_EXECUTABLE} are not read`
}

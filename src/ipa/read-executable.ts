import { ActionError } from '../errors'
import { readMachO } from '../formats/mach-o'
import { type PropertyListDictionary, stringAt } from '../formats/property-list'
import { plainText } from '../plain-text'
import type { Executable } from './app'
import type { Archive } from './archive'
import { openForward } from './forward-file'

/** Characters. HFS+ and APFS allow 255 in a file name. */
const MAX_NAME = 255

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

import { type CodeResources, readCodeResources } from '../../formats/code-resources/code-resources'
import type { PropertyListDictionary } from '../../formats/property-list/property-list'
import { parsePropertyListDictionary } from '../../formats/property-list/read'
import { ActionError } from '../../primitives/errors'
import { plainText, quoted } from '../../primitives/plain-text'
import type { Archive } from '../archive/archive'
import { readProfile } from '../profile/read-profile'
import { countProfile, type ReadingAllowance, readWithin } from './allowance'
import type { EmbeddedProfile } from './executable'
import { type FoundExecutable, findExecutable } from './read-executable'

/** What is known of a bundle before the bytes of its files are checked. */
export interface Bundle {
  /** From the beginning of the archive. */
  readonly folder: string
  readonly info: BundleInfo
  readonly profile: EmbeddedProfile
  readonly executable: FoundExecutable
  readonly seal: SealSource
}

/** `Info.plist`, with its bytes, which the executable's signature seals. */
export type BundleInfo =
  | { readonly kind: 'read'; readonly list: PropertyListDictionary; readonly bytes: Uint8Array }
  | { readonly kind: 'none'; readonly problem: ActionError }

/** `_CodeSignature/CodeResources`, not yet compared with anything. */
export type SealSource =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: string; readonly bytes: Uint8Array | undefined }
  | { readonly kind: 'read'; readonly resources: CodeResources; readonly bytes: Uint8Array }

/** Bytes. Real ones have a few kilobytes. */
const MAX_INFO_PLIST = 4 * 1024 * 1024

/** Bytes. A profile with the most devices Apple allows has under 200 KB. */
const MAX_PROFILE = 4 * 1024 * 1024

/** Bytes. An app of 20,000 files has a seal of about 6 MB. */
const MAX_SEAL = 16 * 1024 * 1024

/** Characters. Reasons quote names from the archive, and log, page and comment repeat them. */
const MAX_REASON = 500

/** Where bundles are read from. */
export interface BundleSource {
  readonly archive: Archive
  readonly allowance: ReadingAllowance
}

/** Reads what describes a bundle. What cannot be read is part of the answer. */
export async function readBundle(source: BundleSource, folder: string): Promise<Bundle> {
  const info = await readInfo(source, folder)
  const list = info.kind === 'read' ? info.list : new Map()
  return {
    folder,
    info,
    profile: await readEmbeddedProfile(source, folder),
    executable: findExecutable(source.archive, { folder, info: list }),
    seal: await readSeal(source, folder),
  }
}

export async function readInfo(
  { archive, allowance }: BundleSource,
  folder: string,
): Promise<BundleInfo> {
  const path = `${folder}/Info.plist`
  try {
    const entry = archive.find(path)
    if (!entry) throw new ActionError(`there is no ${quoted(path)}`, { code: 'unreadable-ipa' })
    const bytes = await readWithin(allowance, entry, MAX_INFO_PLIST)
    return { kind: 'read', list: listIn(bytes, path), bytes }
  } catch (error) {
    if (error instanceof ActionError) return { kind: 'none', problem: error }
    throw error
  }
}

function listIn(bytes: Uint8Array, path: string): PropertyListDictionary {
  try {
    return parsePropertyListDictionary(bytes)
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
    throw new ActionError(`${quoted(path)}: ${error.message}`, {
      code: 'unreadable-ipa',
      cause: error,
    })
  }
}

async function readEmbeddedProfile(
  { archive, allowance }: BundleSource,
  folder: string,
): Promise<EmbeddedProfile> {
  try {
    const entry = archive.find(`${folder}/embedded.mobileprovision`)
    if (!entry) return { kind: 'absent' }
    countProfile(allowance)
    return { kind: 'read', profile: readProfile(await readWithin(allowance, entry, MAX_PROFILE)) }
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
    return { kind: 'unreadable', reason: plainText(error.message, MAX_REASON) }
  }
}

async function readSeal({ archive, allowance }: BundleSource, folder: string): Promise<SealSource> {
  let bytes: Uint8Array | undefined
  try {
    const entry = archive.find(`${folder}/_CodeSignature/CodeResources`)
    if (!entry) return { kind: 'absent' }
    bytes = await readWithin(allowance, entry, MAX_SEAL)
    return { kind: 'read', resources: readCodeResources(bytes), bytes }
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
    return { kind: 'unreadable', reason: plainText(error.message, MAX_REASON), bytes }
  }
}

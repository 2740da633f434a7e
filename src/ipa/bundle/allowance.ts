import { quoted } from '../../primitives/plain-text'
import { unreadableArchive } from '../archive/end'
import type { ArchiveEntry } from '../archive/entry'

/** What may still be read of what describes the bundles of an IPA: lists, profiles and seals. */
export interface ReadingAllowance {
  /** Bytes of all of them. */
  left: number
  profiles: number
}

/**
 * Bytes. A seal of the largest size and as much again for everything nested; 60 frameworks take one of them.
 * All of it stays in memory, parsed, while the bytes of the app are checked.
 */
const MAX_DESCRIPTIONS = 32 * 1024 * 1024

/** Each has a signature to be verified, some milliseconds. Apps have one for each extension: ten, rarely thirty. */
const MAX_PROFILES = 200

/** To be shared by every bundle of one IPA. */
export function readingAllowance(): ReadingAllowance {
  return { left: MAX_DESCRIPTIONS, profiles: MAX_PROFILES }
}

/** @throws ActionError `unreadable-ipa`, also when it is larger than `limit` bytes */
export async function readWithin(
  allowance: ReadingAllowance,
  entry: ArchiveEntry,
  limit: number,
): Promise<Buffer> {
  if (entry.size <= limit) {
    if (entry.size > allowance.left) {
      throw unreadableArchive(
        `${quoted(entry.path)} is not read: the lists, profiles and seals of all bundles have more than ${MAX_DESCRIPTIONS} bytes`,
      )
    }
    allowance.left -= entry.size
  }
  return entry.read(limit)
}

/** @throws ActionError `unreadable-ipa` when there were too many already */
export function countProfile(allowance: ReadingAllowance): void {
  allowance.profiles -= 1
  if (allowance.profiles >= 0) return
  throw unreadableArchive(`more than ${MAX_PROFILES} profiles are not read`)
}

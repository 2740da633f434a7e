import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { nameMatcher } from './artifact-pattern'
import { ipaFileName } from './build-name'
import { diskFull } from './disk-full'
import { ActionError, messageOf } from './errors'
import { sizeInWords } from './facts-in-words'
import { openArchive } from './ipa/archive'
import type { ArchiveEntry } from './ipa/archive-entry'
import { patternAdvice } from './pattern-advice'
import { quoted, quotedList } from './plain-text'

/** Bytes. A release takes just under 2 GiB, and nothing else takes more; so an IPA beyond is a mistake or a bomb. */
const LARGEST_IPA = 2_000_000_000

/** Bytes that all of them may have together, so that they fit on the disk of a runner. */
const LARGEST_UNPACKED = 4_000_000_000

/** Each app is a section of the comment. */
const MOST_IPAS = 20

/**
 * Characters of names, times patterns: a second's worth. An Xcode archive with 10,000 files in it has a million
 * characters of names.
 */
const MOST_COMPARED = 40_000_000

/** Ways out of a folder on any system. No uploader of GitHub's writes such names. */
const LEADS_OUT = /(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:/

export interface PackedIpas {
  /** The archive. */
  readonly path: string
  /** Name of the artifact, for messages. */
  readonly name: string
  /** Input `ipa`: patterns for names inside, `!` in front of those to leave out. */
  readonly patterns: readonly string[]
  /** An empty folder of ours. */
  readonly folder: string
}

/**
 * Writes the IPAs that the patterns mean into our own folder, under names of our own. An artifact of a pull
 * request is a stranger's: no name in it becomes a path, only what is wanted is inflated, and never more than it
 * announced.
 *
 * @throws ActionError `no-ipa` or `unreadable-ipa`
 */
export async function unpackIpas(packed: PackedIpas): Promise<readonly string[]> {
  try {
    const archive = await openArchive(packed.path)
    try {
      return await unpackAll(wantedEntries(archive.entries, packed), packed)
    } finally {
      await archive.close()
    }
  } catch (error) {
    throw explained(error, packed)
  }
}

function wantedEntries(
  entries: readonly ArchiveEntry[],
  { name, patterns }: PackedIpas,
): readonly ArchiveEntry[] {
  const outside = entries.find(({ path }) => LEADS_OUT.test(path))
  if (outside !== undefined) {
    throw refused(
      `The artifact ${quoted(name)} holds a file that leads out of it: ${quoted(outside.path)}`,
    )
  }
  requireComparable(name, { patterns, entries })
  const exclusions = patterns
    .filter(pattern => pattern.startsWith('!'))
    .map(text => nameMatcher(text.slice(1)))
  const kept = entries.filter(({ path }) => !exclusions.some(excludes => excludes(path)))
  const wanted = patterns.filter(pattern => !pattern.startsWith('!'))
  const matches = wanted.map(pattern => {
    const matchesName = nameMatcher(pattern)
    return kept.filter(({ path }) => matchesName(path))
  })
  const misses = wanted.filter((_, index) => matches[index]?.length === 0)
  if (misses.length > 0) throw noMatch(misses, { name, entries })
  const found = [...new Set(matches.flat())]
  requireRoom(name, found)
  for (const entry of found) requirePlain(entry, found)
  return found
}

/** Before any name is compared: each pattern looks at each of them. */
function requireComparable(
  name: string,
  { patterns, entries }: { patterns: readonly string[]; entries: readonly ArchiveEntry[] },
): void {
  const letters = entries.reduce((sum, { path }) => sum + path.length + 1, 0)
  if (letters * patterns.length <= MOST_COMPARED) return
  throw refused(
    `The artifact ${quoted(name)} holds ${entries.length} files, too many names to look through`,
  )
}

/** Compares each with each, so it comes after they have been counted. */
function requirePlain({ path, link, encrypted }: ArchiveEntry, all: readonly ArchiveEntry[]): void {
  if (link) throw refused(`${quoted(path)} in the artifact is a symbolic link, not an IPA`)
  if (encrypted) throw refused(`${quoted(path)} in the artifact is encrypted`)
  if (all.filter(other => other.path === path).length > 1) {
    throw refused(`The artifact holds ${quoted(path)} twice`)
  }
}

/** Before anything is inflated; an entry that announced too little stops there. */
function requireRoom(name: string, entries: readonly ArchiveEntry[]): void {
  if (entries.length > MOST_IPAS) {
    throw refused(
      `The artifact ${quoted(name)} holds ${entries.length} IPAs; at most ${MOST_IPAS} are published at once`,
    )
  }
  const large = entries.find(({ size }) => size > LARGEST_IPA)
  if (large !== undefined) {
    throw refused(
      `${quoted(large.path)} in the artifact unpacks to ${sizeInWords(large.size)}; an IPA may have ${sizeInWords(LARGEST_IPA)} at most`,
    )
  }
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  if (total > LARGEST_UNPACKED) {
    throw refused(
      `The IPAs in the artifact ${quoted(name)} unpack to ${sizeInWords(total)}; at most ${sizeInWords(LARGEST_UNPACKED)} are unpacked`,
    )
  }
}

async function unpackAll(
  entries: readonly ArchiveEntry[],
  { folder }: PackedIpas,
): Promise<readonly string[]> {
  const paths: string[] = []
  for (const [index, entry] of entries.entries()) {
    const own = join(folder, String(index + 1))
    await mkdir(own)
    const path = join(own, nameOfOurs(entry.path))
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600 })
    await pipeline(entry.stream(), file).catch(thrown => {
      throw diskFull(thrown, { folder, needed: entry.size }) ?? thrown
    })
    paths.push(path)
  }
  return paths
}

/** What people recognise of the name, in letters that no system takes for anything but a file. */
export function nameOfOurs(path: string): string {
  return ipaFileName({ title: posix.basename(path).replace(/\.ipa$/i, ''), version: '' })
}

function noMatch(
  misses: readonly string[],
  { name, entries }: { readonly name: string; readonly entries: readonly ArchiveEntry[] },
): ActionError {
  const names = entries.map(({ path }) => path)
  const holds = names.length === 0 ? 'It is empty.' : `It holds ${quotedList(names)}.`
  return new ActionError(
    `No file in the artifact ${quoted(name)} matches ${quotedList(misses)}. ${holds}`,
    {
      code: 'no-ipa',
      hint:
        patternAdvice(misses) ||
        'With `artifact`, the input `ipa` is a pattern for names inside of the artifact. `actions/upload-artifact` leaves out the folders that all its files have in common.',
    },
  )
}

function refused(message: string): ActionError {
  return new ActionError(message, {
    code: 'unreadable-ipa',
    hint: 'Upload the IPA alone with `actions/upload-artifact`.',
  })
}

function explained(error: unknown, { name }: PackedIpas): ActionError {
  const hint = 'Upload the IPA with `actions/upload-artifact` again.'
  if (error instanceof ActionError && !/^the (?:archive|file) /.test(error.message)) return error
  return new ActionError(`The artifact ${quoted(name)} cannot be unpacked: ${messageOf(error)}`, {
    code: 'unreadable-ipa',
    hint,
    cause: error,
  })
}

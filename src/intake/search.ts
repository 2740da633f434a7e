import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, normalize, relative, resolve, sep } from 'node:path'
import { fieldOf } from '../primitives/json-fields'
import { PathPattern } from './pattern'

/** A pattern, and the folder below which alone it can mean something. */
export interface Search {
  readonly folder: string
  readonly pattern: PathPattern
}

/**
 * Names that one search looks at. A workspace with the packages of a large monorepo has one or two million; a few
 * folders that link to each other in every order have as many as one likes.
 */
export const MOST_NAMES = 10_000_000

/**
 * The files that a pattern means and no exclusion does, by name. A folder is entered where something in it can
 * fit; links are followed, but not in circles, and a link that leads nowhere is passed over.
 *
 * Our own, since `@actions/glob` prints each folder that it looks at into the log, asks the disk twice for
 * every file, and stops at nothing; others bring a matcher that is not safe with names of strangers.
 *
 * @param most Names to look at.
 * @throws Error of the file system for a folder that may not be read, and one for more than `most` names
 */
export async function filesOf(
  wanted: Search,
  { exclusions, most }: { readonly exclusions: readonly Search[]; readonly most: number },
): Promise<readonly string[]> {
  const files = await filesIn({ ...wanted, above: [], left: { names: most } })
  return files.filter(file => !exclusions.some(exclusion => isMeant(file, exclusion))).sort()
}

const onWindows = sep === '\\'

/** @param from The folder that a relative pattern starts from; nothing in its name is a wildcard. */
export function searchOf(text: string, from: string): Search {
  const path = normalize(text)
    .replaceAll(sep, '/')
    .replace(/(?<=.)\/$/, '')
  const special = path.search(/[*?[\\]/)
  const start = path.lastIndexOf('/', special < 0 ? path.length : special) + 1
  return {
    folder: resolve(from, path.slice(0, start)),
    pattern: PathPattern.of(path.slice(start), { ignoreCase: onWindows }),
  }
}

/** The folder itself, one above it, or what lies in one above it. */
const ELSEWHERE = /^(?:\.\.(?:\/|$)|$)/

function isMeant(file: string, { folder, pattern }: Search): boolean {
  const inside = relative(folder, file).replaceAll(sep, '/')
  return !isAbsolute(inside) && !ELSEWHERE.test(inside) && pattern.means(inside)
}

interface Visit extends Search {
  /** The real places of the folders on the way here. */
  readonly above: readonly string[]
  readonly left: { names: number }
}

async function filesIn({ folder, pattern, above, left }: Visit): Promise<readonly string[]> {
  const here = await unlessGone(realpath(folder))
  if (here === undefined || above.includes(here)) return []
  const entries = (await unlessGone(readdir(folder, { withFileTypes: true }))) ?? []
  left.names -= entries.length
  if (left.names < 0) throw new Error('there are too many files and folders to look at')
  const found: string[] = []
  for (const entry of entries) {
    const rest = pattern.below(entry.name)
    if (!rest.fits && !rest.leadsOn) continue
    const path = join(folder, entry.name)
    const kind = await kindOf(entry, path)
    if (kind === 'file' && rest.fits) found.push(path)
    if (kind === 'folder' && rest.leadsOn) {
      const visit = { folder: path, pattern: rest, above: [...above, here], left }
      for (const file of await filesIn(visit)) found.push(file)
    }
  }
  return found
}

async function kindOf(entry: Dirent, path: string): Promise<'file' | 'folder' | 'neither'> {
  const what = entry.isSymbolicLink() ? await unlessGone(stat(path)) : entry
  if (what?.isDirectory()) return 'folder'
  return what?.isFile() ? 'file' : 'neither'
}

/** No such name, a file where a folder was, a link to itself. */
const GONE = ['ENOENT', 'ENOTDIR', 'ELOOP']

async function unlessGone<Found>(found: Promise<Found>): Promise<Found | undefined> {
  try {
    return await found
  } catch (error) {
    const code = fieldOf(error, 'code')
    if (GONE.some(gone => gone === code)) return undefined
    throw error
  }
}

import { ActionError } from '../primitives/errors'
import type { SiteChange } from '../site/shelf'

/** Segments that a tree must not hold (git refuses them too), or that mean another folder. */
const FORBIDDEN = /^(?:|\.{1,2}|\.git)$/i

/** Separators of other systems, and characters that end a line. Never in a name that we give. */
const UNSAFE = /[\\\p{Cc}]/u

/**
 * The rule that keeps everybody else's files safe: a change names only paths below our folder. What it
 * removes may have any name there, since somebody else may have given it.
 *
 * @throws Error for any other path. It comes from our own code, so it is a bug and no mistake of a user.
 */
export function requireOurPaths(change: SiteChange, directory: string): void {
  const written = change.write.map(({ path }) => path)
  const stranger =
    written.find(path => !isBelow(path, directory) || UNSAFE.test(path)) ??
    change.remove.find(path => !isBelow(path, directory))
  if (stranger === undefined) return
  throw new Error(`A change of the site names ${JSON.stringify(stranger)}, outside ${directory}/`)
}

function isBelow(path: string, directory: string): boolean {
  if (!path.startsWith(`${directory}/`) || path.includes('\0')) return false
  return path.split('/').every(segment => !FORBIDDEN.test(segment))
}

/**
 * Refuses to publish where something that is no folder has the name of our folder or of one above:
 * git would replace somebody's file, link or submodule by the folder.
 *
 * @throws ActionError `bad-input`
 */
export function requireFreeFolder(
  entries: readonly { readonly path: string }[],
  folder: string,
): void {
  const segments = folder.split('/')
  const folders = segments.map((_, index) => segments.slice(0, index + 1).join('/'))
  const inTheWay = entries.find(({ path }) => folders.includes(path))
  if (inTheWay === undefined) return
  throw new ActionError(`“${inTheWay.path}” on the branch is a file, not a folder`, {
    code: 'bad-input',
    hint: 'Set the input `directory` to another name.',
  })
}

/** Written with every change of ours: where it is missing, nothing in the folder is ours. */
const OUR_INDEX = 'builds.json'

/**
 * Refuses to write over somebody else's pages: `install/index.html` is a usual name on a site that
 * explains how to install something.
 *
 * @param written full paths of the files about to be written
 * @throws ActionError `bad-input`
 */
export function requireOwnFiles(
  entries: readonly { readonly path: string }[],
  folder: string,
  written: readonly string[],
): void {
  const there = new Set(entries.map(({ path }) => path))
  const stranger = written.find(path => there.has(path))
  if (stranger === undefined || there.has(`${folder}/${OUR_INDEX}`)) return
  throw new ActionError(`“${stranger}” on the branch was not written by this action`, {
    code: 'bad-input',
    hint: 'Set the input `directory` to a folder that belongs to this action alone.',
  })
}

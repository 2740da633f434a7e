import { ActionError } from '../../primitives/errors'
import { folded, foldersOf } from '../disk-names'

/** What lies in a folder at one path. Links are never followed: they are `other`. */
export interface Entry {
  /** Relative to the folder, with `/`. */
  readonly path: string
  readonly kind: 'file' | 'folder' | 'other'
  /** Git's name for the content of a file, empty for everything else. */
  readonly oid: string
}

/** What changes so that a folder holds our files, beside those of others. */
export interface Overlay {
  /** Object names by path. */
  readonly write: ReadonlyMap<string, string>
  /** Files of ours from an earlier run that are no longer wanted. */
  readonly remove: readonly string[]
}

export interface OverlayRequest {
  /** Object names by path: all that is to be there. */
  readonly ours: ReadonlyMap<string, string>
  /** Path of the list of our files, which is none of them. */
  readonly list: string
  readonly there: readonly Entry[]
  /** Did an earlier run of ours put that content there? */
  readonly wasOurs: (entry: Entry) => boolean
}

/** Names in an error; more would hide the sentence. */
const SHOWN = 5

/**
 * Decides how our files get into a folder that is somebody else's, without touching a file of theirs.
 *
 * @throws ActionError `bad-input` when something of theirs has a name that we need. Names that differ in
 * case alone are one name on half of all disks, so these are refused as well.
 */
export function planOverlay({ ours, list, there, wasOurs }: OverlayRequest): Overlay {
  const isOurs = (entry: Entry): boolean =>
    entry.kind === 'file' && (ours.get(entry.path) === entry.oid || wasOurs(entry))
  const mine = there.filter(isOurs)
  const theirs = there.filter(entry => !isOurs(entry))
  refuseClashes([...ours.keys(), list], foldersKept(theirs, mine))
  const present = new Map(mine.map(({ path, oid }) => [path, oid]))
  return {
    write: new Map([...ours].filter(([path, oid]) => present.get(path) !== oid)),
    remove: [...present.keys()].filter(path => !ours.has(path)),
  }
}

/** A folder that holds files of ours and nothing else is ours as well. */
function foldersKept(theirs: readonly Entry[], mine: readonly Entry[]): readonly Entry[] {
  const filled = new Set(mine.flatMap(({ path }) => foldersOf(path)))
  const needed = new Set(theirs.filter(isNoFolder).flatMap(({ path }) => foldersOf(path)))
  return theirs.filter(
    entry => isNoFolder(entry) || needed.has(entry.path) || !filled.has(entry.path),
  )
}

function isNoFolder({ kind }: Entry): boolean {
  return kind !== 'folder'
}

function refuseClashes(ours: readonly string[], theirs: readonly Entry[]): void {
  const files = new Set(ours.map(folded))
  const exact = new Set(ours.flatMap(foldersOf))
  const folders = new Set([...exact].map(folded))
  const clashes = theirs.filter(({ path, kind }) => {
    const name = folded(path)
    if (files.has(name)) return true
    return folders.has(name) && (kind !== 'folder' || !exact.has(path))
  })
  if (clashes.length > 0) throw clashing(clashes.map(({ path }) => path))
}

function clashing(paths: readonly string[]): ActionError {
  const shown = paths.slice(0, SHOWN).map(path => `“${path}”`)
  const more = paths.length > SHOWN ? ` and ${paths.length - SHOWN} more` : ''
  return new ActionError(
    `Files of your own site are where the builds would go: ${shown.join(', ')}${more}. Nothing was written.`,
    {
      code: 'bad-input',
      hint: [
        'Set the input `directory` to a folder that belongs to this action alone, in the workflow that publishes and in the one that deploys.',
        'If these are left from an earlier run, empty `output-directory` before the site is built.',
      ].join('\n'),
    },
  )
}

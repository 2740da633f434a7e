/**
 * The file at the root of a branch that this action created. It names the branch, so that a copy that
 * was merged into another branch does not give that branch's history away.
 */
export const MARKER_PATH = '.tap-to-install'

/** Bytes. Longer than any marker of ours. */
export const MARKER_LIMIT = 4_096

/** Keeps Jekyll from dropping or rendering files of a site that is all ours. */
const NO_JEKYLL = '.nojekyll'

/** A file of the tree, by its path in the branch. */
export interface BranchFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** The files that a new branch gets once. `prefix` is empty or `docs/`. */
export function newBranchFiles(branch: string, prefix: string): readonly BranchFile[] {
  const empty = new Uint8Array()
  const served = prefix === '' ? [] : [{ path: `${prefix}${NO_JEKYLL}`, bytes: empty }]
  return [
    { path: MARKER_PATH, bytes: new TextEncoder().encode(markerText(branch)) },
    { path: NO_JEKYLL, bytes: empty },
    ...served,
  ]
}

/** Is this the marker that a branch of that name was created with? */
export function marks(bytes: Uint8Array, branch: string): boolean {
  return new TextDecoder().decode(bytes).split('\n')[0] === firstLine(branch)
}

function firstLine(branch: string): string {
  return `tap-to-install branch ${branch}`
}

function markerText(branch: string): string {
  return [
    firstLine(branch),
    '',
    'Tap to Install created this branch. Each publish replaces it by a single commit without history,',
    'so that the repository does not grow beyond the builds that are live.',
    'Delete this file to make it add ordinary commits instead.',
    '',
  ].join('\n')
}

/** Who made the branch that Pages serves. */
export type BranchOwner = 'ours' | 'theirs'

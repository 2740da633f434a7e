import { longestBuildJson, parseBuildJson } from '../../builds/build-json'
import { readBlobs } from '../../github/git/blobs'
import {
  type BranchHead,
  type BranchTip,
  fetchBranch,
  type TreeEntry,
} from '../../github/git/branch'
import type { GitRepository } from '../../github/git/repository'
import { buildFiles } from '../../site/layout'
import type { Shelf, ShelvedBuild } from '../../site/shelf'
import { type BranchOwner, MARKER_LIMIT, MARKER_PATH, marks } from './marker'
import { BranchMover } from './move'
import { learnSizes, type WeighedBranch } from './sizes'

/** The branch that holds the published site, and our folder on it. */
export interface PagesBranch extends WeighedBranch {
  readonly git: GitRepository
  readonly mover: BranchMover
}

/** The branch as yet unread. */
export function pagesBranch(branch: Omit<PagesBranch, 'mover' | 'sizes'>): PagesBranch {
  return { ...branch, mover: new BranchMover(branch.git, branch.name), sizes: new Map() }
}

/** The branch at one moment. */
export interface BranchSnapshot {
  /** undefined: there is no such branch. */
  readonly head: BranchHead | undefined
  /** A branch that does not exist is ours to create. */
  readonly owner: BranchOwner
  readonly shelf: Shelf
}

/**
 * Reads the tip of the branch: all names, sizes and build records, and no other file's content.
 *
 * @param tip where the remote has just said that it is
 * @throws ActionError `network` when another try may help.
 */
export async function readPagesBranch(
  branch: PagesBranch,
  tip?: BranchTip,
): Promise<BranchSnapshot> {
  const head = await fetchBranch(branch.git, branch.name, tip)
  if (head === undefined) return { head, owner: 'ours', shelf: { files: [], builds: [] } }
  const marker = head.entries.find(({ path, mode }) => path === MARKER_PATH && isFile(mode))
  const records = head.entries.filter(entry => isRecord(branch, entry))
  const wanted = [...records, ...(marker === undefined ? [] : [marker])].map(({ oid }) => oid)
  const blobs = await readBlobs(branch.git, {
    branch: branch.name,
    oids: [...new Set(wanted)],
    limit: longestBuildJson,
  })
  const builds = buildsOf(branch, records, blobs)
  await learnSizes(branch, head, builds)
  return {
    head,
    owner: isMarked(branch, marker && blobs.get(marker.oid)) ? 'ours' : 'theirs',
    shelf: { files: filesOf(branch, head), builds },
  }
}

function isFile(mode: string): boolean {
  return mode.startsWith('100')
}

function isRecord({ prefix, directory }: PagesBranch, { path, mode }: TreeEntry): boolean {
  const inOurFolder = path.startsWith(`${prefix}${directory}/`)
  return inOurFolder && isFile(mode) && path.endsWith(`/${buildFiles.facts}`)
}

function isMarked({ name }: PagesBranch, marker: Buffer | undefined): boolean {
  return marker !== undefined && marker.length <= MARKER_LIMIT && marks(marker, name)
}

function filesOf({ prefix, sizes }: PagesBranch, head: BranchHead): Shelf['files'] {
  return head.entries
    .filter(({ path }) => path.startsWith(prefix))
    .map(({ path, oid }) => ({ path: path.slice(prefix.length), size: sizes.get(oid) }))
}

function buildsOf(
  { prefix }: PagesBranch,
  records: readonly TreeEntry[],
  blobs: ReadonlyMap<string, Buffer>,
): readonly ShelvedBuild[] {
  return records.flatMap(({ path, oid }) => {
    const bytes = blobs.get(oid)
    const record = bytes && parseBuildJson(bytes)
    const folder = path.slice(prefix.length, -`/${buildFiles.facts}`.length)
    return record === undefined ? [] : [{ folder, record }]
  })
}

/** Bytes. Our own pages are a quarter of it. */
const LARGEST_CONTENT = 65_536

/** Contents of small files by their path on the site. */
export async function readFiles(
  { git, name, prefix }: PagesBranch,
  head: BranchHead | undefined,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const wanted = new Set(paths.map(path => `${prefix}${path}`))
  const entries = (head?.entries ?? []).filter(({ path, mode }) => wanted.has(path) && isFile(mode))
  const oids = [...new Set(entries.map(({ oid }) => oid))]
  const blobs = await readBlobs(git, { branch: name, oids, limit: LARGEST_CONTENT })
  return new Map(
    entries.flatMap(({ path, oid }) => {
      const bytes = blobs.get(oid)
      return bytes === undefined ? [] : [[path.slice(prefix.length), bytes]]
    }),
  )
}

import type { BranchHead } from '../../github/git/branch'
import { readBlobSizes } from '../../github/git/trees'
import type { RepositoryAccess } from '../../github/repository'
import type { Progress } from '../../primitives/progress'
import type { ShelvedBuild } from '../../site/shelf'
import { newBranchFiles } from './marker'

/** A branch of a repository, and what its files weigh. */
export interface WeighedBranch extends RepositoryAccess {
  readonly name: string
  /** Folder of the branch that Pages serves. */
  readonly prefix: '' | 'docs/'
  /** Our folder, relative to the site. */
  readonly directory: string
  /** Bytes that the site may hold. */
  readonly siteBudget: number
  /** Bytes by object name; grows while the branch is read and written. */
  readonly sizes: Map<string, number>
  readonly progress: Progress
}

/** Bytes. What we put beside an IPA are pages, images and lists of some kilobytes each. */
const LARGEST_PAGE = 1_048_576

/**
 * Learns what the files of a branch weigh, where it can matter: it is one request of the thousand an hour
 * that all runs of a repository share. On a branch of builds alone their records tell what counts, and far
 * from the budget the pages beside them decide nothing. What other runs add later weighs what their records
 * say; only a file that nothing tells of is asked for again.
 */
export async function learnSizes(
  branch: WeighedBranch,
  head: BranchHead,
  builds: readonly ShelvedBuild[],
): Promise<void> {
  const most = largestPossible(branch, head, builds)
  if (most <= branch.siteBudget / 2) return
  if (branch.sizes.size > 0 && Number.isFinite(most)) return
  const sizes = await readBlobSizes({ ...branch, commit: head.commit })
  for (const [oid, size] of sizes) branch.sizes.set(oid, size)
}

/** Another repository's commit, which Pages does not serve. */
const SUBMODULE = '160000'

/** Bytes that the branch may weigh; without bound when there are files that nothing tells of. */
function largestPossible(
  { name, prefix, directory, sizes }: WeighedBranch,
  { entries }: BranchHead,
  builds: readonly ShelvedBuild[],
): number {
  const small = new Set(newBranchFiles(name, prefix).map(({ path }) => path))
  const recorded = new Map(
    builds.map(({ folder, record: { ipa } }) => [`${prefix}${folder}/${ipa.fileName}`, ipa.size]),
  )
  // An IPA whose record cannot be read is no page.
  const isPage = (path: string): boolean =>
    small.has(path) || (path.startsWith(`${prefix}${directory}/`) && !path.endsWith('.ipa'))
  const weights = entries
    .filter(({ mode }) => mode !== SUBMODULE)
    .map(({ path, oid }) => {
      const unrecorded = isPage(path) ? LARGEST_PAGE : Number.POSITIVE_INFINITY
      return sizes.get(oid) ?? recorded.get(path) ?? unrecorded
    })
  return weights.reduce((sum, weight) => sum + weight, 0)
}

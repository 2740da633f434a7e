import { isAncestor } from '../git-objects'
import { git, tryGit } from '../git-process'
import { Refusal, type RepositoryCall } from '../rest-call'

export interface RequestedCommit {
  readonly sha: string
  /** Set when the default branch had to be merged first; no deployment was made then. */
  readonly merged: string | undefined
}

/**
 * The commit that a deployment is asked for. By default GitHub first merges the default branch into
 * the ref when it is behind, and then answers 202 instead of deploying.
 *
 * @throws Refusal 422 for an unknown ref, 409 for a conflict
 */
export async function requestedCommit(
  call: RepositoryCall,
  { autoMerge, ref }: { readonly ref: string; readonly autoMerge: boolean },
): Promise<RequestedCommit> {
  const { defaultBranch, git: repository } = call.repository
  const branch = `refs/heads/${ref.replace(/^refs\/heads\//, '')}`
  const tip = await repository.resolve(branch)
  const sha = tip ?? (await otherRevision(call, ref))
  if (sha === undefined) throw new Refusal(422, `No ref found for: ${ref}`)
  const main = await repository.head(defaultBranch)
  const isBehind = main !== undefined && !(await isAncestor(repository, main, sha))
  if (!autoMerge || !isBehind) return { sha, merged: undefined }
  const tree = tip === undefined ? undefined : await mergedTree(repository.directory, sha, main)
  if (tree === undefined) throw new Refusal(409, `Conflict merging ${defaultBranch} into ${ref}.`)
  const args = ['commit-tree', tree, '-p', sha, '-p', main, '-m', `Merge ${defaultBranch}`]
  const commit = (await git(repository.directory, args)).toString().trim()
  await repository.setRef(branch, commit)
  return { sha: commit, merged: `Auto-merged ${defaultBranch} into ${ref} on deployment.` }
}

async function otherRevision(
  { repository: { git: repository } }: RepositoryCall,
  ref: string,
): Promise<string | undefined> {
  const isSha = /^[0-9a-f]{40}$/.test(ref)
  return repository.resolve(isSha ? `${ref}^{commit}` : `refs/tags/${ref}`)
}

async function mergedTree(
  directory: string,
  ours: string,
  theirs: string,
): Promise<string | undefined> {
  const merge = await tryGit(directory, ['merge-tree', '--write-tree', ours, theirs])
  return merge.status === 0 ? merge.stdout.toString().trim() : undefined
}

import type { ActionError } from '../errors'
import { remoteRefusal } from './git-refusal'
import type { GitRepository } from './git-repository'

/** The tip of a branch of the remote, with its trees but without its files. */
export interface BranchHead {
  readonly commit: string
  readonly tree: string
  readonly entries: readonly TreeEntry[]
}

/** A file of a tree, with its full path. */
export interface TreeEntry {
  /** `100644`, `100755`, `120000` symbolic link, `160000` submodule. */
  readonly mode: string
  readonly oid: string
  /** Somebody else's names may be no UTF-8: such a path is for showing, not for writing. */
  readonly path: string
}

/** Milliseconds. Commit and trees are some hundred kilobytes even on a slow line. */
const FETCH_TIMEOUT = 600_000

/** Bytes: about 500,000 files, several times what a site of 1 GB holds. */
const LISTING_LIMIT = 67_108_864

const HEAD = 'refs/remotes/origin/head'

/**
 * Fetches the tip of a branch: one commit, its trees, no files (a server without filters sends the
 * files too). undefined when the branch does not exist or the repository is empty.
 *
 * @throws ActionError `network` when another try may help; `missing-permission` or `git` otherwise.
 */
export async function fetchBranch(
  repository: GitRepository,
  branch: string,
): Promise<BranchHead | undefined> {
  const fetched = await fetchTip(repository, branch)
  if (!fetched) return undefined
  const names = await repository.run(['rev-parse', HEAD, `${HEAD}^{tree}`])
  const [commit = '', tree = ''] = names.stdout.toString('utf8').trim().split('\n')
  const listing = await repository.output(['ls-tree', '-r', '-z', '--full-tree', commit], {
    outputLimit: LISTING_LIMIT,
  })
  return { commit, tree, entries: parseTree(listing) }
}

async function fetchTip(repository: GitRepository, branch: string): Promise<boolean> {
  const args = ['--quiet', '--no-tags', '--depth=1', '--filter=blob:none', '--no-write-fetch-head']
  const refspec = `+refs/heads/${branch}:${HEAD}`
  const answer = await repository.run(['fetch', ...args, 'origin', refspec], {
    timeout: FETCH_TIMEOUT,
  })
  if (answer.exitCode === 0) return true
  if (/couldn't find remote ref/i.test(answer.stderr)) return false
  throw readFailure(repository, answer.stderr)
}

function readFailure(repository: GitRepository, said: string): ActionError {
  return remoteRefusal('Reading the branch from', repository.remote, said)
}

/** `mode SP type SP oid TAB path NUL`, see git-ls-tree(1). */
function parseTree(listing: Buffer): readonly TreeEntry[] {
  const lines = listing.toString('utf8').split('\0')
  return lines.flatMap(line => {
    const [, mode, oid, path] = /^(\d{6}) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? []
    return mode !== undefined && oid !== undefined && path !== undefined
      ? [{ mode, oid, path }]
      : []
  })
}

/** Files of a fetched branch that are wanted after all. */
export interface WantedBlobs {
  readonly branch: string
  readonly oids: readonly string[]
  /** Bytes; larger ones are not worth having. */
  readonly limit: number
}

/**
 * Brings files that `fetchBranch` left out, all in one exchange, as git itself does for a partial
 * clone: named objects, without comparing what both sides have. A server, or a proxy before it, that
 * knows only git's protocol before version 2 refuses names that no branch points at; the branch is
 * then fetched again with all its small files.
 */
export async function fetchBlobs(repository: GitRepository, wanted: WantedBlobs): Promise<void> {
  const { oids } = wanted
  if (oids.length === 0) return
  const args = ['--quiet', '--no-tags', '--no-write-fetch-head', '--filter=blob:none', '--stdin']
  const answer = await repository.run(
    ['-c', 'fetch.negotiationAlgorithm=noop', 'fetch', ...args, 'origin'],
    { timeout: FETCH_TIMEOUT, input: { text: `${oids.join('\n')}\n` } },
  )
  if (answer.exitCode === 0) return
  if (!/unadvertised object|not our ref/i.test(answer.stderr)) {
    throw readFailure(repository, answer.stderr)
  }
  await fetchSmallFiles(repository, wanted)
}

async function fetchSmallFiles(
  repository: GitRepository,
  { branch, limit }: WantedBlobs,
): Promise<void> {
  const filter = `--filter=blob:limit=${limit + 1}`
  const args = ['--quiet', '--no-tags', '--depth=1', '--refetch', filter, '--no-write-fetch-head']
  // Into a name of its own: the branch may have moved, and HEAD stays what the caller has read.
  const refspec = `+refs/heads/${branch}:${HEAD}-small`
  const answer = await repository.run(['fetch', ...args, 'origin', refspec], {
    timeout: FETCH_TIMEOUT,
  })
  if (answer.exitCode !== 0) throw readFailure(repository, answer.stderr)
}

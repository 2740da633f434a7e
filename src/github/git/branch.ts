import { ActionError } from '../../primitives/errors'
import { remoteRefusal } from './refusal'
import type { GitRepository } from './repository'

/** The tip of a branch of the remote, with its trees but without its files. */
export interface BranchHead {
  readonly commit: string
  readonly tree: string
  /** Names of the commits that it came on top of, which are not here. */
  readonly parents: readonly string[]
  readonly entries: readonly TreeEntry[]
}

/** What a remote said of a branch: where it is. */
export interface BranchTip {
  /** undefined: there is no such branch. */
  readonly commit: string | undefined
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
const LISTING_LIMIT = 100_663_296

const HEAD = 'refs/remotes/origin/head'

/**
 * Bytes. A build record is smaller, and what lies beside it is not much more; a page or an icon is larger,
 * and not wanted. So reading the records takes no exchange of its own.
 */
const BROUGHT_ALONG = 8_192

/**
 * Fetches the tip of a branch: one commit, its trees, its smallest files (a server without filters sends
 * all). undefined when the branch does not exist or the repository is empty.
 *
 * @param tip where it was a moment ago: it is then not asked for again
 * @throws ActionError `network` when another try may help; `missing-permission` or `git` otherwise.
 */
export async function fetchBranch(
  repository: GitRepository,
  branch: string,
  tip?: BranchTip,
): Promise<BranchHead | undefined> {
  if (tip !== undefined && tip.commit === undefined) return undefined
  if (!(await fetchTip(repository, branch, tip?.commit))) return undefined
  return readHead(repository)
}

/**
 * The commit with all that is in it: to git it is a root, since nothing below it was fetched. The raw format
 * tells of its parents nevertheless (git-log(1)). Git would convert all of it, names as well, from an encoding
 * that the commit claims to have; without, it is read as it is.
 */
async function readHead(repository: GitRepository): Promise<BranchHead> {
  const shown = await repository.run(
    ['diff-tree', '--root', '--always', '-r', '-z', '--pretty=raw', '--encoding=none', HEAD],
    { outputLimit: LISTING_LIMIT },
  )
  const text = shown.stdout.toString('utf8')
  const [, commit, tree, parents = ''] =
    /^commit (\w+)\ntree (\w+)\n((?:parent \w+\n)*)/.exec(text) ?? []
  if (shown.exitCode !== 0 || commit === undefined || tree === undefined) {
    throw new ActionError(`git diff-tree failed: ${shown.stderr}`, { code: 'git' })
  }
  return { commit, tree, parents: parents.match(/\w{40,}/g) ?? [], entries: entriesIn(text) }
}

/** @param commit where the branch was: a server may no longer have it, or not give what no branch points at */
async function fetchTip(
  repository: GitRepository,
  branch: string,
  commit?: string,
): Promise<boolean> {
  const filter = `--filter=blob:limit=${BROUGHT_ALONG}`
  const args = ['--quiet', '--no-tags', '--depth=1', filter, '--no-write-fetch-head']
  const refspec = `+${commit ?? `refs/heads/${branch}`}:${HEAD}`
  const answer = await repository.run(['fetch', ...args, 'origin', refspec], {
    timeout: FETCH_TIMEOUT,
  })
  if (answer.exitCode === 0) return true
  if (commit !== undefined && isWithheld(answer.stderr)) return fetchTip(repository, branch)
  if (/couldn't find remote ref/i.test(answer.stderr)) return false
  throw readFailure(repository, answer.stderr)
}

function isWithheld(said: string): boolean {
  return /unadvertised object|not our ref/i.test(said)
}

function readFailure(repository: GitRepository, said: string): ActionError {
  return remoteRefusal('Reading the branch from', repository.remote, said)
}

/**
 * `:000000 SP mode SP zeros SP oid SP A NUL path NUL`, see the raw format of git-diff-tree(1). The message of
 * the commit, which comes before it, holds no NUL.
 */
function entriesIn(shown: string): readonly TreeEntry[] {
  const additions = shown.matchAll(/:000000 (\d{6}) 0+ ([0-9a-f]+) A\0([^\0]*)\0/g)
  return Array.from(additions, ([, mode = '', oid = '', path = '']) => ({ mode, oid, path }))
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
  if (!isWithheld(answer.stderr)) throw readFailure(repository, answer.stderr)
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

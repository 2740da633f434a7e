import type { BranchTip } from './branch'
import { commitTree } from './commit'
import { remoteRefusal } from './refusal'
import type { GitRepository } from './repository'

/**
 * Milliseconds. Longer than git waits by itself, 120 s for a byte and curl's 300 s for a connection: what
 * git ends is told as a fault of the network, and repeated.
 */
const PROBE_TIMEOUT = 420_000

/** The tree without a file, which every git knows. */
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'

/**
 * Asks the remote whether the token may write, and leaves no trace: git rehearses a push, for which it asks
 * for the advertisement of receive-pack, which GitHub gives only to those who may push. The advertisement
 * names the tips of all branches, so the answer tells that of ours.
 *
 * @returns undefined where git says nothing of the tip
 * @throws ActionError `missing-permission` with the `permissions:` line; `network` when another try may help.
 */
export async function checkWriteAccess(
  repository: GitRepository,
  branch: string,
): Promise<BranchTip | undefined> {
  const made = { tree: EMPTY_TREE, parent: undefined, message: 'Rehearsal', at: new Date(0) }
  return tipIn(await rehearse(repository, branch, await commitTree(repository, made)))
}

/**
 * Whether a commit that is here is the tip of a branch at this moment: one request, where reading it again
 * takes three.
 */
export async function isTip(
  repository: GitRepository,
  { branch, commit }: { readonly branch: string; readonly commit: string },
): Promise<boolean> {
  return /^=\t/m.test(await rehearse(repository, branch, commit))
}

/** Names in full: the old tip is not here, so that git would cut its name to seven digits. */
const WHOLE_NAMES = ['-c', 'core.abbrev=40']

async function rehearse(
  repository: GitRepository,
  branch: string,
  commit: string,
): Promise<string> {
  const refspec = `+${commit}:refs/heads/${branch}`
  const push = ['push', '--dry-run', '--porcelain', '--no-verify', 'origin', refspec]
  const answer = await repository.run([...WHOLE_NAMES, ...push], { timeout: PROBE_TIMEOUT })
  if (answer.exitCode === 0) return answer.stdout.toString('utf8')
  throw remoteRefusal('Asking for write access to', repository.remote, answer.stderr)
}

/** `flag TAB from:to TAB old...new (reason)`, and `*` for a branch that is new; see git-push(1). */
function tipIn(told: string): BranchTip | undefined {
  if (/^\*\t/m.test(told)) return { commit: undefined }
  const [, commit] = /^[+ ]\t[^\t]*\t([0-9a-f]{40})\.\./m.exec(told) ?? []
  return commit === undefined ? undefined : { commit }
}

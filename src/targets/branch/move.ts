import type { BranchHead } from '../../github/git/branch'
import { commitTree } from '../../github/git/commit'
import { pushBranch, replaceBranch } from '../../github/git/push'
import type { GitRepository } from '../../github/git/repository'
import type { Progress } from '../../primitives/progress'

/** A tree that is to be what the branch holds. */
export interface BranchMove {
  readonly tree: string
  /** Tip that it is made from; undefined: there is no such branch. */
  readonly from: Omit<BranchHead, 'entries'> | undefined
  /** What is there stays in the history; a branch that is ours has none. */
  readonly keepHistory: boolean
  readonly message: string
  readonly now: () => Date
  readonly progress: Progress
  /** Told of each commit before it is pushed, for when the answer is lost. */
  readonly onCommit: (commit: string) => void
}

/**
 * Moves one branch, and remembers for this run whether the repository lets it be replaced. Each move of a
 * branch of ours replaces it by a commit without history, so that it weighs what is live. Where a rule
 * forbids that, an ordinary commit on top does.
 */
export class BranchMover {
  private readonly git: GitRepository
  private readonly branch: string

  private replacing: 'untried' | 'refused' = 'untried'

  constructor(git: GitRepository, branch: string) {
    this.git = git
    this.branch = branch
  }

  /** Answers the new tip. @throws ActionError as `pushBranch` */
  async move(move: BranchMove): Promise<string> {
    const { from } = move
    if (from === undefined || move.keepHistory) return this.stack(move, from?.commit)
    const tip = await this.compacted(move, from)
    if (this.replacing === 'refused') return this.stack(move, tip)
    const commit = await this.commit(move, move.tree, undefined)
    move.onCommit(commit)
    if (await this.replace(move, commit, tip)) return commit
    return this.stack(move, tip)
  }

  /**
   * A branch with a history has met such a rule. Whether it still stands is asked with a commit that has no
   * new file in it: a server hears out the whole pack before it refuses, and an IPA would go up twice.
   *
   * @returns the tip, which is a new one when the history is gone
   */
  private async compacted(move: BranchMove, from: Omit<BranchHead, 'entries'>): Promise<string> {
    if (this.replacing === 'refused' || from.parents.length === 0) return from.commit
    const commit = await this.commit(move, from.tree, undefined)
    return (await this.replace(move, commit, from.commit)) ? commit : from.commit
  }

  private async replace(move: BranchMove, commit: string, expected: string): Promise<boolean> {
    const outcome = await replaceBranch(this.git, this.push(move, commit, expected))
    if (outcome === 'replaced') return true
    this.replacing = 'refused'
    move.progress(growing(this.git.remote.name, this.branch))
    return false
  }

  private async stack(move: BranchMove, parent: string | undefined): Promise<string> {
    const commit = await this.commit(move, move.tree, parent)
    move.onCommit(commit)
    await pushBranch(this.git, this.push(move, commit, parent))
    return commit
  }

  private commit({ message, now }: BranchMove, tree: string, parent: string | undefined) {
    return commitTree(this.git, { tree, parent, message, at: now() })
  }

  private push({ progress, now }: BranchMove, commit: string, expected: string | undefined) {
    return { branch: this.branch, commit, expected, progress, now }
  }
}

function growing(repository: string, branch: string): string {
  return `A rule of ${repository} forbids force pushes to ${branch}, so this is an ordinary commit on top. Builds that are removed are no longer served, but their IPAs stay in the history and the repository grows. To keep it small, exempt ${branch} from “Block force pushes” (Settings, Rules): the next publish drops the history.`
}

import { git } from './git-process'
import type { PullRequest, Repository, World } from './world'

export interface PullRequestOptions {
  readonly repository: Repository
  readonly number: number
  readonly title?: string
  readonly author?: string
  /** Default: a branch `feature-<number>` of the repository itself. */
  readonly headRef?: string
  /** The fork that holds the head; its commits are not in `refs/heads` of the base. */
  readonly fork?: Repository
}

/** Opens a pull request: a commit on its head branch, and `refs/pull/N/head` in the base. */
export async function openPullRequest(
  world: World,
  options: PullRequestOptions,
): Promise<PullRequest> {
  const { fork, number, repository } = options
  const head = fork ?? repository
  const ref = options.headRef ?? `feature-${number}`
  const base = repository.defaultBranch
  const baseSha = await repository.git.head(base)
  if (baseSha === undefined) throw new Error(`${repository.fullName} has no branch ${base}`)
  const pull: PullRequest = {
    number,
    id: world.nextId(),
    title: options.title ?? `Feature ${number}`,
    author: options.author ?? (fork?.owner || 'monalisa'),
    base: { repository, ref: base },
    head: { repository: head, ref },
    headSha: baseSha,
    baseSha,
    state: 'open',
    merged: false,
    locked: false,
    createdAt: new Date(),
  }
  repository.pulls.set(number, pull)
  await pushToPullRequest(pull, { [`feature-${number}.txt`]: 'First try\n' })
  return pull
}

/** Moves the head on by one commit. */
export async function pushToPullRequest(
  pull: PullRequest,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const { base, head } = pull
  const pullRef = `refs/pull/${pull.number}/head`
  const parent = pull.headSha
  const message = `Work on #${pull.number}`
  const isOwn = head.repository === base.repository
  const ref = isOwn ? `refs/heads/${head.ref}` : pullRef
  pull.headSha = await base.repository.git.commit({ ref, files, message, parent })
  if (isOwn) await base.repository.git.setRef(pullRef, pull.headSha)
  else await copyToFork(pull, pullRef)
  return pull.headSha
}

/** The fork has the commit on a branch; the base has it under `refs/pull` only. */
async function copyToFork({ base, head }: PullRequest, pullRef: string): Promise<void> {
  if (head.repository === undefined) return
  const source = base.repository.git.directory
  const wish = `+${pullRef}:refs/heads/${head.ref}`
  await git(head.repository.git.directory, ['fetch', '--quiet', source, wish])
}

export function closePullRequest(pull: PullRequest, options: { merged: boolean }): void {
  pull.state = 'closed'
  pull.merged = options.merged
}

import type { ActionError } from '../errors'
import type { Progress } from '../progress'
import { refusesForce, remoteRefusal } from './git-refusal'
import type { GitRepository } from './git-repository'

/** One move of a branch, from a commit that must still be its tip to a new one. */
export interface Push {
  readonly branch: string
  readonly commit: string
  /** The tip that was read; undefined when the branch must not exist yet. */
  readonly expected: string | undefined
  readonly progress: Progress
  readonly now: () => Date
}

/** Milliseconds: 100 MB at 60 KB/s. A dead connection ends much earlier. */
const PUSH_TIMEOUT = 1_800_000

/** Milliseconds between two lines in the log. */
const PROGRESS_INTERVAL = 5_000

/**
 * Moves a branch by compare-and-swap to a commit that descends from the old one.
 *
 * @throws ActionError `lost-race` when the tip is no longer `expected`; `network` when the connection
 * broke, and then the push may nevertheless have arrived; `push-rejected` or `missing-permission`
 * when another try would end the same.
 */
export async function pushBranch(repository: GitRepository, push: Push): Promise<void> {
  const said = await tryToPush(repository, push)
  if (said !== undefined) throw refusal(repository, push, said)
}

/**
 * The same to a commit that need not descend from the old one.
 *
 * @returns `force-refused` when a rule of the repository demands that it does
 * @throws ActionError as `pushBranch`
 */
export async function replaceBranch(
  repository: GitRepository,
  push: Push,
): Promise<'replaced' | 'force-refused'> {
  const said = await tryToPush(repository, push)
  if (said === undefined) return 'replaced'
  if (refusesForce(repository.remote, said)) return 'force-refused'
  throw refusal(repository, push, said)
}

/** Answers what was said against it; undefined when the branch has moved. */
async function tryToPush(repository: GitRepository, push: Push): Promise<string | undefined> {
  const ref = `refs/heads/${push.branch}`
  // With a lease git asks the server alone whether a move that loses history is allowed.
  const lease = `--force-with-lease=${ref}:${push.expected ?? ''}`
  const answer = await repository.run(
    ['push', '--porcelain', '--progress', '--no-verify', lease, 'origin', `${push.commit}:${ref}`],
    { timeout: PUSH_TIMEOUT, onLine: pushProgress(push) },
  )
  if (answer.exitCode === 0) return undefined
  return `${statusLines(answer.stdout)}\n${withoutProgress(answer.stderr)}`
}

function refusal({ remote }: GitRepository, { branch }: Push, said: string): ActionError {
  return remoteRefusal(`Pushing ${branch} to`, remote, said)
}

/** Of the porcelain output the lines that say what was refused: `!`, refs, summary and reason. */
function statusLines(stdout: Buffer): string {
  return stdout
    .toString('utf8')
    .split('\n')
    .filter(line => line.startsWith('!'))
    .map(line => line.split('\t').slice(2).join(' '))
    .join('\n')
}

const PROGRESS =
  /^(?:remote: )?(?:Enumerating|Counting|Compressing|Writing|Resolving|Delta|Total)\b/

function withoutProgress(stderr: string): string {
  return stderr
    .split('\n')
    .filter(line => !PROGRESS.test(line))
    .join('\n')
}

/** Turns `Writing objects:  45% (9/20), 12.00 MiB | 3.00 MiB/s` into a line every few seconds. */
function pushProgress({ progress, now, branch }: Push): (line: string) => void {
  let last = now().getTime()
  return line => {
    const [, percent, amount] = /^Writing objects: +(\d+)% \(\d+\/\d+\)(.*)$/.exec(line) ?? []
    const time = now().getTime()
    if (percent === undefined || time - last < PROGRESS_INTERVAL) return
    last = time
    progress(`Pushing ${branch}: ${percent} % of the objects${amount?.replace(' |', ' at')}`)
  }
}

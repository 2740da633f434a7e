import { pullRequestChannel, renamedChannel } from '../builds/channel'
import type { RepositoryRef, UpstreamRun } from '../event/trigger'
import type { Work } from '../event/work'
import {
  openPullRequestsFrom,
  type PullRequest,
  pullRequestsWith,
  readPullRequest,
} from '../github/pull-requests'
import { repositoryName } from '../github/repository'
import { messageOf } from '../primitives/errors'
import type { Outcome } from '../report/outcome'
import type { Run } from '../run/run'
import { publish } from './publish/publish'

type UpstreamWork = Extract<Work, { kind: 'publish-upstream' }>

/** Publishes what another workflow built for a pull request, which may come from a fork. */
export async function publishUpstream(work: UpstreamWork, run: Run): Promise<Outcome> {
  const resolution = await resolveUpstream(work, run)
  if (resolution.kind === 'none') {
    return { kind: 'skipped', reason: resolution.reason, recipe: '' }
  }
  const { number } = resolution
  const own = pullRequestChannel(number)
  const channel = work.channelName === undefined ? own : renamedChannel(own, work.channelName)
  return publish({ kind: 'publish', channel, commentOn: number, notesOf: undefined }, run)
}

/** Which pull request a run built, or one sentence about why there is nothing to publish. */
export type Resolution =
  | { readonly kind: 'found'; readonly number: number }
  | { readonly kind: 'none'; readonly reason: string }

/** The head of the run, as the event tells: GitHub's own words, which no fork can choose. */
interface Head {
  readonly sha: string
  readonly branch: string
  readonly repository: RepositoryRef
}

/**
 * Finds the pull request whose present head a run built. Only GitHub is asked, and nothing in the run's
 * artifact is: our repository as the base, the commit and the repository of the head must all agree. GitHub
 * leaves `pull_requests` empty for forks (actions/runner#3444), and our own repository knows no commit of
 * a fork, so up to three questions are asked until one has an answer.
 *
 * @throws ActionError when GitHub does not answer the last of them.
 */
async function resolveUpstream(
  { upstream, pullRequest }: UpstreamWork,
  run: Run,
): Promise<Resolution> {
  const { headRepository: repository, headSha: sha, headBranch: branch } = upstream
  if (repository === undefined) return none('The fork that was built is gone.')
  const head = { sha, branch, repository }
  const seen: PullRequest[] = []
  for (const ask of questions(upstream, head, { pullRequest, run })) {
    const answers = (await ask()).filter(pull => isOurs(pull, head, run))
    seen.push(...answers)
    const current = answers.filter(pull => pull.state === 'open' && pull.headSha === sha)
    if (current.length > 0) return onlyOne(current, head)
  }
  const related = seen.filter(pull => pull.headSha === sha || pull.headBranch === branch)
  return none(whyNone(related, { sha, pullRequest }))
}

interface Asking {
  readonly pullRequest: number | undefined
  readonly run: Run
}

/** The `pull-request` input is a claim: it is checked like any other, and no other is looked for. */
function questions(
  upstream: UpstreamRun,
  head: Head,
  { pullRequest, run }: Asking,
): readonly (() => Promise<readonly PullRequest[]>)[] {
  const { github, repository } = run.source
  const read = (number: number) => readPullRequest(github, repository, number)
  if (pullRequest !== undefined) return [async () => [await read(pullRequest)]]
  const told = upstream.pullRequests.filter(pull => pull.headSha === head.sha)
  const owner = repositoryName(head.repository.fullName)
  const byCommit = () => pullRequestsWith(github, { repository: owner, sha: head.sha })
  const byBranch = () =>
    openPullRequestsFrom(github, { repository, head: { owner: owner.owner, branch: head.branch } })
  return [
    () => forgiving(run, () => Promise.all(told.map(({ number }) => read(number)))),
    () => forgiving(run, byCommit),
    ...(head.branch === '' ? [] : [byBranch]),
  ]
}

/** A private fork answers 404, and another question remains. */
async function forgiving(
  { progress }: Run,
  ask: () => Promise<readonly PullRequest[]>,
): Promise<readonly PullRequest[]> {
  try {
    return await ask()
  } catch (error) {
    progress(messageOf(error))
    return []
  }
}

function isOurs(pull: PullRequest, { repository }: Head, { event }: Run): boolean {
  const sameBase = pull.baseRepository.toLowerCase() === event.repository.fullName.toLowerCase()
  return sameBase && repository.id !== undefined && pull.headRepositoryId === repository.id
}

/**
 * Two branches may have the same head. Of two pull requests of the same branch the merge commit would tell
 * which one was built, but the event does not tell that.
 */
function onlyOne(pulls: readonly PullRequest[], { sha, branch }: Head): Resolution {
  const ofBranch = pulls.filter(pull => pull.headBranch === branch)
  const candidates = ofBranch.length === 0 ? pulls : ofBranch
  const [number, ...others] = [...new Set(candidates.map(pull => pull.number))]
  if (number !== undefined && others.length === 0) return { kind: 'found', number }
  const names = [number, ...others].map(other => `#${other}`).join(' and ')
  return none(
    `Commit ${short(sha)} is the head of the pull requests ${names}; the input \`pull-request\` has to say which of them this build is for.`,
  )
}

function whyNone(
  seen: readonly PullRequest[],
  { sha, pullRequest }: { readonly sha: string; readonly pullRequest: number | undefined },
): string {
  const closed = seen.find(pull => pull.headSha === sha)
  if (closed !== undefined)
    return `Pull request #${closed.number} is closed: nothing is published for it.`
  const [moved] = seen
  if (moved !== undefined) {
    return `Pull request #${moved.number} has moved on from ${short(sha)} to ${short(moved.headSha)}; the run for that publishes its build.`
  }
  return pullRequest === undefined
    ? `No open pull request has commit ${short(sha)} as its head: it was closed, or has moved on.`
    : `Pull request #${pullRequest} is not what that run built.`
}

function short(sha: string): string {
  return sha.slice(0, 7)
}

function none(reason: string): Resolution {
  return { kind: 'none', reason }
}

import { createHash } from 'node:crypto'
import type { JsonObject } from './openapi/json'
import { objectAt } from './openapi/json'
import { pullFacts } from './representations/pull'
import { nestedRepositoryJson } from './representations/repository'
import { type Place, shape } from './representations/shape'
import { userJson } from './representations/user'
import { webhookExample } from './webhook-example'
import type { PullRequest, Repository } from './world'

/** What starts a run: the payload, and what the runner derives from it. */
export interface WorkflowEvent {
  readonly name: string
  readonly payload: JsonObject
  readonly repository: Repository
  /** `GITHUB_SHA` */
  readonly sha: string
  /** `GITHUB_REF`, in full. */
  readonly ref: string
  /** `GITHUB_HEAD_REF` and `GITHUB_BASE_REF`; empty but for pull requests. */
  readonly headRef: string
  readonly baseRef: string
  readonly actor: string
}

/** Where an event comes from. */
export interface EventOrigin {
  readonly github: Place
  readonly repository: Repository
}

export interface PullRequestEventOptions extends EventOrigin {
  readonly pull: PullRequest
  /** Default `opened`; `closed` also needs `closePullRequest` when the API shall agree. */
  readonly action?: 'opened' | 'synchronize' | 'reopened' | 'closed' | 'labeled'
  readonly name?: 'pull_request' | 'pull_request_target'
  readonly actor?: string
}

/** The runner checks out the merge commit, so `sha` is not the head's (docs: events). */
export function pullRequestEvent(options: PullRequestEventOptions): WorkflowEvent {
  const { action = 'opened', github, name = 'pull_request', pull, repository } = options
  const actor = options.actor ?? pull.author
  const raw = webhookExample('pull_request', action)
  const facts = pullFacts(github, pull)
  const pullRequest = shape(github, objectAt(raw, 'pull_request'), {
    repository,
    number: pull.number,
    facts,
  })
  const merge = createHash('sha1').update(`merge ${pull.headSha}`).digest('hex')
  const isTarget = name === 'pull_request_target'
  return {
    name,
    payload: {
      ...raw,
      action,
      number: pull.number,
      pull_request: { ...pullRequest, merged: pull.merged, merge_commit_sha: merge },
      ...repositoryAndSender({ github, repository }, actor),
    },
    repository,
    sha: isTarget ? pull.baseSha : merge,
    ref: isTarget ? `refs/heads/${pull.base.ref}` : `refs/pull/${pull.number}/merge`,
    headRef: pull.head.ref,
    baseRef: pull.base.ref,
    actor,
  }
}

export interface PushEventOptions extends EventOrigin {
  /** Full name of a branch or tag; default the default branch. */
  readonly ref?: string
  readonly sha: string
}

export function pushEvent(options: PushEventOptions): WorkflowEvent {
  const { repository, sha } = options
  const ref = options.ref ?? `refs/heads/${repository.defaultBranch}`
  const raw = webhookExample('push')
  const created = ref.startsWith('refs/tags/')
  const head = { ...objectAt(raw, 'head_commit'), id: sha }
  const state = { created, deleted: false, forced: false, base_ref: null }
  const facts = { ref, after: sha, head_commit: head, ...state }
  const payload = { ...raw, ...facts, ...repositoryAndSender(options, 'monalisa') }
  return {
    name: 'push',
    payload,
    repository,
    sha,
    ref,
    headRef: '',
    baseRef: '',
    actor: 'monalisa',
  }
}

/** `workflow_dispatch` or `schedule`: a run on a branch that nothing but its ref tells about. */
export function plainEvent(
  options: PushEventOptions & { readonly name: 'workflow_dispatch' | 'schedule' },
): WorkflowEvent {
  const { github, name, repository, sha } = options
  const ref = options.ref ?? `refs/heads/${repository.defaultBranch}`
  const facts = name === 'schedule' ? { schedule: '17 3 * * *' } : { inputs: null, ref }
  const payload = { ...facts, ...repositoryAndSender({ github, repository }, 'monalisa') }
  return { name, payload, repository, sha, ref, headRef: '', baseRef: '', actor: 'monalisa' }
}

/** What every payload ends with. */
export function repositoryAndSender(
  { github, repository }: EventOrigin,
  actor: string,
): JsonObject {
  return { repository: nestedRepositoryJson(github, repository), sender: userJson(github, actor) }
}

/** Events that are about no ref of their own run on the head of the default branch. */
export async function onDefaultBranch(
  repository: Repository,
  facts: Pick<WorkflowEvent, 'name' | 'payload' | 'actor'>,
): Promise<WorkflowEvent> {
  const sha = (await repository.git.head(repository.defaultBranch)) ?? ''
  const ref = `refs/heads/${repository.defaultBranch}`
  return { ...facts, repository, sha, ref, headRef: '', baseRef: '' }
}

import type { Environment } from '../primitives/environment'
import type { Payload } from './payload'

export interface GitRef {
  readonly kind: 'branch' | 'tag'
  /** Without `refs/heads/` or `refs/tags/`: untrusted text. */
  readonly name: string
}

export interface RepositoryRef {
  readonly id: number | undefined
  /** `owner/name`. */
  readonly fullName: string
}

export interface PullRequestFacts {
  readonly number: number
  readonly headSha: string
}

/** The run that a `workflow_run` event tells of. Everything in it but the numbers may be a fork's. */
export interface UpstreamRun {
  readonly id: number
  /** Name of the event that started it. */
  readonly event: string
  /** For example `success`; empty while it is unfinished. */
  readonly conclusion: string
  readonly headSha: string
  /** For a run of a tag push: the tag. Empty when unknown. */
  readonly headBranch: string
  readonly headRepository: RepositoryRef | undefined
  readonly name: string
  /** Usually empty when the head is in a fork (actions/runner#3444). */
  readonly pullRequests: readonly UpstreamPullRequest[]
}

export interface UpstreamPullRequest {
  readonly number: number
  readonly headSha: string
}

/** What happened, in the words of the events that GitHub can start a workflow with. */
export type Trigger =
  | {
      readonly kind: 'pull-request'
      readonly closed: boolean
      readonly pullRequest: PullRequestFacts
      /** GitHub gives runs for forks and for Dependabot a token that can write nothing. */
      readonly token: 'usual' | 'read-only-fork' | 'read-only-dependabot'
    }
  | { readonly kind: 'workflow-run'; readonly upstream: UpstreamRun }
  | { readonly kind: 'push'; readonly ref: GitRef; readonly deleted: boolean }
  | {
      readonly kind: 'release'
      /** `published`, `edited`, `deleted` … */
      readonly action: string
      readonly tag: string
    }
  | { readonly kind: 'delete'; readonly ref: GitRef }
  /** `ref` is the default branch; undefined outside of a runner. */
  | { readonly kind: 'schedule'; readonly ref: GitRef | undefined }
  /** `workflow_dispatch`, `merge_group` and whatever else runs on a ref. */
  | { readonly kind: 'other'; readonly ref: GitRef }

/** @throws ActionError `malformed` when the payload lacks what its event has to have */
export function readTrigger(name: string, payload: Payload, env: Environment): Trigger {
  if (name === 'workflow_run') return { kind: 'workflow-run', upstream: upstreamRun(payload) }
  if (name === 'push') return push(payload, env)
  if (name === 'release') return release(payload)
  if (name === 'delete') return { kind: 'delete', ref: deletedRef(payload) }
  if (name === 'schedule') return { kind: 'schedule', ref: scheduledRef(env) }
  // Also the events about a pull request that are no `pull_request` event, such as a review.
  if (name.startsWith('pull_request')) return pullRequest(name, payload, env)
  return { kind: 'other', ref: gitRef(env['GITHUB_REF'] || payload.text('ref')) }
}

function pullRequest(name: string, payload: Payload, env: Environment): Trigger {
  const action = payload.optionalText('action')
  const headRepository = repositoryAt(payload, 'pull_request.head.repo')
  return {
    kind: 'pull-request',
    closed: action === 'closed' && /^pull_request(_target)?$/.test(name),
    pullRequest: {
      number: payload.id('pull_request.number'),
      headSha: payload.text('pull_request.head.sha'),
    },
    token: name === 'pull_request_target' ? 'usual' : tokenFor(headRepository, payload, env),
  }
}

/**
 * What the token of a `pull_request` run may do. The actor decides for Dependabot, not the author of
 * the pull request: a person who pushes to Dependabot's branch has the usual token again.
 */
function tokenFor(head: RepositoryRef | undefined, payload: Payload, env: Environment) {
  const base = payload.optionalText('repository.full_name') || (env['GITHUB_REPOSITORY'] ?? '')
  if (head?.fullName.toLowerCase() !== base.toLowerCase()) return 'read-only-fork'
  const actor = env['GITHUB_ACTOR'] || payload.optionalText('sender.login')
  return actor === 'dependabot[bot]' ? 'read-only-dependabot' : 'usual'
}

/** `null` is GitHub's word for a repository that is gone; a field that is not there at all says no more. */
function repositoryAt(payload: Payload, path: string): RepositoryRef | undefined {
  if (payload.at(path) === null || payload.at(path) === undefined) return undefined
  return { id: payload.optionalId(`${path}.id`), fullName: payload.text(`${path}.full_name`) }
}

function upstreamRun(payload: Payload): UpstreamRun {
  return {
    id: payload.id('workflow_run.id'),
    event: payload.text('workflow_run.event'),
    conclusion: payload.optionalText('workflow_run.conclusion'),
    headSha: payload.text('workflow_run.head_sha'),
    headBranch: payload.optionalText('workflow_run.head_branch'),
    headRepository: repositoryAt(payload, 'workflow_run.head_repository'),
    name: payload.optionalText('workflow_run.name'),
    pullRequests: payload.list('workflow_run.pull_requests').map(entry => ({
      number: entry.id('number'),
      headSha: entry.text('head.sha'),
    })),
  }
}

function push(payload: Payload, env: Environment): Trigger {
  return {
    kind: 'push',
    ref: gitRef(payload.optionalText('ref') || env['GITHUB_REF'] || payload.text('ref')),
    deleted: payload.optionalFlag('deleted') ?? false,
  }
}

function release(payload: Payload): Trigger {
  return {
    kind: 'release',
    action: payload.optionalText('action'),
    tag: payload.text('release.tag_name'),
  }
}

function deletedRef(payload: Payload): GitRef {
  const kind = payload.text('ref_type') === 'tag' ? 'tag' : 'branch'
  return { kind, name: payload.text('ref') }
}

function scheduledRef(env: Environment): GitRef | undefined {
  return env['GITHUB_REF'] ? gitRef(env['GITHUB_REF']) : undefined
}

/** @param ref full, for example `refs/heads/main`; a short one is taken for a branch */
function gitRef(ref: string): GitRef {
  if (ref.startsWith('refs/tags/')) return { kind: 'tag', name: ref.slice('refs/tags/'.length) }
  return { kind: 'branch', name: ref.replace(/^refs\/(heads\/)?/, '') }
}

import type { JsonObject } from '../openapi/json'
import type { RestCall } from '../rest-call'
import type { PullRequest, Repository } from '../world'
import { nestedRepositoryJson } from './repository'
import { shape } from './shape'
import { userJson } from './user'

/** `GET /repos/{owner}/{repo}/pulls/{pull_number}` */
export function pullJson(call: RestCall, pull: PullRequest): JsonObject {
  return shape(call, 'pull-request', {
    repository: pull.base.repository,
    facts: { ...factsOf(call, pull), merged: pull.merged },
  })
}

/** A pull request in a list. */
export function listedPullJson(call: RestCall, pull: PullRequest): JsonObject {
  return shape(call, 'pull-request-simple', {
    repository: pull.base.repository,
    facts: factsOf(call, pull),
  })
}

function factsOf(call: RestCall, pull: PullRequest): JsonObject {
  const { base, createdAt, head, number } = pull
  const ended = pull.state === 'closed' ? new Date().toISOString() : null
  const api = `${call.apiUrl}/repos/${base.repository.fullName}`
  return {
    id: pull.id,
    number,
    title: pull.title,
    state: pull.state,
    locked: pull.locked,
    user: userJson(pull.author),
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: [],
    milestone: null,
    url: `${api}/pulls/${number}`,
    issue_url: `${api}/issues/${number}`,
    comments_url: `${api}/issues/${number}/comments`,
    html_url: `${call.serverUrl}/${base.repository.fullName}/pull/${number}`,
    created_at: createdAt.toISOString(),
    closed_at: ended,
    merged_at: pull.merged ? ended : null,
    head: side(call, { ...head, sha: pull.headSha, owner: pull.author }),
    base: side(call, { ...base, sha: pull.baseSha, owner: base.repository.owner }),
  }
}

interface Side {
  readonly repository: Repository | undefined
  readonly ref: string
  readonly sha: string
  /** Who the label names when the repository is gone. */
  readonly owner: string
}

function side(call: RestCall, { owner, ref, repository, sha }: Side): JsonObject {
  const name = repository?.owner ?? owner
  return {
    label: `${name}:${ref}`,
    ref,
    sha,
    user: userJson(name),
    repo: repository === undefined ? null : nestedRepositoryJson(call, repository),
  }
}

import type { JsonObject } from '../openapi/json'
import type { PullRequest, Repository } from '../world'
import { nestedRepositoryJson } from './repository'
import { type Place, shape } from './shape'
import { userJson } from './user'

/** `GET /repos/{owner}/{repo}/pulls/{pull_number}` */
export function pullJson(place: Place, pull: PullRequest): JsonObject {
  return shape(place, 'pull-request', {
    repository: pull.base.repository,
    number: pull.number,
    facts: { ...pullFacts(place, pull), merged: pull.merged },
  })
}

/** A pull request in a list. */
export function listedPullJson(place: Place, pull: PullRequest): JsonObject {
  return shape(place, 'pull-request-simple', {
    repository: pull.base.repository,
    number: pull.number,
    facts: pullFacts(place, pull),
  })
}

/** What is known of a pull request, in the API's words. */
export function pullFacts(place: Place, pull: PullRequest): JsonObject {
  const { base, createdAt, head, number } = pull
  const ended = pull.state === 'closed' ? new Date().toISOString() : null
  const api = `${place.apiUrl}/repos/${base.repository.fullName}`
  return {
    id: pull.id,
    number,
    title: pull.title,
    state: pull.state,
    locked: pull.locked,
    user: userJson(place, pull.author),
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: [],
    milestone: null,
    url: `${api}/pulls/${number}`,
    issue_url: `${api}/issues/${number}`,
    statuses_url: `${api}/statuses/${pull.headSha}`,
    comments_url: `${api}/issues/${number}/comments`,
    html_url: `${place.serverUrl}/${base.repository.fullName}/pull/${number}`,
    created_at: createdAt.toISOString(),
    closed_at: ended,
    merged_at: pull.merged ? ended : null,
    head: side(place, { ...head, sha: pull.headSha, owner: pull.author }),
    base: side(place, { ...base, sha: pull.baseSha, owner: base.repository.owner }),
  }
}

interface Side {
  readonly repository: Repository | undefined
  readonly ref: string
  readonly sha: string
  /** Who the label names when the repository is gone. */
  readonly owner: string
}

function side(place: Place, { owner, ref, repository, sha }: Side): JsonObject {
  const name = repository?.owner ?? owner
  return {
    label: `${name}:${ref}`,
    ref,
    sha,
    user: userJson(place, name),
    repo: repository === undefined ? null : nestedRepositoryJson(place, repository),
  }
}

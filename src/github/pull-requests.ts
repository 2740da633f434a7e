import { calling } from './api-error'
import type { GitHub } from './client'
import { fullName, type RepositoryName } from './repository'

/** A pull request as it stands now, which may be later than the event that started the run. */
export interface PullRequest {
  readonly number: number
  /** A merged one is closed. */
  readonly state: 'open' | 'closed'
  readonly headSha: string
  /** `owner/name`; undefined when the fork was deleted. */
  readonly headRepository: string | undefined
}

/** @throws ActionError `github` or `missing-permission`. */
export async function readPullRequest(
  github: GitHub,
  repository: RepositoryName,
  number: number,
): Promise<PullRequest> {
  const { data } = await calling(
    {
      doing: `reading pull request #${number} of ${fullName(repository)}`,
      permission: 'pull-requests: read',
    },
    github.rest.pulls.get({ owner: repository.owner, repo: repository.name, pull_number: number }),
  )
  return {
    number: data.number,
    state: data.state,
    headSha: data.head.sha,
    headRepository: data.head.repo?.full_name,
  }
}

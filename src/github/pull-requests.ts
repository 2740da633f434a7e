import { calling } from './api-error'
import type { GitHub } from './client'
import { fullName, type RepositoryName } from './repository'

/** A pull request as it stands now, which may be later than the event that started the run. */
export interface PullRequest {
  readonly number: number
  /** A merged one is closed. */
  readonly state: 'open' | 'closed'
  readonly headSha: string
  /** Untrusted text. */
  readonly headBranch: string
  /** By number, which no renaming changes; undefined when the fork was deleted. */
  readonly headRepositoryId: number | undefined
  /** `owner/name` of where it is to be merged. */
  readonly baseRepository: string
}

/** What of GitHub's answers is read here; lists and single ones have it alike. */
interface PullAnswer {
  readonly number: number
  readonly state: string
  readonly head: PullSide
  readonly base: PullSide
}

interface PullSide {
  readonly sha: string
  readonly ref: string
  readonly repo: { readonly id: number; readonly full_name: string } | null
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
  return pullFrom(data)
}

/**
 * The pull requests, in whatever repository, that a commit of `repository` belongs to. The repository that
 * the commit was pushed to knows them; the one they are to be merged into knows nothing of a fork's commits.
 *
 * @throws ActionError `github` or `missing-permission`.
 */
export async function pullRequestsWith(
  github: GitHub,
  { repository, sha }: { readonly repository: RepositoryName; readonly sha: string },
): Promise<readonly PullRequest[]> {
  const { data } = await calling(
    {
      doing: `looking for the pull requests of commit ${sha} of ${fullName(repository)}`,
      permission: 'pull-requests: read',
    },
    github.rest.repos.listPullRequestsAssociatedWithCommit({
      owner: repository.owner,
      repo: repository.name,
      commit_sha: sha,
    }),
  )
  return data.map(pullFrom)
}

/** A branch of any repository of somebody's. */
export interface HeadBranch {
  readonly owner: string
  readonly branch: string
}

/**
 * The open pull requests of `repository` that want to merge a branch of that name.
 *
 * @throws ActionError `github` or `missing-permission`.
 */
export async function openPullRequestsFrom(
  github: GitHub,
  { repository, head }: { readonly repository: RepositoryName; readonly head: HeadBranch },
): Promise<readonly PullRequest[]> {
  const { data } = await calling(
    {
      doing: `listing the pull requests of ${fullName(repository)}`,
      permission: 'pull-requests: read',
    },
    github.rest.pulls.list({
      owner: repository.owner,
      repo: repository.name,
      state: 'open',
      head: `${head.owner}:${head.branch}`,
    }),
  )
  return data.map(pullFrom)
}

function pullFrom({ number, state, head, base }: PullAnswer): PullRequest {
  return {
    number,
    state: state === 'open' ? 'open' : 'closed',
    headSha: head.sha,
    headBranch: head.ref,
    headRepositoryId: head.repo?.id,
    baseRepository: base.repo?.full_name ?? '',
  }
}

import { calling } from '../api-error'
import type { GitHub } from '../client'
import { fullName, type RepositoryName } from '../repository'

/** One build of a site that is served from a branch. */
export interface PagesBuild {
  /** `errored` can also mean that a later push superseded it: judge by fetching the content. */
  readonly status: 'queued' | 'building' | 'built' | 'errored' | 'unknown'
  /** Full SHA of what was built. */
  readonly commit: string
  /** GitHub's words, for `errored`; may be empty. */
  readonly error: string
}

/** More than a busy hour holds: GitHub's soft limit is ten builds an hour. */
const RECENT = 30

/** The latest builds, newest first. Needs `pages: read`. */
export async function recentPagesBuilds(
  github: GitHub,
  repository: RepositoryName,
): Promise<readonly PagesBuild[]> {
  const { data } = await calling(
    { doing: `reading the Pages builds of ${fullName(repository)}`, permission: 'pages: read' },
    github.rest.repos.listPagesBuilds({
      owner: repository.owner,
      repo: repository.name,
      per_page: RECENT,
    }),
  )
  return data.map(({ status, commit, error }) => ({
    status: statusFrom(status),
    commit,
    error: error.message ?? '',
  }))
}

/** Asks GitHub to build the site now, for when a push did not start it. Needs `pages: write`. */
export async function requestPagesBuild(github: GitHub, repository: RepositoryName): Promise<void> {
  await calling(
    { doing: `requesting a Pages build of ${fullName(repository)}`, permission: 'pages: write' },
    github.rest.repos.requestPagesBuild({ owner: repository.owner, repo: repository.name }),
  )
}

/**
 * Asks for a build unless one is queued or under way already: GitHub builds a site once at a time, and
 * ten times an hour. A list that cannot be read counts as empty.
 *
 * @returns what was found or done, for the log
 */
export async function ensurePagesBuild(
  github: GitHub,
  repository: RepositoryName,
): Promise<'under way' | 'requested'> {
  const builds = await recentPagesBuilds(github, repository).catch(() => [])
  if (builds.some(({ status }) => status === 'queued' || status === 'building')) return 'under way'
  await requestPagesBuild(github, repository)
  return 'requested'
}

function statusFrom(status: string): PagesBuild['status'] {
  switch (status) {
    case 'queued':
    case 'building':
    case 'built':
    case 'errored':
      return status
    default:
      return 'unknown'
  }
}

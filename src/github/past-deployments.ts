import { calling, statusOf } from './api-error'
import type { GitHub } from './client'
import { FAILED } from './pages-deployments'
import { fullName, type RepositoryName } from './repository'

/** What is known of the deployments of a site, this job's own aside. `found` continues «the site». */
export type DeploymentHistory =
  | { readonly kind: 'none' }
  /** Jobs that may have deployed have ended, and Pages knows nothing of their commits. */
  | { readonly kind: 'unclear'; readonly found: string }
  | { readonly kind: 'some'; readonly found: string }

/** Deployments that are looked at, one by one. */
const MOST_TRIES = 20

const PERMISSION = 'deployments: read'

/** States of a job that has come to an end. One that failed may have deployed before it did. */
const ENDED = ['success', 'inactive', 'failure', 'error']

interface Place {
  readonly github: GitHub
  readonly repository: RepositoryName
}

interface Tried {
  readonly id: number
  readonly sha: string
}

/**
 * Has anybody ever deployed the Pages site? GitHub makes a deployment for each job with an environment as
 * soon as the job starts, and lets it end as the job does: so the list holds the job that asks, and all that
 * ended with or without deploying the site. `github-pages` is the usual environment and not the only one
 * possible, so all count. What Pages itself knows goes by the commit, and not for ever.
 *
 * @throws ActionError `missing-permission` without `deployments: read` where the repository is not public;
 * `github` otherwise.
 */
export async function deploymentHistory(place: Place): Promise<DeploymentHistory> {
  const tried = await list(place)
  if (tried.length > MOST_TRIES) {
    return { kind: 'unclear', found: `has more than ${MOST_TRIES} deployments` }
  }
  let ended: Tried | undefined
  for (const deployment of tried) {
    const { sha } = deployment
    if (await isOnPages(place, sha)) {
      return { kind: 'some', found: `was deployed from commit ${sha.slice(0, 12)}` }
    }
    if (ended === undefined && (await hasEnded(place, deployment))) ended = deployment
  }
  if (ended === undefined) return { kind: 'none' }
  return {
    kind: 'unclear',
    found: `may have been deployed by a job at commit ${ended.sha.slice(0, 12)} (when you know that none ever was, delete the deployments of the repository)`,
  }
}

async function list({ github, repository }: Place): Promise<readonly Tried[]> {
  const { data } = await calling(
    { doing: `listing the deployments of ${fullName(repository)}`, permission: PERMISSION },
    github.rest.repos.listDeployments({
      ...{ owner: repository.owner, repo: repository.name },
      per_page: MOST_TRIES + 1,
    }),
  )
  return data
}

async function hasEnded({ github, repository }: Place, { id }: Tried): Promise<boolean> {
  const { data } = await calling(
    { doing: `reading a deployment of ${fullName(repository)}`, permission: PERMISSION },
    github.rest.repos.listDeploymentStatuses({
      ...{ owner: repository.owner, repo: repository.name },
      deployment_id: id,
      per_page: 100,
    }),
  )
  return data.some(({ state }) => ENDED.includes(state))
}

/** The official action names its deployment after the commit of the run. A job may fail after that. */
async function isOnPages({ github, repository }: Place, sha: string): Promise<boolean> {
  const request = github.rest.repos.getPagesDeployment({
    ...{ owner: repository.owner, repo: repository.name },
    pages_deployment_id: sha,
  })
  const answer = await calling(
    {
      doing: `reading the Pages deployments of ${fullName(repository)}`,
      permission: 'pages: write',
    },
    request.catch(thrown => {
      if (statusOf(thrown) !== 404) throw thrown
      return undefined
    }),
  )
  return answer !== undefined && !FAILED.includes(answer.data.status ?? '')
}

import type { Deployment, DeploymentStatus } from '../deployments/deployment'
import type { JsonObject } from '../openapi/json'
import type { Repository } from '../world'
import { type Place, shape } from './shape'
import { userJson } from './user'

/** `GET /repos/{owner}/{repo}/deployments/{deployment_id}` */
export function deploymentJson(
  place: Place,
  repository: Repository,
  deployment: Deployment,
): JsonObject {
  const url = urlOf(place, repository, deployment)
  const updated = deployment.statuses.at(-1)?.createdAt ?? deployment.createdAt
  return shape(place, 'deployment', {
    repository,
    facts: {
      url,
      id: deployment.id,
      sha: deployment.sha,
      ref: deployment.ref,
      task: deployment.task,
      payload: deployment.payload,
      original_environment: deployment.environment,
      environment: deployment.environment,
      description: deployment.description,
      creator: userJson(place, deployment.creator),
      created_at: deployment.createdAt.toISOString(),
      updated_at: updated.toISOString(),
      statuses_url: `${url}/statuses`,
      repository_url: `${place.apiUrl}/repos/${repository.fullName}`,
      transient_environment: deployment.transient,
      production_environment: deployment.production,
    },
  })
}

/** Addresses that nobody gave are empty, which GitHub's own description does not allow. */
export function deploymentStatusJson(
  place: Place,
  repository: Repository,
  { deployment, status }: { readonly deployment: Deployment; readonly status: DeploymentStatus },
): JsonObject {
  const url = urlOf(place, repository, deployment)
  const createdAt = status.createdAt.toISOString()
  return shape(place, 'deployment-status', {
    repository,
    facts: {
      url: `${url}/statuses/${status.id}`,
      id: status.id,
      state: status.state,
      creator: userJson(place, status.creator),
      description: status.description,
      environment: status.environment,
      environment_url: status.environmentUrl,
      log_url: status.logUrl,
      target_url: status.logUrl,
      created_at: createdAt,
      updated_at: createdAt,
      deployment_url: url,
      repository_url: `${place.apiUrl}/repos/${repository.fullName}`,
    },
  })
}

function urlOf(place: Place, { fullName }: Repository, { id }: Deployment): string {
  return `${place.apiUrl}/repos/${fullName}/deployments/${id}`
}

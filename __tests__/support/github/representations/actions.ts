import type { Artifact, Workflow, WorkflowRun } from '../actions/workflow-run'
import type { JsonObject } from '../openapi/json'
import type { PullRequest, Repository } from '../world'
import { nestedRepositoryJson } from './repository'
import { type Place, shape } from './shape'
import { userJson } from './user'

/** `GET /repos/{owner}/{repo}/actions/runs/{run_id}` */
export function runJson(place: Place, repository: Repository, run: WorkflowRun): JsonObject {
  const api = `${place.apiUrl}/repos/${repository.fullName}/actions`
  const url = `${api}/runs/${run.id}`
  const head = run.headRepository
  const { referenced_workflows: _none, ...whole } = shape(place, 'workflow-run', {
    repository,
    facts: {
      ...plainFacts(run),
      actor: userJson(place, run.actor),
      triggering_actor: userJson(place, run.actor),
      url,
      html_url: `${place.serverUrl}/${repository.fullName}/actions/runs/${run.id}`,
      jobs_url: `${url}/jobs`,
      logs_url: `${url}/logs`,
      artifacts_url: `${url}/artifacts`,
      cancel_url: `${url}/cancel`,
      rerun_url: `${url}/rerun`,
      previous_attempt_url: null,
      workflow_url: `${api}/workflows/${run.workflow.id}`,
      pull_requests: run.pulls.map(pull => pullMinimal(place, pull)),
      repository: nestedRepositoryJson(place, repository),
      head_repository: head === undefined ? null : nestedRepositoryJson(place, head),
    },
  })
  return whole
}

function plainFacts(run: WorkflowRun): JsonObject {
  return {
    id: run.id,
    name: run.workflow.name,
    path: run.workflow.path,
    workflow_id: run.workflow.id,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    run_number: run.runNumber,
    run_attempt: run.attempt,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    display_title: run.workflow.name,
    created_at: run.createdAt.toISOString(),
    updated_at: run.updatedAt.toISOString(),
    run_started_at: run.createdAt.toISOString(),
  }
}

/** A pull request as it stands inside a run. */
function pullMinimal(place: Place, pull: PullRequest): JsonObject {
  const { base, head, number } = pull
  const side = (repository: Repository, ref: string, sha: string) => {
    const url = `${place.apiUrl}/repos/${repository.fullName}`
    return { ref, sha, repo: { id: repository.id, url, name: repository.name } }
  }
  return {
    id: pull.id,
    number,
    url: `${place.apiUrl}/repos/${base.repository.fullName}/pulls/${number}`,
    head: side(head.repository ?? base.repository, head.ref, pull.headSha),
    base: side(base.repository, base.ref, pull.baseSha),
  }
}

export function artifactJson(place: Place, repository: Repository, artifact: Artifact): JsonObject {
  const url = `${place.apiUrl}/repos/${repository.fullName}/actions/artifacts/${artifact.id}`
  const { createdAt, expired, id, name, run, size } = artifact
  const expiry = new Date(createdAt.getTime() + 90 * 86_400_000) // days kept by default
  return {
    id,
    node_id: Buffer.from(`Artifact${id}`).toString('base64'),
    name,
    size_in_bytes: size,
    url,
    archive_download_url: `${url}/zip`,
    expired,
    digest: artifact.digest ?? null,
    created_at: createdAt.toISOString(),
    updated_at: createdAt.toISOString(),
    expires_at: (expired ? createdAt : expiry).toISOString(),
    workflow_run: {
      id: run.id,
      repository_id: repository.id,
      head_repository_id: (run.headRepository ?? repository).id,
      head_branch: run.headBranch,
      head_sha: run.headSha,
    },
  }
}

export function workflowJson(place: Place, repository: Repository, workflow: Workflow): JsonObject {
  const { id, name, path } = workflow
  const page = `${place.serverUrl}/${repository.fullName}`
  return shape(place, 'workflow', {
    repository,
    facts: {
      id,
      name,
      path,
      state: 'active',
      url: `${place.apiUrl}/repos/${repository.fullName}/actions/workflows/${id}`,
      html_url: `${page}/blob/${repository.defaultBranch}/${path}`,
      badge_url: `${page}/workflows/${encodeURIComponent(name)}/badge.svg`,
    },
  })
}

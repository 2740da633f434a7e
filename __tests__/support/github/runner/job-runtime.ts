import { addWorkflowRun } from '../actions/add-run'
import type { WorkflowRun } from '../actions/workflow-run'
import type { WorkflowEvent } from '../events'
import type { GitHub } from '../github'

export interface JobOptions {
  /** The job's `environment:`. */
  readonly environment?: string
  /** Default true: the job has `id-token: write`. */
  readonly idToken?: boolean
}

export interface JobFacts extends JobOptions {
  readonly github: GitHub
  readonly event: WorkflowEvent
  readonly runId: number
  readonly runAttempt: number
  readonly runNumber: number
}

/** What the runner gives JavaScript actions to reach artifacts and OIDC tokens. */
export function jobEnvironment(facts: JobFacts): Record<string, string> {
  const { environment, event, github, idToken = true } = facts
  const { ref, repository, sha } = event
  const runtime = github.world.runtimes.start({
    ...{ environment, idToken, ref, repository, sha },
    run: runOf(facts),
  })
  const forToken = runtime.idRequestToken !== undefined && {
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: runtime.idRequestToken,
    ACTIONS_ID_TOKEN_REQUEST_URL: `${github.resultsUrl}/oidc?api-version=2.0`,
  }
  return {
    ACTIONS_RESULTS_URL: `${github.resultsUrl}/`,
    ACTIONS_RUNTIME_TOKEN: runtime.token,
    ...forToken,
  }
}

/** The run that the step belongs to; it stays `in_progress`. */
function runOf({ event, runAttempt: attempt, runId: id, runNumber }: JobFacts): WorkflowRun {
  const { repository } = event
  const known = repository.actions.runs.find(run => run.id === id)
  if (known !== undefined) return known
  return addWorkflowRun({
    ...{ id, attempt, repository, runNumber },
    event: event.name,
    status: 'in_progress',
    headSha: event.sha,
    headBranch: event.headRef || event.ref.replace(/^refs\/(heads|tags)\//, ''),
    actor: event.actor,
  })
}

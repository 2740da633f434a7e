import { addWorkflowRun } from '../actions/add-run'
import type { WorkflowRun } from '../actions/workflow-run'
import type { WorkflowEvent } from '../events'
import type { GitHub } from '../github'

export interface JobFacts {
  readonly github: GitHub
  readonly event: WorkflowEvent
  readonly runId: number
  readonly runAttempt: number
  readonly runNumber: number
}

/** What the runner gives JavaScript actions to reach artifacts. */
export function jobEnvironment(facts: JobFacts): Record<string, string> {
  const { event, github } = facts
  const runtime = github.world.runtimes.start({ repository: event.repository, run: runOf(facts) })
  return {
    ACTIONS_RESULTS_URL: `${github.resultsUrl}/`,
    ACTIONS_RUNTIME_TOKEN: runtime.token,
  }
}

/** The run that the step belongs to, known from its start on; it stays `in_progress`. */
export function runOf({ event, runAttempt: attempt, runId: id, runNumber }: JobFacts): WorkflowRun {
  const { repository } = event
  const known = repository.actions.runs.find(run => run.id === id)
  if (known !== undefined) {
    known.attempt = Math.max(known.attempt, attempt)
    return known
  }
  return addWorkflowRun({
    ...{ id, attempt, repository, runNumber },
    event: event.name,
    status: 'in_progress',
    headSha: event.sha,
    headBranch: event.headRef || event.ref.replace(/^refs\/(heads|tags)\//, ''),
    actor: event.actor,
  })
}

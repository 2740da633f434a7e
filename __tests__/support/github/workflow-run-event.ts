import type { WorkflowRun } from './actions/workflow-run'
import {
  type EventOrigin,
  onDefaultBranch,
  repositoryAndSender,
  type WorkflowEvent,
} from './events'
import { objectAt } from './openapi/json'
import { runJson, workflowJson } from './representations/actions'
import { shape } from './representations/shape'
import { webhookExample } from './webhook-example'
import type { PullRequest } from './world'

export interface WorkflowRunEventOptions extends EventOrigin {
  readonly run: WorkflowRun
  readonly action?: 'completed' | 'requested' | 'in_progress'
  /** What the payload says of pull requests, which may differ from the API (jaegertracing/jaeger#8121). */
  readonly pulls?: readonly PullRequest[]
}

/** Runs on the default branch, whatever the run before it was about (docs: events). */
export async function workflowRunEvent(options: WorkflowRunEventOptions): Promise<WorkflowEvent> {
  const { action = 'completed', github, repository, run } = options
  const raw = webhookExample('workflow_run', action)
  const told = { ...run, pulls: options.pulls ?? run.pulls }
  const facts = runJson(github, repository, told)
  return onDefaultBranch(repository, {
    name: 'workflow_run',
    actor: run.actor,
    payload: {
      action,
      workflow_run: shape(github, objectAt(raw, 'workflow_run'), { repository, facts }),
      workflow: workflowJson(github, repository, run.workflow),
      ...repositoryAndSender(options, run.actor),
    },
  })
}

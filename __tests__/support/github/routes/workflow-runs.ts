import type { Need } from '../access'
import type { WorkflowRun } from '../actions/workflow-run'
import { paginatedUnder } from '../pagination'
import { runJson, workflowJson } from '../representations/actions'
import { notFound, type RepositoryCall, type Route } from '../rest-call'
import { dispatchWorkflow, workflowOf } from './dispatch-workflow'

const root = '/repos/{owner}/{repo}/actions'
const read: Need = { level: 'read', anyOf: ['actions'] }

export const workflowRunRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: `${root}/runs`,
    need: read,
    handle: call => list(call, call.repository.actions.runs),
  },
  {
    method: 'GET',
    template: `${root}/runs/{run_id}`,
    need: read,
    handle: call => {
      const id = Number(call.parameters['run_id'])
      const run = call.repository.actions.runs.find(candidate => candidate.id === id)
      if (run === undefined) throw notFound()
      return { status: 200, body: runJson(call, call.repository, run) }
    },
  },
  {
    method: 'GET',
    template: `${root}/workflows`,
    need: read,
    handle: call =>
      paginatedUnder(call, 'workflows', {
        items: call.repository.actions.workflows,
        represent: workflow => workflowJson(call, call.repository, workflow),
      }),
  },
  {
    method: 'GET',
    template: `${root}/workflows/{workflow_id}`,
    need: read,
    handle: call => ({ status: 200, body: workflowJson(call, call.repository, workflowOf(call)) }),
  },
  {
    method: 'GET',
    template: `${root}/workflows/{workflow_id}/runs`,
    need: read,
    handle: call => {
      const { id } = workflowOf(call)
      return list(
        call,
        call.repository.actions.runs.filter(({ workflow }) => workflow.id === id),
      )
    },
  },
  {
    method: 'POST',
    template: `${root}/workflows/{workflow_id}/dispatches`,
    need: { level: 'write', anyOf: ['actions'] },
    handle: dispatchWorkflow,
  },
]

function list(call: RepositoryCall, runs: readonly WorkflowRun[]) {
  const items = runs.filter(run => isWanted(call, run)).toReversed()
  const represent = (run: WorkflowRun) => runJson(call, call.repository, run)
  return paginatedUnder(call, 'workflow_runs', { items, represent })
}

function isWanted({ query }: RepositoryCall, run: WorkflowRun): boolean {
  const is = (name: string, ...values: readonly (string | null)[]) => {
    const wanted = query.get(name)
    return wanted === null || values.includes(wanted)
  }
  const [, since = '1970-01-01'] = /^>=?(.+)$/.exec(query.get('created') ?? '') ?? []
  return (
    is('event', run.event) &&
    is('branch', run.headBranch) &&
    is('head_sha', run.headSha) &&
    is('actor', run.actor) &&
    is('status', run.status, run.conclusion) &&
    run.createdAt.getTime() + 999 >= Date.parse(since) // GitHub counts in whole seconds
  )
}

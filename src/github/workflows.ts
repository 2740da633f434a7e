import { ActionError } from '../primitives/errors'
import { apiError, calling, permissionHint, statusOf } from './api-error'
import { fullName, type RepositoryAccess } from './repository'

/** A workflow, by the name of its file in `.github/workflows`. */
export interface Workflow extends RepositoryAccess {
  readonly file: string
}

/** The part of a run that tells how it went. */
export interface WorkflowRunState {
  /** `queued`, `in_progress`, `completed` and some more. */
  readonly status: string
  /** `success`, `failure`, `cancelled` and some more; empty until it is completed. */
  readonly conclusion: string
  /** In whole seconds. */
  readonly createdAt: Date
  /** Its page, for people. */
  readonly page: string
}

/** It allows reading as well. */
const PERMISSION = 'actions: write'

/**
 * Would a dispatch find this workflow? Whether it may be dispatched shows only when it is.
 *
 * @throws ActionError `bad-input` when there is no such workflow, or it is switched off;
 * `missing-permission` or `github` otherwise.
 */
export async function checkWorkflow(workflow: Workflow): Promise<void> {
  const { github, repository, file } = workflow
  const doing = `looking for the workflow ${file} of ${fullName(repository)}`
  const request = github.rest.actions.getWorkflow({ ...parametersOf(workflow) })
  const { data } = await calling(
    { doing, permission: PERMISSION },
    request.catch(error => unknownOn404(error, workflow)),
  )
  if (data.state === 'active') return
  throw new ActionError(`The workflow ${file} of ${fullName(repository)} is switched off`, {
    code: 'bad-input',
    hint: 'Enable it in the Actions tab: choose it on the left, then “Enable workflow”.',
  })
}

/**
 * Starts the workflow on a branch (`workflow_dispatch`). Works with the token of a workflow, unlike most
 * other events.
 *
 * @throws ActionError `bad-input` when it cannot be started that way; `missing-permission` or `github`.
 */
export async function dispatchWorkflow(workflow: Workflow, ref: string): Promise<void> {
  const { github, repository, file } = workflow
  try {
    await github.rest.actions.createWorkflowDispatch({ ...parametersOf(workflow), ref })
  } catch (thrown) {
    if (statusOf(thrown) === 404) unknownOn404(thrown, workflow)
    const doing = `starting the workflow ${file} of ${fullName(repository)} on ${ref}`
    const error = apiError(thrown, { doing, permission: PERMISSION })
    throw statusOf(thrown) === 422 ? notDispatchable(error, file) : error
  }
}

/** The newest run of the workflow on a branch, whatever started it; undefined when there is none. */
export async function latestRun(
  workflow: Workflow,
  branch: string,
): Promise<WorkflowRunState | undefined> {
  const { github, repository, file } = workflow
  const { data } = await calling(
    { doing: `reading the runs of ${file} of ${fullName(repository)}`, permission: PERMISSION },
    github.rest.actions.listWorkflowRuns({ ...parametersOf(workflow), branch, per_page: 1 }),
  )
  const [run] = data.workflow_runs
  if (run === undefined) return undefined
  return {
    status: run.status ?? '',
    conclusion: run.conclusion ?? '',
    createdAt: new Date(run.created_at),
    page: run.html_url,
  }
}

function parametersOf({ repository: { owner, name }, file }: Workflow) {
  return { owner, repo: name, workflow_id: file }
}

function unknownOn404(thrown: unknown, { repository, file }: Workflow): never {
  if (statusOf(thrown) !== 404) throw thrown
  throw new ActionError(`GitHub finds no workflow ${file} in ${fullName(repository)} (404)`, {
    code: 'bad-input',
    cause: thrown,
    hint: [
      `\`pages-workflow\` has to be the name of a file in .github/workflows on the default branch of ${fullName(repository)}.`,
      'If it is, the token may not see it.',
      permissionHint(PERMISSION),
    ].join(' '),
  })
}

function notDispatchable(error: unknown, file: string): unknown {
  if (!(error instanceof ActionError)) return error
  return new ActionError(error.message, {
    code: 'bad-input',
    cause: error,
    hint: [
      `Let ${file} be started by hand, without required inputs; on the default branch it needs:`,
      '',
      'on:',
      '  workflow_dispatch:',
    ].join('\n'),
  })
}

import type { Workflow } from '../actions/workflow-run'
import { isObject } from '../openapi/json'
import { type Answer, loginOf, notFound, Refusal, type RepositoryCall } from '../rest-call'

/** `POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches` */
export async function dispatchWorkflow(call: RepositoryCall): Promise<Answer> {
  const { body, repository } = call
  const workflow = workflowOf(call)
  const ref = String(body['ref'])
  const sha = await commitOf(call, ref)
  if (sha === undefined) throw new Refusal(422, `No ref found for: ${ref}`)
  if (workflow.onDispatch === undefined) {
    throw new Refusal(422, "Workflow does not have 'workflow_dispatch' trigger")
  }
  const inputs = isObject(body['inputs']) ? body['inputs'] : {}
  const actor = loginOf(call.caller)
  const { id } = repository.actions.dispatch(repository, workflow, { ref, sha, inputs, actor })
  if (body['return_run_details'] !== true) return { status: 204 }
  const run_url = `${call.apiUrl}/repos/${repository.fullName}/actions/runs/${id}`
  const html_url = `${call.serverUrl}/${repository.fullName}/actions/runs/${id}`
  return { status: 200, body: { workflow_run_id: id, run_url, html_url } }
}

/** By id or by file name. @throws Refusal 404 */
export function workflowOf({ parameters, repository }: RepositoryCall): Workflow {
  const wanted = parameters['workflow_id'] ?? ''
  const workflow = repository.actions.workflows.find(
    ({ id, path }) => String(id) === wanted || path === `.github/workflows/${wanted}`,
  )
  if (workflow === undefined) throw notFound()
  return workflow
}

async function commitOf({ repository }: RepositoryCall, ref: string): Promise<string | undefined> {
  const names = ref.startsWith('refs/') ? [ref] : [`refs/heads/${ref}`, `refs/tags/${ref}`]
  for (const name of names) {
    const commit = await repository.git.resolve(name)
    if (commit !== undefined) return commit
  }
  return undefined
}

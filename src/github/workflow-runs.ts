import { calling, statusOf } from './api-error'
import type { GitHub } from './client'
import { fullName, type RepositoryName } from './repository'

/**
 * Whether a run of the repository is known, and has come to that attempt.
 *
 * @throws ActionError when GitHub does not tell
 */
export async function knowsRun(
  github: GitHub,
  repository: RepositoryName,
  { id, attempt }: { readonly id: number; readonly attempt: number },
): Promise<boolean> {
  const { owner, name: repo } = repository
  const request = github.rest.actions.getWorkflowRun({ owner, repo, run_id: id }).then(
    ({ data }) => attempt <= (data.run_attempt ?? attempt),
    thrown => {
      if (statusOf(thrown) === 404) return false
      throw thrown
    },
  )
  const doing = `looking for run ${id} of ${fullName(repository)}`
  return calling({ doing, permission: 'actions: read' }, request)
}

import type { PullRequest, Repository } from '../world'
import type { Conclusion, WorkflowRun } from './workflow-run'

export interface AddRunOptions {
  readonly repository: Repository
  readonly headSha: string
  readonly headBranch: string
  /** Default: the repository itself; undefined: a fork that is gone. */
  readonly headRepository?: Repository | undefined
  readonly id?: number
  readonly runNumber?: number
  /** Default `Build`. */
  readonly name?: string
  readonly path?: string
  /** What started it; default `pull_request`. */
  readonly event?: string
  readonly status?: WorkflowRun['status']
  readonly conclusion?: Conclusion | null
  readonly actor?: string
  readonly attempt?: number
  readonly pulls?: readonly PullRequest[]
}

/** A run that somebody else's push, pull request or dispatch started. Completed well by default. */
export function addWorkflowRun(options: AddRunOptions): WorkflowRun {
  const { headBranch, headSha, name = 'Build', repository, status = 'completed' } = options
  const { id, runNumber } = options
  const { conclusion = status === 'completed' ? 'success' : null } = options
  return repository.actions.addRun({
    ...(id !== undefined && { id }),
    ...(runNumber !== undefined && { runNumber }),
    workflow: repository.actions.workflow(options.path ?? '.github/workflows/build.yml', name),
    event: options.event ?? 'pull_request',
    status,
    conclusion,
    attempt: options.attempt ?? 1,
    actor: options.actor ?? 'monalisa',
    headRepository: 'headRepository' in options ? options.headRepository : repository,
    headBranch,
    headSha,
    pulls: options.pulls ?? [],
  })
}

import type { PullRequest, Repository } from '../world'

/** One run of a workflow. */
export interface WorkflowRun {
  readonly id: number
  readonly workflow: Workflow
  readonly event: string
  status: 'queued' | 'in_progress' | 'completed'
  conclusion: Conclusion | null
  readonly runNumber: number
  /** The newest one. */
  attempt: number
  readonly actor: string
  /** Undefined once the fork is gone. */
  readonly headRepository: Repository | undefined
  readonly headBranch: string
  readonly headSha: string
  /** What `pull_requests` says; GitHub leaves it empty for forks. */
  readonly pulls: readonly PullRequest[]
  readonly createdAt: Date
  updatedAt: Date
}

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'timed_out' | 'skipped'

export interface Workflow {
  readonly id: number
  readonly name: string
  /** `.github/workflows/build.yml` */
  readonly path: string
  /** What a run does that `workflow_dispatch` started; undefined: it has no such trigger. */
  readonly onDispatch: DispatchScript | undefined
}

export interface Dispatch {
  readonly run: WorkflowRun
  /** As given: `main`, or a full name. */
  readonly ref: string
  readonly inputs: Readonly<Record<string, unknown>>
}

/** Throws when the run is to end as `failure`. */
export type DispatchScript = (dispatch: Dispatch) => Promise<unknown>

/** What a run keeps for others: a zip, or one file as it is. */
export interface Artifact {
  readonly id: number
  readonly run: WorkflowRun
  readonly name: string
  readonly contentType: string
  /** False between the beginning of an upload and its end; nobody sees it before. */
  final: boolean
  size: number
  /** `sha256:…` */
  digest: string | undefined
  readonly file: string
  expired: boolean
  readonly createdAt: Date
}

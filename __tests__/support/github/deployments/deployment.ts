import type { Repository } from '../world'

export type DeploymentState =
  | 'error'
  | 'failure'
  | 'inactive'
  | 'in_progress'
  | 'queued'
  | 'pending'
  | 'success'

export interface DeploymentStatus {
  readonly id: number
  readonly state: DeploymentState
  readonly creator: string
  readonly description: string
  readonly environment: string
  readonly environmentUrl: string
  readonly logUrl: string
  readonly createdAt: Date
}

/** Somebody's statement that a ref is, or will be, at work in an environment. */
export interface Deployment {
  readonly id: number
  readonly sha: string
  readonly ref: string
  readonly task: string
  readonly environment: string
  readonly payload: unknown
  readonly description: string | null
  readonly transient: boolean
  readonly production: boolean
  readonly creator: string
  readonly createdAt: Date
  /** Oldest first. */
  readonly statuses: DeploymentStatus[]
}

/** The newest status, which is what people see. */
export function stateOf({ statuses }: Deployment): DeploymentState | undefined {
  return statuses.at(-1)?.state
}

/** Those that a new `success` switches off, by the documentation of `auto_inactive`. */
export function outdatedBy({ deployments }: Repository, newest: Deployment): readonly Deployment[] {
  return deployments.filter(
    other =>
      other !== newest &&
      other.environment === newest.environment &&
      !other.transient &&
      !other.production &&
      stateOf(other) === 'success',
  )
}

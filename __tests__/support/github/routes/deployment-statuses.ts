import type { Need } from '../access'
import {
  type Deployment,
  type DeploymentState,
  type DeploymentStatus,
  outdatedBy,
} from '../deployments/deployment'
import { paginated } from '../pagination'
import { deploymentStatusJson } from '../representations/deployment'
import { type Answer, invalid, loginOf, type RepositoryCall, type Route } from '../rest-call'
import { deploymentOf } from './deployments'

const root = '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses'
const read: Need = { level: 'read', anyOf: ['deployments'] }

/** Characters (docs: Create a deployment status). */
const longestDescription = 140

export const deploymentStatusRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: root,
    need: read,
    handle: call => {
      const deployment = deploymentOf(call)
      return paginated(call, deployment.statuses.toReversed(), status =>
        deploymentStatusJson(call, call.repository, { deployment, status }),
      )
    },
  },
  {
    method: 'POST',
    template: root,
    need: { level: 'write', anyOf: ['deployments'] },
    handle: create,
  },
]

function create(call: RepositoryCall): Answer {
  const { body, repository } = call
  const deployment = deploymentOf(call)
  const state = stateIn(body['state'])
  const status = newStatus(call, { deployment, state })
  deployment.statuses.push(status)
  if (state === 'success' && body['auto_inactive'] !== false) {
    for (const other of outdatedBy(repository, deployment)) {
      other.statuses.push({ ...newStatus(call, { deployment: other, state: 'inactive' }) })
    }
  }
  return { status: 201, body: deploymentStatusJson(call, repository, { deployment, status }) }
}

interface Wish {
  readonly deployment: Deployment
  readonly state: DeploymentState
}

function newStatus(call: RepositoryCall, { deployment, state }: Wish): DeploymentStatus {
  const own = state !== 'inactive' || deployment === deploymentOf(call)
  const text = (name: string) => (own ? String(call.body[name] ?? '') : '')
  const description = text('description')
  if ([...description].length > longestDescription) {
    const message = `description is too long (maximum is ${longestDescription} characters)`
    throw invalid('DeploymentStatus', 'description', 'custom', message)
  }
  return {
    id: call.world.nextId(),
    state,
    creator: loginOf(call.caller),
    description,
    environment: text('environment') || deployment.environment,
    environmentUrl: address('environment_url', text('environment_url')),
    logUrl: address('log_url', text('log_url') || text('target_url')),
    createdAt: new Date(),
  }
}

function address(field: string, text: string): string {
  if (text === '' || /^https?:\/\//.test(text)) return text
  const message = `${field} must use http(s) scheme`
  throw invalid('DeploymentStatus', field, 'custom', message)
}

function stateIn(value: unknown): DeploymentState {
  switch (value) {
    case 'error':
    case 'failure':
    case 'inactive':
    case 'in_progress':
    case 'queued':
    case 'pending':
    case 'success':
      return value
    default:
      throw invalid('DeploymentStatus', 'state', 'invalid')
  }
}

import type { Need } from '../access'
import { type Deployment, stateOf } from '../deployments/deployment'
import { requestedCommit } from '../deployments/requested-commit'
import { paginated } from '../pagination'
import { deploymentJson } from '../representations/deployment'
import {
  type Answer,
  loginOf,
  notFound,
  Refusal,
  type RepositoryCall,
  type Route,
} from '../rest-call'

const root = '/repos/{owner}/{repo}/deployments'
const read: Need = { level: 'read', anyOf: ['deployments'] }
const write: Need = { level: 'write', anyOf: ['deployments'] }

export const deploymentRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: root,
    need: read,
    handle: call => {
      const found = call.repository.deployments.filter(deployment => isWanted(call, deployment))
      const represent = (one: Deployment) => deploymentJson(call, call.repository, one)
      return paginated(call, found.toReversed(), represent)
    },
  },
  { method: 'POST', template: root, need: write, handle: create },
  {
    method: 'GET',
    template: `${root}/{deployment_id}`,
    need: read,
    handle: call => ({
      status: 200,
      body: deploymentJson(call, call.repository, deploymentOf(call)),
    }),
  },
  { method: 'DELETE', template: `${root}/{deployment_id}`, need: write, handle: remove },
]

async function create(call: RepositoryCall): Promise<Answer> {
  const { body, repository } = call
  const text = (name: string, fallback: string) =>
    typeof body[name] === 'string' ? String(body[name]) : fallback
  const ref = text('ref', '')
  const { merged, sha } = await requestedCommit(call, {
    ref,
    autoMerge: body['auto_merge'] !== false,
  })
  if (merged !== undefined) return { status: 202, body: { message: merged } }
  checkContexts(body['required_contexts'], ref)
  const environment = text('environment', 'production')
  const production = body['production_environment'] ?? environment === 'production'
  const deployment: Deployment = {
    id: call.world.nextId(),
    ...{ sha, ref, environment },
    task: text('task', 'deploy'),
    payload: body['payload'] ?? '',
    description: typeof body['description'] === 'string' ? body['description'] : null,
    transient: body['transient_environment'] === true,
    production: production === true,
    creator: loginOf(call.caller),
    createdAt: new Date(),
    statuses: [],
  }
  repository.deployments.push(deployment)
  return { status: 201, body: deploymentJson(call, repository, deployment) }
}

/** The job that asks is a check of that commit itself, and it has not ended. */
function checkContexts(contexts: unknown, ref: string): void {
  if (Array.isArray(contexts) && contexts.length === 0) return
  throw new Refusal(409, `Conflict: Commit status checks failed for ${ref}.`, {
    errors: [
      {
        contexts: [{ context: 'build', state: 'pending' }],
        resource: 'Deployment',
        field: 'required_contexts',
        code: 'invalid',
      },
    ],
  })
}

function remove(call: RepositoryCall): Answer {
  const { deployments } = call.repository
  const deployment = deploymentOf(call)
  const others = deployments.filter(
    other => other !== deployment && other.environment === deployment.environment,
  )
  if (others.length > 0 && stateOf(deployment) !== 'inactive') {
    throw new Refusal(
      422,
      'We cannot delete an active deployment unless it is the only deployment in a given environment.',
    )
  }
  deployments.splice(deployments.indexOf(deployment), 1)
  return { status: 204 }
}

function isWanted({ query }: RepositoryCall, deployment: Deployment): boolean {
  const names = ['environment', 'ref', 'sha', 'task'] as const
  return names.every(name => query.get(name) === null || query.get(name) === deployment[name])
}

export function deploymentOf(call: RepositoryCall): Deployment {
  const id = Number(call.parameters['deployment_id'])
  const deployment = call.repository.deployments.find(candidate => candidate.id === id)
  if (deployment === undefined) throw notFound()
  return deployment
}

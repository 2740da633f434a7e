import { judge, type Need } from './access'
import { isOnEnterprise } from './openapi/enterprise'
import { isObject } from './openapi/json'
import type { Origins } from './origins'
import type { Arrival } from './rest-arrival'
import {
  type Answer,
  type FileLinks,
  notFound,
  Refusal,
  type RepositoryCall,
  type RestCall,
  type Route,
} from './rest-call'
import { restRoutes } from './rest-routes'
import type { Repository, World } from './world'

export interface DispatchOptions {
  readonly world: World
  readonly origins: Origins
  readonly files: FileLinks
  readonly violations: string[]
  readonly enterprise: boolean
}

/** Carries a REST request out. A refusal becomes an answer in the form of GitHub's errors. */
export async function dispatch(options: DispatchOptions, arrival: Arrival): Promise<Answer> {
  try {
    return await carryOut(options, arrival)
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown
    return refusalAnswer(thrown, arrival)
  }
}

async function carryOut(options: DispatchOptions, arrival: Arrival): Promise<Answer> {
  const { caller, entry, found, hasUserAgent, text } = arrival
  if (!hasUserAgent) throw new Refusal(403, 'Request forbidden by administrative rules.')
  if (caller.kind === 'bad-credentials') throw new Refusal(401, 'Bad credentials')
  if (text !== '' && entry.body === undefined) throw new Refusal(400, 'Problems parsing JSON')
  if (found === undefined) throw notFound()
  const { template } = found.operation
  if (options.enterprise && !isOnEnterprise(entry.method, template)) throw notFound()
  const route = restRoutes.get(`${entry.method} ${template}`)
  if (route === undefined) {
    options.violations.push(`${entry.method} ${entry.path}: the stand-in has no such route`)
    throw notFound()
  }
  const { owner, repo } = found.pathParameters
  const repository = options.world.repository(`${owner}/${repo}`)
  if (repository === undefined) throw notFound()
  admit(route.need, arrival, repository)
  return route.handle(callOf(options, { arrival, repository, route }))
}

export function admit(
  need: Need,
  { caller }: Pick<Arrival, 'caller'>,
  repository: Repository,
): void {
  switch (judge(caller, repository, need)) {
    case 'granted':
      return
    case 'invisible':
      throw notFound()
    case 'bad-credentials':
      throw new Refusal(401, 'Bad credentials')
    case 'login-needed':
      throw new Refusal(401, 'Requires authentication')
    case 'forbidden': {
      const accepted = need.anyOf.map(name => `${name.replace('-', '_')}=${need.level}`)
      const headers = { 'x-accepted-github-permissions': accepted.join('; ') }
      throw new Refusal(403, 'Resource not accessible by integration', { headers })
    }
  }
}

interface Understood {
  readonly arrival: Arrival
  readonly repository: Repository
  readonly route: Route
}

function callOf(
  { files, origins, world }: DispatchOptions,
  { arrival, repository }: Understood,
): RepositoryCall {
  const { accept, caller, entry, found, path, query } = arrival
  const rest = path.split('/').slice(4).join('/')
  const call: RestCall = {
    ...origins,
    world,
    files,
    accept,
    caller,
    parameters: found?.pathParameters ?? {},
    query,
    body: isObject(entry.body) ? entry.body : {},
    linkPath: `/repositories/${repository.id}/${rest}`,
  }
  return { ...call, repository }
}

export function refusalAnswer(
  { detail, message, status }: Refusal,
  { found }: Pick<Arrival, 'found'>,
): Answer {
  const body = {
    message,
    ...(detail.errors && { errors: detail.errors }),
    documentation_url: found?.operation.documentationUrl ?? 'https://docs.github.com/rest',
    status: String(status),
  }
  return { status, body, headers: detail.headers ?? {} }
}

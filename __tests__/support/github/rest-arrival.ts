import type { IncomingMessage } from 'node:http'
import type { Caller } from './access'
import { type FoundOperation, findOperation } from './openapi/operation'
import { requestViolations } from './openapi/request-check'
import { type LoggedRequest, secretOf } from './request-log'
import type { World } from './world'

/** A REST request that has arrived whole. */
export interface Arrival {
  readonly entry: LoggedRequest
  readonly caller: Caller
  readonly hasUserAgent: boolean
  readonly accept: string
  /** With `/repos/{owner}/{repo}` also where the request said `/repositories/{id}`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly text: string
  /** Undefined for GraphQL, and for what GitHub's description does not know. */
  readonly found: FoundOperation | undefined
}

export async function arrive(
  world: World,
  entry: LoggedRequest,
  request: IncomingMessage,
): Promise<Arrival> {
  const text = await bodyText(request)
  entry.body = parsed(text)
  const path = withNames(world, entry.path)
  return {
    entry,
    caller: callerOf(world, request.headers.authorization),
    accept: request.headers.accept ?? '',
    hasUserAgent: request.headers['user-agent'] !== undefined,
    path,
    query: new URLSearchParams(entry.query),
    text,
    found: path === '/graphql' ? undefined : findOperation(entry.method, path),
  }
}

/** What GitHub's description objects to, one line each. */
export function objectionsTo(arrival: Arrival): readonly string[] {
  const { entry, found, path, query, text } = arrival
  const { method } = entry
  if (path === '/graphql') return []
  if (found === undefined) return [`${method} ${path}: GitHub has no such operation`]
  if (text !== '' && entry.body === undefined) return [`${method} ${path}: the body is not JSON`]
  return requestViolations({ method, path, query, body: entry.body }, found)
}

/** Links of paginated lists name the repository by its id. */
function withNames(world: World, path: string): string {
  const [, id, rest = ''] = /^\/repositories\/(\d+)(\/.*)?$/.exec(path) ?? []
  const repositories = [...world.repositories.values()]
  const repository = repositories.find(candidate => String(candidate.id) === id)
  return repository === undefined ? path : `/repos/${repository.fullName}${rest}`
}

export function callerOf(world: World, authorization: string | undefined): Caller {
  if (authorization === undefined) return { kind: 'anonymous' }
  const token = world.tokens.get(secretOf(authorization) ?? '')
  return token === undefined ? { kind: 'bad-credentials' } : { kind: 'known', token }
}

async function bodyText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

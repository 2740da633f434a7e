import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { suffer } from './fault-effect'
import { type Faults, hidesSuccess } from './faults'
import type { Handler } from './loopback-server'
import { answerViolations } from './openapi/answer-check'
import { enterpriseVersion } from './openapi/enterprise'
import { valueAt } from './openapi/json'
import type { Origins } from './origins'
import { RateLimit } from './rate-limit'
import type { RequestLog } from './request-log'
import { type Arrival, arrive, objectionsTo } from './rest-arrival'
import type { Answer, FileLinks } from './rest-call'
import { dispatch } from './rest-dispatch'
import { answerGraphql } from './routes/graphql'
import type { World } from './world'

export interface RestServerOptions {
  readonly world: World
  readonly log: RequestLog
  readonly faults: Faults
  readonly origins: Origins
  readonly files: FileLinks
  /** Where objections to requests (and to our own answers) go. */
  readonly violations: string[]
  /** Hold the stand-in's own answers against the description as well. */
  readonly checkAnswers: boolean
  /** Plays an Enterprise Server. */
  readonly enterprise: boolean
}

interface Context extends RestServerOptions {
  readonly limits: RateLimit
}

/** GitHub's REST API, and the little of GraphQL that is needed. */
export function restHandler(options: RestServerOptions): Handler {
  const limits = new RateLimit()
  return (request, response) => handle({ ...options, limits }, request, response)
}

async function handle(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { faults, log, violations, world } = context
  const entry = log.add('api', context.origins.apiUrl, request)
  response.once('finish', () => {
    entry.status = response.statusCode
  })
  const arrival = await arrive(world, entry, request)
  violations.push(...objectionsTo(arrival))
  await faults.pause(entry)
  const fault = faults.strike(entry)
  if (fault !== undefined && !hidesSuccess(fault)) return suffer(fault, request, response)
  const answer = await answerTo(context, arrival)
  if (fault !== undefined) return suffer(fault, request, response)
  if (context.checkAnswers && arrival.found !== undefined) {
    violations.push(...answerViolations(arrival.found.operation, answer.status, answer.body))
  }
  const edition = context.enterprise && { 'x-github-enterprise-version': enterpriseVersion }
  send(response, answer, { ...context.limits.count(arrival.caller), ...edition })
}

async function answerTo(context: Context, arrival: Arrival): Promise<Answer> {
  if (arrival.path !== '/graphql') {
    return dispatch(context, arrival)
  }
  const { body } = arrival.entry
  const { answer, unknown } = answerGraphql(context, arrival.caller, {
    query: valueAt(body, 'query'),
    variables: valueAt(body, 'variables'),
  })
  if (unknown) context.violations.push(`POST /graphql: unknown query ${arrival.text}`)
  return answer
}

export function send(
  response: ServerResponse,
  { body, headers, status }: Answer,
  limits: Readonly<Record<string, string>>,
): void {
  const common = {
    server: 'github.com',
    'x-github-request-id': randomUUID(),
    'x-github-api-version-selected': '2022-11-28',
    'cache-control': 'private, max-age=60, s-maxage=60',
    ...limits,
    ...headers,
  }
  if (body === undefined) return void response.writeHead(status, common).end()
  const bytes = Buffer.from(JSON.stringify(body))
  const type = { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length }
  response.writeHead(status, { ...common, ...type })
  response.end(bytes)
}

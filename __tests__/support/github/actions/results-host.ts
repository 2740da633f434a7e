import type { IncomingMessage, ServerResponse } from 'node:http'
import { suffer } from '../fault-effect'
import { type Faults, hidesSuccess } from '../faults'
import { type LoopbackManner, type LoopbackServer, serveLoopback } from '../loopback-server'
import { isObject } from '../openapi/json'
import type { Origins } from '../origins'
import { type RequestLog, secretOf } from '../request-log'
import type { SignedLinks } from '../signed-links'
import type { World } from '../world'
import { callArtifactService, TwirpError } from './artifact-service'

export interface ResultsHostOptions extends LoopbackManner {
  readonly world: World
  readonly log: RequestLog
  readonly faults: Faults
  readonly origins: Readonly<Origins>
  readonly links: SignedLinks
  readonly violations: string[]
}

/** What only the steps of a job reach: artifacts of their own run. */
export function serveResults(options: ResultsHostOptions): Promise<LoopbackServer> {
  return serveLoopback({
    onBug: options.onBug,
    answerDelay: options.answerDelay,
    handler: (request, response) => handle(options, request, response),
  })
}

interface Reply {
  readonly status: number
  readonly body: unknown
}

async function handle(
  options: ResultsHostOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { faults, log, origins } = options
  const entry = log.add('results', origins.resultsUrl, request)
  response.once('finish', () => {
    entry.status = response.statusCode
  })
  const fault = faults.strike(entry)
  if (fault !== undefined && !hidesSuccess(fault)) return suffer(fault, request, response)
  entry.body = await jsonBody(request)
  const secret = secretOf(request.headers.authorization)
  const { body, status } = await artifactReply(options, {
    path: entry.path,
    body: entry.body,
    secret,
  })
  if (fault !== undefined) return suffer(fault, request, response)
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

interface TwirpCall {
  readonly path: string
  readonly body: unknown
  readonly secret: string | undefined
}

async function artifactReply(options: ResultsHostOptions, call: TwirpCall): Promise<Reply> {
  const { links, origins, violations, world } = options
  const service = '/twirp/github.actions.results.api.v1.ArtifactService/'
  const runtime = world.runtimes.byToken(call.secret)
  try {
    if (runtime === undefined) throw new TwirpError(401, 'unauthenticated', 'missing or bad token')
    if (!call.path.startsWith(service)) violations.push(`${call.path}: no such service`)
    const message = isObject(call.body) ? call.body : {}
    const method = call.path.slice(service.length)
    const place = { blobUrl: origins.blobUrl, links }
    return { status: 200, body: await callArtifactService({ method, message, runtime, place }) }
  } catch (error) {
    if (!(error instanceof TwirpError)) throw error
    return { status: error.status, body: { code: error.code, msg: error.message } }
  }
}

async function jsonBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString()
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

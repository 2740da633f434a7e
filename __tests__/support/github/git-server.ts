import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Caller, judge, type Need, type Verdict } from './access'
import { suffer } from './fault-effect'
import type { Faults } from './faults'
import { callService, type GitService } from './git-service'
import type { Handler } from './loopback-server'
import type { Origins } from './origins'
import { type LoggedRequest, type RequestLog, secretOf } from './request-log'
import { loginOf } from './rest-call'
import type { Repository, World } from './world'

export interface GitServerOptions {
  readonly world: World
  readonly log: RequestLog
  readonly faults: Faults
  readonly origins: Readonly<Origins>
  /** Called before a push is answered: at the advertisement of refs, and when the pack arrives. */
  readonly onPushStage: (stage: PushStage, repository: Repository) => Promise<void>
  /** Called after a push was taken in, before its answer ends. */
  readonly onPushed: (repository: Repository, pusher: string) => Promise<void>
}

export type PushStage = 'advertisement' | 'receive'

interface GitCall {
  readonly repository: Repository | undefined
  readonly fullName: string
  readonly stage: 'advertisement' | 'exchange'
  /** Undefined for clients that know no smart HTTP. */
  readonly service: GitService | undefined
  readonly caller: Caller
  readonly fault: 'lost-answer' | undefined
  readonly traffic: LoggedRequest['traffic']
}

const route = /^\/([^/]+\/[^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/

/** GitHub's git remotes: smart HTTP only, basic authentication, `/owner/name` and `/owner/name.git`. */
export function gitHandler(options: GitServerOptions): Handler {
  return (request, response) => handle(options, request, response)
}

async function handle(
  options: GitServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const entry = options.log.add('git', options.origins.serverUrl, request)
  response.once('finish', () => {
    entry.status = response.statusCode
  })
  const fault = options.faults.strike(entry)
  if (fault !== undefined && fault !== 'lost-answer') return suffer(fault, request, response)
  const caller = callerOf(options.world, request.headers.authorization)
  const call = parseCall(options.world, entry, { caller, fault })
  if (call === undefined) return refuse(request, response, [404, 'Not Found'])
  const refusal = refusalOf(call)
  if (refusal !== undefined) return refuse(request, response, refusal)
  await serve(options, call, request, response)
}

function parseCall(
  world: World,
  entry: LoggedRequest,
  rest: Pick<GitCall, 'caller' | 'fault'>,
): GitCall | undefined {
  const [, fullName, action] = route.exec(decodeURIComponent(entry.path)) ?? []
  if (fullName === undefined || action === undefined) return undefined
  const stage = action === 'info/refs' ? 'advertisement' : 'exchange'
  const asked = stage === 'exchange' ? action : new URLSearchParams(entry.query).get('service')
  const service = services.find(name => asked === `git-${name}`)
  const repository = world.repository(fullName)
  return { repository, fullName, stage, service, traffic: entry.traffic, ...rest }
}

const services: readonly GitService[] = ['upload-pack', 'receive-pack']

async function serve(
  options: GitServerOptions,
  call: GitCall,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { fault, repository, service, stage, traffic } = call
  if (repository === undefined) return refuse(request, response, [404, 'Repository not found.'])
  if (service === undefined)
    return refuse(request, response, [403, 'Please upgrade your git client.'])
  const isPush = service === 'receive-pack'
  const isExchange = stage === 'exchange'
  if (isPush) await options.onPushStage(isExchange ? 'receive' : stage, repository)
  const mute = fault === 'lost-answer'
  const { git } = repository
  await callService({ service, repository: git, stage, request, response, mute, traffic })
  if (isPush && isExchange) await options.onPushed(repository, loginOf(call.caller))
  if (mute) request.socket.destroy()
}

type Refusal = readonly [status: number, text: string]

function refusalOf(call: GitCall): Refusal | undefined {
  const { caller } = call
  if (call.repository === undefined) return textOf(call, 'invisible')
  const need: Need = {
    level: call.service === 'receive-pack' ? 'write' : 'read',
    anyOf: ['contents'],
  }
  return textOf(call, judge(caller, call.repository, need))
}

/** GitHub's own words; git prints them after `remote:` because they are plain text. */
function textOf(call: GitCall, verdict: Verdict): Refusal | undefined {
  switch (verdict) {
    case 'granted':
      return undefined
    case 'login-needed':
      return [401, 'No anonymous write access.']
    case 'bad-credentials':
      return [
        401,
        'Invalid username or token. Password authentication is not supported for Git operations.',
      ]
    case 'invisible': // strangers are asked to log in, so that they learn nothing
      return [call.caller.kind === 'anonymous' ? 401 : 404, 'Repository not found.']
    case 'forbidden':
      return [403, forbidden(call)]
  }
}

function forbidden({ caller, fullName }: GitCall): string {
  const token = caller.kind === 'known' ? caller.token : undefined
  if (token?.permissions.contents === undefined) return 'Write access to repository not granted.'
  return `Permission to ${fullName}.git denied to ${token.login}.`
}

function callerOf(world: World, authorization: string | undefined): Caller {
  if (authorization === undefined) return { kind: 'anonymous' }
  const secret = /^basic /i.test(authorization) ? secretOf(authorization) : undefined
  const token = secret === undefined ? undefined : world.tokens.get(secret)
  return token === undefined ? { kind: 'bad-credentials' } : { kind: 'known', token }
}

function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const [status, text] = refusal
  request.resume()
  const challenge = status === 401 ? { 'www-authenticate': 'Basic realm="GitHub"' } : {}
  response.writeHead(status, { 'content-type': 'text/plain; charset=UTF-8', ...challenge })
  response.end(`${text}\n`)
}

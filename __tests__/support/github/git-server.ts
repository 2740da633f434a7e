import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Caller, judge, type Need, type Verdict } from './access'
import { suffer } from './fault-effect'
import type { Faults } from './faults'
import { callBackend } from './git-backend'
import type { Handler } from './loopback-server'
import type { Origins } from './origins'
import { type LoggedRequest, type RequestLog, secretOf } from './request-log'
import { loginOf } from './rest-call'
import type { Repository, World } from './world'

export interface GitServerOptions {
  readonly root: string
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
  readonly action: string
  readonly query: string
  readonly isPush: boolean
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
  const service = new URLSearchParams(entry.query).get('service')
  const isPush = (action === 'info/refs' ? service : action) === 'git-receive-pack'
  const repository = world.repository(fullName)
  const { query, traffic } = entry
  return { repository, fullName, action, query, traffic, isPush, ...rest }
}

async function serve(
  options: GitServerOptions,
  call: GitCall,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { action, repository, isPush } = call
  if (repository === undefined) return refuse(request, response, [404, 'Repository not found.'])
  const stage = action === 'info/refs' ? 'advertisement' : 'receive'
  if (isPush) await options.onPushStage(stage, repository)
  const pathInfo = `/${repository.fullName}.git/${action}`
  const mute = call.fault === 'lost-answer'
  const { root } = options
  const { query, traffic } = call
  await callBackend({ root, pathInfo, query, request, response, mute, traffic })
  if (isPush && stage === 'receive') await options.onPushed(repository, loginOf(call.caller))
  if (mute) request.socket.destroy()
}

type Refusal = readonly [status: number, text: string]

function refusalOf(call: GitCall): Refusal | undefined {
  const { caller } = call
  if (call.repository === undefined) return textOf(call, 'invisible')
  const need: Need = { level: call.isPush ? 'write' : 'read', anyOf: ['contents'] }
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

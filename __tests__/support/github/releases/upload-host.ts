import type { IncomingMessage, ServerResponse } from 'node:http'
import { isCut, suffer } from '../fault-effect'
import { type Fault, type Faults, hidesSuccess } from '../faults'
import type { Handler } from '../loopback-server'
import { findOperation } from '../openapi/operation'
import { requestViolations } from '../openapi/request-check'
import type { Origins } from '../origins'
import { assetJson } from '../representations/release'
import type { RequestLog } from '../request-log'
import { callerOf } from '../rest-arrival'
import { Refusal } from '../rest-call'
import { send } from '../rest-server'
import type { World } from '../world'
import { receive } from './receive-asset'
import { type Upload, understand } from './upload'

export interface UploadHostOptions {
  readonly world: World
  readonly log: RequestLog
  readonly faults: Faults
  readonly origins: Readonly<Origins>
  readonly violations: string[]
}

/** The host that `upload_url` names: it takes one file per request and streams it to disk. */
export function uploadHandler(options: UploadHostOptions): Handler {
  return (request, response) => handle(options, request, response)
}

async function handle(
  options: UploadHostOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { faults, log, origins, violations, world } = options
  const entry = log.add('upload', origins.uploadUrl, request)
  response.once('finish', () => {
    entry.status = response.statusCode
  })
  const query = new URLSearchParams(entry.query)
  const found = findOperation(entry.method, entry.path)
  if (found?.operation.id !== 'repos/upload-release-asset') {
    violations.push(`${entry.method} ${entry.path}: the upload host has no such operation`)
    return refuse(new Refusal(404, 'Not Found'), request, response)
  }
  violations.push(...requestViolations({ ...entry, query, body: undefined }, found))
  await faults.pause(entry)
  const fault = faults.strike(entry)
  try {
    if (isEarly(fault)) return await suffer(fault, request, response)
    const caller = callerOf(world, request.headers.authorization)
    const parameters = found.pathParameters
    const upload = understand({ world, caller, parameters, query, headers: request.headers })
    await carryOut(options, { fault, request, response, upload })
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown
    refuse(thrown, request, response)
  }
}

interface Transfer {
  readonly fault: Fault | undefined
  readonly upload: Upload
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

async function carryOut(
  { origins }: UploadHostOptions,
  { fault, request, response, upload }: Transfer,
): Promise<void> {
  const { release, repository } = upload
  const asset = repository.releases.addAsset(release, upload.facts)
  if (fault !== undefined && !isCut(fault) && !hidesSuccess(fault)) {
    return suffer(fault, request, response)
  }
  const { socket } = request // which a request that was cut short no longer knows
  const whole = await receive(asset, request, isCut(fault) ? fault.cutAfter : undefined)
  if (!whole) return void socket.destroy()
  if (fault !== undefined) return suffer(fault, request, response)
  const body = assetJson(origins, { repository, release, what: asset })
  send(response, { status: 201, body, headers: { location: String(body['url']) } }, {})
}

/** Turned away before the upload is looked at, as by a rate limit. */
function isEarly(fault: Fault | undefined): fault is Fault {
  return typeof fault === 'object' && 'status' in fault && fault.status < 500 && !fault.done
}

/** This host's errors have a form of their own: skx/github-action-publish-binaries#19. */
function refuse(refusal: Refusal, request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  const { detail, message, status } = refusal
  const body = {
    message,
    ...(detail.errors && { errors: detail.errors }),
    request_id: '0400:5CD8:10BA18:146B35:5EAE1646',
    documentation_url: 'https://docs.github.com/rest',
  }
  send(response, { status, body, headers: detail.headers ?? {} }, {})
}

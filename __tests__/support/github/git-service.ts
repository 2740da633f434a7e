import { spawn } from 'node:child_process'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable, Writable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { BareRepository } from './bare-repository'
import { advertisement, announced } from './git-advertisement'
import { gitEnvironment } from './git-process'
import type { LoggedRequest } from './request-log'

/** `upload-pack` is what fetches, `receive-pack` what pushes. */
export type GitService = 'upload-pack' | 'receive-pack'

export interface ServiceCall {
  readonly service: GitService
  readonly repository: BareRepository
  /** What is there and what is understood; or an exchange of packs. */
  readonly stage: 'advertisement' | 'exchange'
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** The answer is swallowed; the work is done all the same. */
  readonly mute: boolean
  readonly traffic: LoggedRequest['traffic']
}

/** Answers as `git http-backend` would (gitprotocol-http(5)), streaming both ways. Ends when the answer has. */
export async function callService(call: ServiceCall): Promise<void> {
  const { mute, repository, request, response, service, stage, traffic } = call
  const protocol = String(request.headers['git-protocol'] ?? '')
  if (!mute) {
    response.writeHead(200, {
      'content-type': `application/x-git-${service}-${stage === 'exchange' ? 'result' : stage}`,
      'cache-control': 'no-cache, max-age=0, must-revalidate',
    })
  }
  const known =
    stage === 'exchange' ? undefined : await advertisement(service, repository, protocol)
  if (known === undefined) return runService(call, protocol)
  request.resume()
  traffic.sent += known.length
  if (!mute) response.end(known)
}

/** Runs the program that `git http-backend` would run. */
function runService(call: ServiceCall, protocol: string): Promise<void> {
  const { mute, repository, request, response, service, stage, traffic } = call
  const mode = stage === 'exchange' ? '--stateless-rpc' : '--http-backend-info-refs'
  const env = { ...gitEnvironment, GIT_PROTOCOL: protocol }
  const child = spawn('git', [service, mode, repository.directory], { env })
  child.stderr.resume()
  child.stdin.on('error', () => request.resume()) // it may refuse without reading the pack
  feed(request, child.stdin, traffic)
  child.stdout.on('data', (chunk: Buffer) => {
    traffic.sent += chunk.length
  })
  if (!mute) {
    response.once('close', () => child.kill())
    if (stage === 'advertisement') response.write(announced(service))
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    forward(child.stdout, mute ? undefined : response)
    child.on('close', () => resolve())
  })
}

function feed(request: IncomingMessage, stdin: Writable, traffic: ServiceCall['traffic']): void {
  request.on('data', (chunk: Buffer) => {
    traffic.received += chunk.length
  })
  const isPacked = request.headers['content-encoding'] === 'gzip'
  if (!isPacked) return void request.pipe(stdin)
  request.pipe(createGunzip().on('error', () => stdin.end())).pipe(stdin)
}

/** Keeps memory flat when the client reads more slowly than git writes. */
function forward(stdout: Readable, response: ServerResponse | undefined): void {
  if (response === undefined) return void stdout.resume()
  stdout.pipe(response)
}

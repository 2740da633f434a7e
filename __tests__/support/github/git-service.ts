import { spawn } from 'node:child_process'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable, Writable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { gitEnvironment } from './git-process'
import type { LoggedRequest } from './request-log'

/** `upload-pack` is what fetches, `receive-pack` what pushes. */
export type GitService = 'upload-pack' | 'receive-pack'

export interface ServiceCall {
  readonly service: GitService
  /** Of the bare repository. */
  readonly directory: string
  /** What is there and what is understood; or an exchange of packs. */
  readonly stage: 'advertisement' | 'exchange'
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** The answer is swallowed; the work is done all the same. */
  readonly mute: boolean
  readonly traffic: LoggedRequest['traffic']
}

/**
 * Runs the program that `git http-backend` would run, and puts the same HTTP around it (gitprotocol-http(5)),
 * streaming both ways. Ends when it has ended.
 */
export function callService(call: ServiceCall): Promise<void> {
  const { directory, mute, request, response, service, stage, traffic } = call
  const isVersion2 = request.headers['git-protocol'] === 'version=2'
  const mode = stage === 'exchange' ? '--stateless-rpc' : '--http-backend-info-refs'
  const env = { ...gitEnvironment, GIT_PROTOCOL: String(request.headers['git-protocol'] ?? '') }
  const child = spawn('git', [service, mode, directory], { env })
  child.stderr.resume()
  child.stdin.on('error', () => request.resume()) // it may refuse without reading the pack
  feed(request, child.stdin, traffic)
  child.stdout.on('data', (chunk: Buffer) => {
    traffic.sent += chunk.length
  })
  if (!mute) {
    response.once('close', () => child.kill())
    const result = stage === 'exchange' ? 'result' : 'advertisement'
    response.writeHead(200, {
      'content-type': `application/x-git-${service}-${result}`,
      'cache-control': 'no-cache, max-age=0, must-revalidate',
    })
    if (stage === 'advertisement' && !isVersion2) response.write(announcement(service))
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

/** What comes before the refs, unless the second version of the protocol is spoken. */
function announcement(service: GitService): string {
  const text = `# service=git-${service}\n`
  return `${(text.length + 4).toString(16).padStart(4, '0')}${text}0000`
}

/** Keeps memory flat when the client reads more slowly than git writes. */
function forward(stdout: Readable, response: ServerResponse | undefined): void {
  if (response === undefined) return void stdout.resume()
  stdout.pipe(response)
}

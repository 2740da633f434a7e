import { execFileSync, spawn } from 'node:child_process'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { gitEnvironment } from './git-process'
import type { LoggedRequest } from './request-log'

export interface BackendCall {
  readonly root: string
  /** `/owner/name.git/info/refs`, below root. */
  readonly pathInfo: string
  readonly query: string
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** The answer is swallowed; the work is done all the same. */
  readonly mute: boolean
  readonly traffic: LoggedRequest['traffic']
}

let execPath: string | undefined

function backendProgram(): string {
  execPath ??= execFileSync('git', ['--exec-path']).toString().trim()
  return path.join(execPath, 'git-http-backend')
}

/** Runs `git http-backend` as the CGI program it is, streaming both ways. Ends when it has ended. */
export function callBackend(call: BackendCall): Promise<void> {
  const { request, response } = call
  const child = spawn(backendProgram(), [], { env: cgiEnvironment(call) })
  request.on('data', (chunk: Buffer) => {
    call.traffic.received += chunk.length
  })
  child.stdout.on('data', (chunk: Buffer) => {
    call.traffic.sent += chunk.length
  })
  request.pipe(child.stdin)
  child.stdin.on('error', () => request.resume()) // it may refuse without reading the pack
  child.stderr.resume()
  if (!call.mute) response.once('close', () => child.kill())
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    forward(child.stdout, call.mute ? undefined : response)
    child.on('close', () => resolve())
  })
}

function cgiEnvironment(call: BackendCall): Record<string, string> {
  const { headers, method = 'GET' } = call.request
  return {
    ...gitEnvironment,
    GIT_PROJECT_ROOT: call.root,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: call.pathInfo,
    QUERY_STRING: call.query,
    REQUEST_METHOD: method,
    REMOTE_ADDR: '127.0.0.1',
    CONTENT_TYPE: headers['content-type'] ?? '',
    ...(headers['content-length'] && { CONTENT_LENGTH: headers['content-length'] }),
    ...(headers['content-encoding'] && { HTTP_CONTENT_ENCODING: headers['content-encoding'] }),
    GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
  }
}

/** Turns the CGI head into the response's head, and passes the rest through. */
function forward(stdout: Readable, response: ServerResponse | undefined): void {
  let head: Buffer | undefined = Buffer.alloc(0)
  stdout.on('data', (chunk: Buffer) => {
    if (head === undefined) return pass(stdout, response, chunk)
    head = Buffer.concat([head, chunk])
    const end = head.indexOf('\r\n\r\n')
    if (end < 0) return
    response?.writeHead(...parseHead(head.subarray(0, end).toString()))
    pass(stdout, response, head.subarray(end + 4))
    head = undefined
  })
  stdout.on('end', () => {
    if (head !== undefined) response?.writeHead(500) // it died before the head was complete
    response?.end()
  })
}

/** Keeps memory flat when the client reads more slowly than git writes. */
function pass(stdout: Readable, response: ServerResponse | undefined, chunk: Buffer): void {
  if (response === undefined || response.write(chunk)) return
  stdout.pause()
  response.once('drain', () => stdout.resume())
}

function parseHead(text: string): [number, Record<string, string>] {
  const headers: Record<string, string> = {}
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':')
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim()
  }
  const { status = '200 OK', ...rest } = headers
  return [Number.parseInt(status, 10), rest]
}

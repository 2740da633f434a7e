import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault } from './faults'

/** What the client sees of a fault, whether or not the work was done before. */
export async function suffer(
  fault: Fault,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (fault === 'drop' || fault === 'lost-answer' || isCut(fault)) {
    return void request.socket.destroy()
  }
  if (fault === 'stall') return new Promise(resolve => response.once('close', resolve))
  request.resume()
  if (fault === 'garbage') {
    response.writeHead(200, { 'content-type': expectedType(request.url ?? '') })
    return void response.end(Buffer.from('{"00ff\u0000<<<garbage>>>'))
  }
  const isText = typeof fault.body === 'string'
  const body = isText ? String(fault.body) : JSON.stringify(fault.body ?? { message: 'Fault' })
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8'
  response.writeHead(fault.status, { 'content-type': type, ...fault.headers })
  response.end(body)
}

export function isCut(fault: Fault | undefined): fault is { readonly cutAfter: number } {
  return typeof fault === 'object' && 'cutAfter' in fault
}

/** The type that the client hopes for, so that it does not turn away before it looks at the bytes. */
function expectedType(url: string): string {
  const service = /service=(git-[a-z-]+)/.exec(url)?.[1]
  if (service !== undefined) return `application/x-${service}-advertisement`
  const command = /\/(git-[a-z]+-pack)$/.exec(url)?.[1]
  if (command !== undefined) return `application/x-${command}-result`
  return 'application/json; charset=utf-8'
}

import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { parseRange } from './pages/byte-range'
import type { SignedFile } from './signed-links'

/** Streams a file from disk: HEAD, one range, and a connection that breaks after `cutAfter` bytes. */
export async function sendFile(
  { file, headers }: SignedFile,
  { cutAfter, request, response }: FileRequest,
): Promise<void> {
  const { size } = await stat(file)
  const range = parseRange(request.headers.range, size)
  if (range.kind === 'unsatisfiable') {
    return void response.writeHead(416, { 'content-range': `bytes */${size}` }).end()
  }
  const { first, last } = range.kind === 'part' ? range : { first: 0, last: size - 1 }
  const part = range.kind === 'part' && { 'content-range': `bytes ${first}-${last}/${size}` }
  const length = { 'content-length': last - first + 1, 'accept-ranges': 'bytes' }
  response.writeHead(part ? 206 : 200, { ...headers, ...length, ...part })
  if (request.method === 'HEAD' || size === 0 || cutAfter === 0) return finish(response, cutAfter)
  const end = cutAfter === undefined ? last : Math.min(last, first + cutAfter - 1)
  const bytes = createReadStream(file, { start: first, end })
  await pipeline(bytes, response, { end: false }).catch(() => {}) // they may hang up
  finish(response, cutAfter)
}

export interface FileRequest {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly cutAfter: number | undefined
}

/** What was written leaves the machine before the connection breaks. */
function finish(response: ServerResponse, cutAfter: number | undefined): void {
  if (cutAfter === undefined) return void response.end()
  response.socket?.end(() => response.destroy())
}

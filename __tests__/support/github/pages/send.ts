import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { parseRange } from './byte-range'
import { isCompressed } from './content-type'
import type { Served } from './served'

/** Answers one request with what is kept: HEAD, ranges, validators and compression. */
export async function send(
  served: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { headers, status } = served
  if (status === 200 && request.headers['if-none-match'] === headers['etag']) {
    return void response.writeHead(304, headers).end()
  }
  const size = served.body.kind === 'bytes' ? served.body.bytes.length : served.body.size
  const range =
    status === 200 ? parseRange(request.headers.range, size) : { kind: 'whole' as const }
  if (range.kind === 'unsatisfiable') {
    const unsatisfiable = { ...headers, 'content-range': `bytes */${size}`, 'content-length': 0 }
    return void response.writeHead(416, unsatisfiable).end()
  }
  const isHead = request.method === 'HEAD'
  if (range.kind === 'part') {
    const { first, last } = range
    const part = { 'content-range': `bytes ${first}-${last}/${size}` }
    response.writeHead(206, { ...headers, ...part, 'content-length': last - first + 1 })
    return void response.end(isHead ? undefined : (await bytesOf(served)).subarray(first, last + 1))
  }
  const zipped = acceptsGzip(request) && isCompressed(headers['content-type'] ?? '')
  if (!zipped) {
    response.writeHead(status, { ...headers, 'content-length': size })
    return void response.end(isHead ? undefined : await bytesOf(served))
  }
  const bytes = gzipSync(await bytesOf(served))
  const encoded = { ...headers, 'content-encoding': 'gzip', 'content-length': bytes.length }
  const weak = headers['etag'] === undefined ? {} : { etag: `W/${headers['etag']}` }
  response.writeHead(status, { ...encoded, ...weak })
  response.end(isHead ? undefined : bytes)
}

function acceptsGzip(request: IncomingMessage): boolean {
  return /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
}

async function bytesOf({ body }: Served): Promise<Buffer> {
  return body.kind === 'bytes' ? body.bytes : body.site.blob(body.oid)
}

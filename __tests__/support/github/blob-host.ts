import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TestCertificate } from '../tls'
import { isCut, suffer } from './fault-effect'
import type { Faults, ServerKind } from './faults'
import { type LoopbackManner, type LoopbackServer, serveLoopback } from './loopback-server'
import type { RequestLog } from './request-log'
import { sendFile } from './send-file'
import type { SignedLinks } from './signed-links'

export interface BlobHostOptions extends LoopbackManner {
  readonly kind: ServerKind
  readonly certificate: TestCertificate
  readonly log: RequestLog
  readonly faults: Faults
  readonly links: SignedLinks
  readonly head: 'answered' | 'refused'
  /** What else the host does; true when it has answered. */
  readonly also?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>
}

const unsigned = `<?xml version="1.0" encoding="utf-8"?><Error><Code>AuthenticationFailed</Code>
<Message>Server failed to authenticate the request. Make sure the value of Authorization header is \
formed correctly including the signature.</Message></Error>`

/** Blob storage behind signed addresses; whoever has one needs no session. */
export async function serveBlobs(options: BlobHostOptions): Promise<LoopbackServer> {
  const server: LoopbackServer = await serveLoopback({
    address: '127.0.0.3',
    tls: options.certificate,
    onBug: options.onBug,
    answerDelay: options.answerDelay,
    handler: (request, response) => handle(options, server.origin, request, response),
  })
  return server
}

async function handle(
  { also, faults, head, kind, links, log }: BlobHostOptions,
  origin: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const entry = log.add(kind, origin, request)
  response.once('finish', () => {
    entry.status = response.statusCode
  })
  const fault = faults.strike(entry)
  if (fault !== undefined && !isCut(fault)) return suffer(fault, request, response)
  if ((await also?.(request, response)) === true) return
  request.resume()
  const target = links.open(entry.path, entry.query)
  const isRefused = entry.method === 'HEAD' && head === 'refused'
  if (target === undefined || isRefused || !/^(GET|HEAD)$/.test(entry.method)) {
    response.writeHead(403, { 'content-type': 'application/xml', server: 'Windows-Azure-Blob/1.0' })
    return void response.end(entry.method === 'HEAD' ? undefined : unsigned)
  }
  await sendFile(target, { request, response, cutAfter: fault?.cutAfter })
}

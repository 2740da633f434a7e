import type { IncomingMessage } from 'node:http'
import { type Handler, type LoopbackServer, serveLoopback } from './loopback-server'

export interface EnterpriseOptions {
  readonly api: Handler
  readonly uploads: Handler
  readonly git: Handler
  readonly onBug: (text: string) => void
}

/** An Enterprise Server: one host, with the API and the uploads below `/api` (docs: GHES, REST). */
export function serveEnterprise({
  api,
  git,
  onBug,
  uploads,
}: EnterpriseOptions): Promise<LoopbackServer> {
  const doors: readonly (readonly [RegExp, Handler])[] = [
    [/^\/api\/v3(?=\/)/, api],
    [/^\/api(?=\/graphql$)/, api],
    [/^\/api\/uploads(?=\/)/, uploads],
  ]
  return serveLoopback({
    onBug,
    handler: (request, response) => {
      for (const [prefix, handler] of doors) {
        if (prefix.test(request.url ?? '')) return handler(without(prefix, request), response)
      }
      return git(request, response)
    },
  })
}

/** Behind the door paths are those of github.com. */
function without(prefix: RegExp, request: IncomingMessage): IncomingMessage {
  request.url = (request.url ?? '').replace(prefix, '')
  return request
}

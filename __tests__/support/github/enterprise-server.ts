import type { IncomingMessage } from 'node:http'
import {
  type Handler,
  type LoopbackManner,
  type LoopbackServer,
  serveLoopback,
} from './loopback-server'

export interface EnterpriseOptions extends LoopbackManner {
  readonly api: Handler
  readonly uploads: Handler
  readonly git: Handler
}

/** An Enterprise Server: one host, with the API and the uploads below `/api` (docs: GHES, REST). */
export function serveEnterprise({
  api,
  git,
  uploads,
  ...manner
}: EnterpriseOptions): Promise<LoopbackServer> {
  const doors: readonly (readonly [RegExp, Handler])[] = [
    [/^\/api\/v3(?=\/)/, api],
    [/^\/api(?=\/graphql$)/, api],
    [/^\/api\/uploads(?=\/)/, uploads],
  ]
  return serveLoopback({
    ...manner,
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

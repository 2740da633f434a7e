import type { IncomingMessage } from 'node:http'
import type { ServerKind } from './faults'
import type { World } from './world'

/** One request as it arrived, and the status it got. */
export interface LoggedRequest {
  readonly server: ServerKind
  readonly origin: string
  /** As the request said it, with the port. */
  readonly host: string
  readonly method: string
  /** Without query. */
  readonly path: string
  readonly query: string
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Name of the token that it carried; `unknown`: credentials that GitHub never issued. */
  readonly token: string
  /** JSON bodies of REST requests, parsed; otherwise undefined. */
  body: unknown
  /** Undefined while the answer is still under way, or when none was given. */
  status: number | undefined
  /** Bytes of bodies; counted for git alone. */
  readonly traffic: { received: number; sent: number }
}

/** Every request that any of the servers got, in order of arrival. */
export class RequestLog {
  readonly entries: LoggedRequest[] = []
  readonly #world: World

  constructor(world: World) {
    this.#world = world
  }

  add(server: ServerKind, origin: string, request: IncomingMessage): LoggedRequest {
    const url = new URL(request.url ?? '/', origin)
    const entry: LoggedRequest = {
      server,
      origin,
      host: request.headers.host ?? '',
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.search.slice(1),
      at: Date.now(),
      token: this.#tokenIn(request),
      body: undefined,
      status: undefined,
      traffic: { received: 0, sent: 0 },
    }
    this.entries.push(entry)
    return entry
  }

  /** Looks everywhere in head and address, so that a token which leaks into a query is seen as well. */
  #tokenIn(request: IncomingMessage): string {
    const secret = secretOf(request.headers.authorization)
    const head = `${secret ?? ''}\n${decode(request.url)}\n${request.rawHeaders.join('\n')}`
    for (const token of this.#world.tokens.values()) {
      if (head.includes(token.value)) return token.name
    }
    const job = this.#world.runtimes.nameIn(head)
    return job ?? (secret === undefined ? 'none' : 'unknown')
  }
}

function decode(text = ''): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The secret of an Authorization header: `token X`, `Bearer X`, or the password of `Basic`. */
export function secretOf(authorization: string | undefined): string | undefined {
  const [, scheme = '', rest = ''] = /^\s*(\S+)\s+(\S+)\s*$/.exec(authorization ?? '') ?? []
  if (/^(token|bearer)$/i.test(scheme)) return rest
  if (!/^basic$/i.test(scheme)) return undefined
  const pair = Buffer.from(rest, 'base64').toString()
  return pair.slice(pair.indexOf(':') + 1)
}

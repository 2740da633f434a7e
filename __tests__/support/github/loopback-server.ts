import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Server } from 'node:net'
import { setTimeout } from 'node:timers/promises'

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export interface LoopbackServer {
  /** `http://127.0.0.1:PORT`, without trailing slash. */
  readonly origin: string
  close(): Promise<void>
}

/** What all servers of one stand-in have in common. */
export interface LoopbackManner {
  /** Told when the handler throws: a bug of the stand-in, which also answers 500. */
  readonly onBug: (text: string) => void
  /** Milliseconds that each request waits first, as for a server that is far away; default none. */
  readonly answerDelay?: number | undefined
}

export interface LoopbackOptions extends LoopbackManner {
  readonly handler: Handler
  /** Which loopback address; another one stands for another host. */
  readonly address?: string
  /** Makes it https. */
  readonly tls?: { readonly key: string; readonly cert: string }
}

/** Serves on a port that the system chooses. */
export async function serveLoopback(options: LoopbackOptions): Promise<LoopbackServer> {
  const { address = '127.0.0.1', answerDelay = 0, handler, tls } = options
  const answer: Handler = async (request, response) => {
    if (answerDelay > 0) await setTimeout(answerDelay)
    await handler(request, response)
  }
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch(error => {
      const text = `stand-in: ${error instanceof Error ? error.stack : String(error)}`
      options.onBug(text)
      answerBug(response, text)
    })
  }
  const server = tls ? createTlsServer(tls, listener) : createServer(listener)
  server.requestTimeout = 0 // a large upload on a slow machine is no attack
  const port = await listen(server, address)
  const close = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { origin: `${tls ? 'https' : 'http'}://${address}:${port}`, close }
}

function listen(server: Server, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, address, () => {
      const bound = server.address()
      if (bound === null || typeof bound === 'string') return reject(new Error('no port'))
      resolve(bound.port)
    })
  })
}

function answerBug(response: ServerResponse, text: string): void {
  if (response.destroyed || response.headersSent) return void response.destroy()
  response.writeHead(500, { 'content-type': 'text/plain' })
  response.end(text)
}

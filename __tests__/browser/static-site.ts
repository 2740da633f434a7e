import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { type HttpsUrl, httpsUrl } from '../../src/primitives/https-url'
import type { SiteFile } from '../../src/site/shelf'
import { testCertificate } from '../support/tls'

/** A few files over https, as Pages serves them: folders answer with their `index.html`. */
export interface StaticSite {
  readonly url: HttpsUrl
  /** By path; may be changed while the site is up. */
  readonly files: Map<string, Uint8Array>
  /** What to answer instead when a query is given: the copy that no cache holds. */
  readonly fresh: Map<string, Uint8Array>
  /** By path: headers, and a status, that a host set up wrongly would answer with. */
  readonly answers: Map<
    string,
    { readonly status?: number; readonly headers: Readonly<Record<string, string>> }
  >
  /** Path and query of every request. */
  readonly requests: string[]
  readonly close: () => Promise<void>
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  png: 'image/png',
  json: 'application/json; charset=utf-8',
}

export async function startStaticSite(): Promise<StaticSite> {
  const files = new Map<string, Uint8Array>()
  const fresh = new Map<string, Uint8Array>()
  const answers: StaticSite['answers'] = new Map()
  const requests: string[] = []
  const { cert, key } = await testCertificate()
  const server = createServer({ cert, key }, (request, response) => {
    const url = new URL(request.url ?? '/', 'https://localhost')
    requests.push(url.pathname + url.search)
    const path = `${url.pathname.slice(1)}${url.pathname.endsWith('/') ? 'index.html' : ''}`
    const bytes = (url.search === '' ? undefined : fresh.get(path)) ?? files.get(path)
    const type = types[path.split('.').pop() ?? ''] ?? 'application/octet-stream'
    const { status = bytes === undefined ? 404 : 200, headers } = answers.get(path) ?? {
      headers: {},
    }
    const body = bytes ?? Buffer.from('not found')
    const usual = { 'content-type': type, 'content-length': body.length }
    response.writeHead(status, { ...usual, ...headers })
    response.end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: httpsUrl(`https://127.0.0.1:${address.port}/`),
    files,
    fresh,
    answers,
    requests,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export function serve(files: Map<string, Uint8Array>, published: readonly SiteFile[]): void {
  for (const { path, content } of published) {
    if (content.kind === 'bytes') files.set(path, content.bytes)
  }
}

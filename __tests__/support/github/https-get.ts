import type { IncomingHttpHeaders } from 'node:http'
import { request } from 'node:https'

export interface Got {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface GetOptions {
  readonly ca: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Fetches like a stranger's phone: no session, certificate checked, redirects shown, not followed. */
export function httpsGet(
  url: string,
  { ca, method = 'GET', headers = {} }: GetOptions,
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { ca, method, headers, agent: false }, response => {
      const chunks: Buffer[] = []
      response.on('data', chunk => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const status = response.statusCode ?? 0
        resolve({ status, headers: response.headers, body: Buffer.concat(chunks) })
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}

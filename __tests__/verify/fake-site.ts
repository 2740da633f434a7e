import { httpsUrl } from '../../src/primitives/https-url'
import type { ExpectedBuild } from '../../src/verify/addresses'
import type { Fetch } from '../../src/verify/request'
import { aRecord } from '../support/build-record'

export interface Reply {
  readonly status?: number
  readonly body?: Uint8Array | string
  readonly headers?: Readonly<Record<string, string>>
}

/** `undefined` means: as it should be. */
export type Deviation = (asked: Asked) => Reply | Error | undefined

export interface Asked {
  readonly method: string
  /** Without the query. */
  readonly url: string
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
}

const record = aRecord()
const text = (value: string): Uint8Array => new TextEncoder().encode(value)

export const urls = record.urls

export const expectedBuild: ExpectedBuild = {
  buildId: record.buildId,
  urls,
  ipaSize: 48_000_000,
  manifest: text('<plist version="1.0"></plist>'),
  icon: text('\u0089PNG icon'),
  qr: text('\u0089PNG code'),
  page: 'pages',
  redirects: [],
}

/** A Pages site that serves the expected build, but for the given deviation, and remembers who asked. */
export function fakeSite(deviation: Deviation = () => undefined): {
  readonly fetch: Fetch
  readonly asked: readonly Asked[]
} {
  const asked: Asked[] = []
  const fetch: Fetch = async (url, { method, headers, redirect }) => {
    if (redirect !== 'manual') throw new Error('redirects are to be looked at, not followed')
    const { origin, pathname, search } = new URL(url)
    const question = { method, url: `${origin}${pathname}`, query: search, headers }
    asked.push(question)
    const reply = deviation(question) ?? rightReply(question)
    if (reply instanceof Error) throw reply
    const { status = 200, body = '' } = reply
    return new Response(method === 'HEAD' ? null : Buffer.from(body), {
      status,
      headers: { ...reply.headers },
    })
  }
  return { fetch, asked }
}

function rightReply({ method, url }: Asked): Reply {
  const html = { 'content-type': 'text/html; charset=utf-8' }
  const png = { 'content-type': 'image/png' }
  switch (httpsUrl(url)) {
    case urls.install:
      return { body: `<html>${record.buildId}</html>`, headers: html }
    case urls.channel:
      return { body: '<html></html>', headers: html }
    case urls.manifest:
      return { body: expectedBuild.manifest ?? '' }
    case urls.icon:
      return { body: expectedBuild.icon, headers: png }
    case urls.qr:
      return { body: expectedBuild.qr, headers: png }
    case urls.ipa:
      return method === 'HEAD'
        ? { headers: { 'content-length': String(expectedBuild.ipaSize) } }
        : ipaStart(`bytes 0-3/${expectedBuild.ipaSize}`)
    default:
      return { status: 404 }
  }
}

export function ipaStart(range: string, body = 'PK\u0003\u0004'): Reply {
  return { status: 206, body, headers: { 'content-range': range } }
}

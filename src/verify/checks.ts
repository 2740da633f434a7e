import { createHash } from 'node:crypto'
import type { HttpsUrl } from '../primitives/https-url'
import { parseGone } from '../site/pages/gone-page'
import { firstBytes } from './body'
import { ask, type Fault, type Fetch, fault, isFault } from './request'

/** What one look at an address showed. */
export type Observation =
  | { readonly kind: 'right'; readonly hops: readonly HttpsUrl[]; readonly remark: string }
  | { readonly kind: 'wrong'; readonly fault: Fault }

export interface Look {
  readonly url: HttpsUrl
  readonly fetch: Fetch
  readonly mayRedirect: boolean
}

/** Bytes of a page that are read in search of the build id; a page of ours is a tenth of it. */
const LONGEST_PAGE = 5_000_000

/** A page that says which build it is for; without `buildId` any page will do. */
export async function checkPage(look: Look, buildId?: string): Promise<Observation> {
  const answer = await ask(look.fetch, look)
  if (isFault(answer)) return wrong(answer)
  const { response, hops } = answer
  const wrongly = statusFault(response) ?? typeFault(response, 'text/html')
  const page = await firstBytes(response, wrongly === undefined ? LONGEST_PAGE : 0)
  if (wrongly !== undefined) return wrong(wrongly)
  if (buildId === undefined || Buffer.from(page).includes(buildId)) return right(hops)
  if (parseGone(page) === undefined)
    return wrong(fault('a page that does not name this build', 'other'))
  return wrong(fault('a page that says that the build is gone', 'gone'))
}

export interface ExpectedBytes {
  readonly bytes: Uint8Array
  /** undefined: as in a release, where everything is served as a download. */
  readonly type?: string
}

/** A file that has to arrive byte for byte. */
export async function checkBytes(look: Look, expected: ExpectedBytes): Promise<Observation> {
  const answer = await ask(look.fetch, look)
  if (isFault(answer)) return wrong(answer)
  const { response, hops } = answer
  const wrongly =
    statusFault(response) ??
    (expected.type === undefined ? undefined : typeFault(response, expected.type))
  const limit = expected.bytes.length + 1
  const bytes = await firstBytes(response, wrongly === undefined ? limit : 0)
  if (wrongly !== undefined) return wrong(wrongly)
  if (Buffer.compare(bytes, expected.bytes) === 0) return right(hops)
  const length = bytes.length === limit ? `${limit} bytes or more` : bytesInWords(bytes)
  return wrong(pageFault(response) ?? fault(`other bytes: ${length}`, 'other'))
}

/** The signature of a zip's first local file header (APPNOTE 4.3.7). */
const zipSignature = Uint8Array.of(0x50, 0x4b, 0x03, 0x04)

/** The IPA's first bytes and its length, not the whole of it. Then what iOS asks first: HEAD. */
export async function checkIpa(look: Look, size: number): Promise<Observation> {
  const answer = await ask(look.fetch, { ...look, range: 'bytes=0-3' })
  if (isFault(answer)) return wrong(answer)
  const { response, hops } = answer
  const wrongly = response.status === 206 ? undefined : statusFault(response)
  const start = await firstBytes(response, wrongly === undefined ? zipSignature.length : 0)
  if (wrongly !== undefined) return wrong(wrongly)
  if (Buffer.compare(start, zipSignature) !== 0)
    return wrong(pageFault(response) ?? fault('a file that does not begin like an IPA', 'other'))
  const length = totalLength(response)
  if (length !== size) return wrong(fault(`a length of ${length ?? 'unknown'} bytes`, 'other'))
  return headed(look, { size, hops })
}

/** The device logs a failing HEAD and goes on, so only a wrong length is a fault. */
async function headed(
  look: Look,
  { size, hops }: { readonly size: number; readonly hops: readonly HttpsUrl[] },
): Promise<Observation> {
  const answer = await ask(look.fetch, { ...look, method: 'HEAD' })
  if (isFault(answer)) return right(hops, `HEAD of the IPA: ${answer.found}`)
  const { status } = answer.response
  if (status !== 200) return right(hops, `HEAD of the IPA: HTTP ${status}`)
  const length = totalLength(answer.response)
  if (length === undefined || length === size) return right(hops)
  return wrong(fault(`a length of ${length} bytes in answer to HEAD`, 'other'))
}

/** `12345` of `Content-Range: bytes 0-3/12345`, else the content length (RFC 9110, section 14.4). */
function totalLength({ status, headers }: Response): number | undefined {
  const text =
    status === 206
      ? /^bytes 0-3\/(\d{1,15})$/.exec(headers.get('content-range') ?? '')?.[1]
      : /^\d{1,15}$/.exec(headers.get('content-length') ?? '')?.[0]
  return text === undefined ? undefined : Number(text)
}

export function bytesInWords(bytes: Uint8Array): string {
  const digest = createHash('sha256').update(bytes).digest('hex')
  return `${bytes.length} bytes (SHA-256 ${digest.slice(0, 16)}…)`
}

export function statusFault({ status, headers }: Response): Fault | undefined {
  if (status === 200) return undefined
  return fault(`HTTP ${status}`, status === 401 ? 'login' : 'missing', retryAfter(headers))
}

/** Milliseconds. The form with a date is not used by GitHub. */
function retryAfter(headers: Headers): number {
  const seconds = /^\d{1,5}$/.exec(headers.get('retry-after') ?? '')?.[0]
  return seconds === undefined ? 0 : Number(seconds) * 1000
}

function typeFault(response: Response, expected: string): Fault | undefined {
  if (typeOf(response) === expected) return undefined
  const type = response.headers.get('content-type') ?? 'none'
  return pageFault(response) ?? fault(`content type ${type}`, 'type')
}

/** What hosts that take a site for one of a single page answer for whatever they do not have. */
function pageFault(response: Response): Fault | undefined {
  return typeOf(response) === 'text/html'
    ? fault('a web page (text/html) in its place', 'page-instead')
    : undefined
}

function typeOf({ headers }: Response): string | undefined {
  return headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
}

export function right(hops: readonly HttpsUrl[], remark = ''): Observation {
  return { kind: 'right', hops, remark }
}

export function wrong(fault: Fault): Observation {
  return { kind: 'wrong', fault }
}

import { createHash } from 'node:crypto'
import type { HttpsUrl } from '../primitives/https-url'
import { parseGone } from '../site/pages/gone-page'
import { firstBytes } from './body'
import { ask, type Fault, type Fetch, isFault, waiting } from './request'

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
  const fault = statusFault(response) ?? typeFault(response, 'text/html')
  const page = await firstBytes(response, fault === undefined ? LONGEST_PAGE : 0)
  if (fault !== undefined) return wrong(fault)
  if (buildId === undefined || Buffer.from(page).includes(buildId)) return right(hops)
  if (parseGone(page) === undefined) return wrong(waiting('a page that does not name this build'))
  return wrong({ ...waiting('a page that says that the build is gone'), kind: 'gone' })
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
  const fault =
    statusFault(response) ??
    (expected.type === undefined ? undefined : typeFault(response, expected.type))
  const limit = expected.bytes.length + 1
  const bytes = await firstBytes(response, fault === undefined ? limit : 0)
  if (fault !== undefined) return wrong(fault)
  if (Buffer.compare(bytes, expected.bytes) === 0) return right(hops)
  const length = bytes.length === limit ? `${limit} bytes or more` : bytesInWords(bytes)
  return wrong(waiting(`other bytes: ${length}`))
}

/** The signature of a zip's first local file header (APPNOTE 4.3.7). */
const zipSignature = Uint8Array.of(0x50, 0x4b, 0x03, 0x04)

/** The IPA's first bytes and its length, not the whole of it. Then what iOS asks first: HEAD. */
export async function checkIpa(look: Look, size: number): Promise<Observation> {
  const answer = await ask(look.fetch, { ...look, range: 'bytes=0-3' })
  if (isFault(answer)) return wrong(answer)
  const { response, hops } = answer
  const fault = response.status === 206 ? undefined : statusFault(response)
  const start = await firstBytes(response, fault === undefined ? zipSignature.length : 0)
  if (fault !== undefined) return wrong(fault)
  if (Buffer.compare(start, zipSignature) !== 0)
    return wrong(waiting('a file that does not begin like an IPA'))
  const length = totalLength(response)
  if (length !== size) return wrong(waiting(`a length of ${length ?? 'unknown'} bytes`))
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
  return wrong(waiting(`a length of ${length} bytes in answer to HEAD`))
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
  return waiting(`HTTP ${status}`, retryAfter(headers))
}

/** Milliseconds. The form with a date is not used by GitHub. */
function retryAfter(headers: Headers): number {
  const seconds = /^\d{1,5}$/.exec(headers.get('retry-after') ?? '')?.[0]
  return seconds === undefined ? 0 : Number(seconds) * 1000
}

function typeFault({ headers }: Response, expected: string): Fault | undefined {
  const type = headers.get('content-type') ?? 'none'
  const isRight = type.split(';')[0]?.trim().toLowerCase() === expected
  return isRight ? undefined : waiting(`content type ${type}`)
}

export function right(hops: readonly HttpsUrl[], remark = ''): Observation {
  return { kind: 'right', hops, remark }
}

export function wrong(fault: Fault): Observation {
  return { kind: 'wrong', fault }
}

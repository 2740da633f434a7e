import { messageOf } from '../primitives/errors'
import { type HttpsUrl, httpsUrl } from '../primitives/https-url'
import { fieldOf } from '../primitives/json-fields'

/** The part of `fetch` that is used. */
export type Fetch = (
  url: string,
  init: {
    readonly method: 'GET' | 'HEAD'
    readonly headers: Readonly<Record<string, string>>
    readonly redirect: 'manual'
    readonly signal: AbortSignal
  },
) => Promise<Response>

export interface Request {
  readonly url: HttpsUrl
  readonly method?: 'GET' | 'HEAD'
  /** For example `bytes=0-3`. */
  readonly range?: string
  readonly mayRedirect: boolean
}

/** What lies behind it, as far as it can be told from outside. */
export type Cause =
  /** Something else answers: an older upload, or another page. */
  | 'other'
  | 'missing'
  /** A page of ours that says so. */
  | 'gone'
  /** A web page where there should be a file. */
  | 'page-instead'
  | 'type'
  /** The folder's `index.html` is there, and the folder does not answer with it. */
  | 'no-index'
  /** Only an address that no cache has seen is right. */
  | 'cached'
  | 'unreachable'
  | 'login'
  | 'not-https'
  | 'moved'
  | 'certificate'

/** Why something cannot be had. */
export interface Fault {
  /** What was found, to follow «found»: `HTTP 404`. */
  readonly found: string
  readonly cause: Cause
  /** Milliseconds that the server asked to wait. */
  readonly retryAfter: number
}

export interface Answer {
  readonly response: Response
  /** Where redirects led, in order; empty without any. */
  readonly hops: readonly HttpsUrl[]
}

/** Milliseconds for one request with its body, so that a stalled server costs a try and not the run. */
const REQUEST_TIMEOUT = 30_000

/** GitHub's storage needs one; URLSession follows up to 16, but more than a few is a loop. */
const MOST_REDIRECTS = 5

/** A name for the server's log. It asks like anybody: no token, no cookie, no compressed answer. */
const headers = { 'user-agent': 'tap-to-install', accept: '*/*', 'accept-encoding': 'identity' }

/** Asks as a stranger, over https only, certificates checked, at every hop. Never throws. */
export async function ask(fetch: Fetch, request: Request): Promise<Answer | Fault> {
  const hops: HttpsUrl[] = []
  try {
    for (;;) {
      const response = await send(fetch, request, hops.at(-1) ?? request.url)
      const location = response.headers.get('location')
      if (!isRedirect(response) || location === null) return { response, hops }
      await response.body?.cancel()
      const next = new URL(location, hops.at(-1) ?? request.url)
      const refusal = refusedRedirect(next, { ...request, hops })
      if (refusal !== undefined) return refusal
      hops.push(httpsUrl(next.href))
    }
  } catch (thrown) {
    return faultOf(thrown)
  }
}

export function isFault(answer: Answer | Fault): answer is Fault {
  return 'found' in answer
}

export function fault(found: string, cause: Cause, retryAfter = 0): Fault {
  return { found, cause, retryAfter }
}

const settings: readonly Cause[] = [
  'login',
  'not-https',
  'moved',
  'certificate',
  'type',
  'no-index',
]

/** Waiting will most likely not mend it. */
export function isSetting({ cause }: Fault): boolean {
  return settings.includes(cause)
}

function send(fetch: Fetch, { method = 'GET', range }: Request, url: HttpsUrl): Promise<Response> {
  return fetch(url, {
    method,
    headers: range === undefined ? headers : { ...headers, range },
    redirect: 'manual',
    signal: AbortSignal.timeout(REQUEST_TIMEOUT),
  })
}

function isRedirect({ status }: Response): boolean {
  return [301, 302, 303, 307, 308].includes(status)
}

function refusedRedirect(
  next: URL,
  { mayRedirect, hops }: Request & { readonly hops: readonly HttpsUrl[] },
): Fault | undefined {
  if (isLogin(next)) return fault(`a redirect to the login at ${next.host}`, 'login')
  if (next.protocol !== 'https:') return fault(`a redirect to ${next.origin}`, 'not-https')
  if (!mayRedirect) return fault(`a redirect to ${next.origin}${next.pathname}`, 'moved')
  if (hops.length >= MOST_REDIRECTS) return fault(`more than ${MOST_REDIRECTS} redirects`, 'moved')
  return undefined
}

function isLogin({ pathname }: URL): boolean {
  return /^\/(login|sso|saml|oauth)(\/|$)|^\/pages\/auth/.test(pathname)
}

/** Node's names for a certificate that is not to be trusted (Node.js manual, «X509 certificate error codes»). */
const certificateFault =
  /^(CERT_|ERR_TLS_CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|ERROR_IN_CERT)/

/** What a thrown reason means, also one that comes while a body is read. */
export function faultOf(thrown: unknown): Fault {
  const code = codeOf(thrown)
  if (certificateFault.test(code)) return fault(`a certificate fault (${code})`, 'certificate')
  if (fieldOf(thrown, 'name') === 'TimeoutError')
    return fault(`no answer within ${REQUEST_TIMEOUT / 1000} s`, 'unreachable')
  return fault(`no connection (${code === '' ? messageOf(thrown) : code})`, 'unreachable')
}

/** Longest chain of causes looked at; `fetch` wraps the reason once or twice. */
const DEEPEST_CAUSE = 4

/** `fetch` throws a `TypeError` whose cause carries the code. */
function codeOf(thrown: unknown): string {
  let error = thrown
  for (let depth = 0; depth < DEEPEST_CAUSE; depth += 1) {
    const code = fieldOf(error, 'code')
    if (typeof code === 'string') return code
    error = fieldOf(error, 'cause')
  }
  return ''
}

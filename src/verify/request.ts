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

/** Why something cannot be had. */
export interface Fault {
  /** What was found, to follow «found»: `HTTP 404`. */
  readonly found: string
  /** `setting`: waiting will most likely not mend it. `gone`: a page of ours that says so. */
  readonly kind: 'waiting' | 'setting' | 'gone'
  /** What to change; empty when waiting is the thing to do. */
  readonly hint: string
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

export function waiting(found: string, retryAfter = 0): Fault {
  return { found, kind: 'waiting', hint: '', retryAfter }
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
  if (isLogin(next)) return setting(`a redirect to the login at ${next.host}`, MEMBERS_ONLY)
  if (next.protocol !== 'https:') return setting(`a redirect to ${next.origin}`, NOT_HTTPS)
  if (!mayRedirect) return setting(`a redirect to ${next.origin}${next.pathname}`, MOVED)
  if (hops.length >= MOST_REDIRECTS) return setting(`more than ${MOST_REDIRECTS} redirects`, MOVED)
  return undefined
}

function isLogin({ pathname }: URL): boolean {
  return /^\/(login|sso|saml|oauth)(\/|$)|^\/pages\/auth/.test(pathname)
}

function setting(found: string, hint: string): Fault {
  return { found, kind: 'setting', hint, retryAfter: 0 }
}

const MEMBERS_ONLY =
  'The site is visible to members only, and the installer of a phone cannot log in. Make the Pages site public (Settings > Pages > Visibility), or publish elsewhere with `site-repository`.'
const NOT_HTTPS = 'iOS installs over https only. Set «Enforce HTTPS» in Settings > Pages.'
const MOVED =
  'The address that GitHub names is not the one that serves the site. Look at the custom domain in Settings > Pages.'
const CERTIFICATE =
  'iOS trusts only a valid certificate. Look at the custom domain in Settings > Pages; a new certificate can take up to an hour.'

/** Node's names for a certificate that is not to be trusted (Node.js manual, «X509 certificate error codes»). */
const certificateFault =
  /^(CERT_|ERR_TLS_CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|ERROR_IN_CERT)/

/** What a thrown reason means, also one that comes while a body is read. */
export function faultOf(thrown: unknown): Fault {
  const code = codeOf(thrown)
  if (certificateFault.test(code)) return setting(`a certificate fault (${code})`, CERTIFICATE)
  if (fieldOf(thrown, 'name') === 'TimeoutError')
    return waiting(`no answer within ${REQUEST_TIMEOUT / 1000} s`)
  return waiting(`no connection (${code === '' ? messageOf(thrown) : code})`)
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

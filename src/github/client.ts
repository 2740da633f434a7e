import { getOctokit } from '@actions/github'
import { defaults } from '@actions/github/lib/utils'
import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'
import { fieldOf } from '../primitives/json-fields'
import type { Progress } from '../primitives/progress'
import { statusOf } from './api-error'
import { proxyFetch } from './proxy-fetch'
import { queriesAreReads } from './query'
import { isRateLimit, LimitPatience } from './rate-limit'

/** GitHub's REST and GraphQL interfaces, bound to one token. */
export type GitHub = ReturnType<typeof getOctokit>

type Plugin = NonNullable<Parameters<typeof getOctokit>[2]>

/** The package refuses none at all, and `inspect` needs none; GitHub refuses this one as soon as it is asked. */
const NO_TOKEN = 'none'

/** How stubbornly a failed request is repeated. */
export interface Pace {
  readonly retries: number
  /** What a «second» of waiting lasts; tests make it short. */
  readonly millisecondsPerSecond: number
}

export interface Connection {
  readonly token: string
  /** For example `https://api.github.com`. */
  readonly apiUrl: string
  readonly progress: Progress
  /** Default: the one of @actions/github, which honours proxies. */
  readonly fetch?: typeof fetch
  readonly pace?: Pace
}

/** Waits 1, 4 and 9 seconds: long enough for a failover, short beside a build. */
const ORDINARY_PACE: Pace = { retries: 3, millisecondsPerSecond: 1000 }

/** Milliseconds. No answer of the interface takes a minute; without a limit a dead proxy stalls the job. */
const REQUEST_TIMEOUT = 60_000

/** Two more tries after a rate limit; the third answer is the user's to see. */
const LIMIT_RETRIES = 2

/**
 * Statuses that a second try does not change. 429 belongs to the throttling plugin, which knows how
 * long to wait; 409 means an empty repository or a conflict that the caller has to look at.
 */
const FINAL_STATUSES = [400, 401, 403, 404, 409, 410, 422, 429, 451]

/** Answers of ours that come without a body: nothing to say, and the redirect to an artifact's bytes. */
const BODILESS = [204, 302]

/** What a proxy says that got no sensible answer itself. */
const BAD_GATEWAY = 502

/**
 * Connects to GitHub. Requests are repeated after network faults and 5xx, and after rate limits that
 * end soon. The throttling plugin keeps a second between two writes, and three between two that
 * notify people, as GitHub asks; a query and a single write never wait.
 */
export function connect(connection: Connection): GitHub {
  const { token, apiUrl, progress, pace = ORDINARY_PACE } = connection
  const log = quietLog(progress, token)
  const waits = waitsFor(pace, progress)
  return getOctokit(
    token === '' ? NO_TOKEN : token,
    {
      baseUrl: apiUrl,
      log,
      request: { ...defaults.request, log, fetch: withTimeout(connection.fetch ?? proxyFetch()) },
      retry: {
        doNotRetry: FINAL_STATUSES,
        retries: pace.retries,
        retryAfterBaseValue: pace.millisecondsPerSecond,
      },
      throttle: {
        retryAfterBaseValue: pace.millisecondsPerSecond,
        onRateLimit: waits('the rate limit'),
        onSecondaryRateLimit: waits('the secondary rate limit'),
      },
    },
    queriesAreReads,
    onlyWholeAnswers,
    plainLimits,
    retry,
    throttling,
  )
}

/**
 * Octokit hands on what is no JSON as text: an answer that was cut short, or the page of a proxy. Such a
 * request is repeated like one without an answer; the plugin that repeats comes later and so sees it.
 */
const onlyWholeAnswers: Plugin = ({ hook }) => {
  hook.after('request', ({ data, status }, options) => {
    if (typeof data !== 'string' || BODILESS.includes(status)) return
    const error = new Error('what came is not JSON')
    throw Object.assign(error, { status: BAD_GATEWAY, request: options })
  })
}

/** Characters of an answer that is no JSON, which is the page of a proxy. */
const LONGEST_QUOTE = 200

/**
 * The throttling plugin knows a limit by GitHub's words or by a count of zero. One with other words gets
 * them here, so that it is waited for like the rest; a page is cut to what can be shown in a line.
 */
const plainLimits: Plugin = ({ hook }) => {
  hook.error('request', thrown => {
    const { message } = thrown
    const status = statusOf(thrown) ?? 0
    const response = fieldOf(thrown, 'response')
    const headers = fieldOf(response, 'headers')
    if (typeof fieldOf(response, 'data') === 'string') thrown.message = inALine(message)
    if (isRateLimit({ status, headers, said: message }) && !isToldToPlugin(message, headers))
      thrown.message = `${thrown.message} (taken for a secondary rate limit)`
    throw thrown
  })
}

function isToldToPlugin(message: string, headers: unknown): boolean {
  const [after, remaining, reset] = [
    'retry-after',
    'x-ratelimit-remaining',
    'x-ratelimit-reset',
  ].map(name => fieldOf(headers, name))
  const isCounted = remaining === '0' && reset !== undefined && after === undefined
  return isCounted || /\bsecondary rate\b/i.test(message)
}

function inALine(page: string): string {
  const text = page.replace(/<[^<>]*>/g, ' ').replace(/\s+/g, ' ')
  return text.trim().slice(0, LONGEST_QUOTE)
}

function withTimeout(send: typeof fetch): typeof fetch {
  return (input, init) => send(input, { ...init, signal: AbortSignal.timeout(REQUEST_TIMEOUT) })
}

/** Octokit writes deprecations and plugin faults to the console, which would bypass the rim. */
function quietLog(progress: Progress, token: string) {
  const silent = (): void => {}
  const say = (message: unknown): void => progress(String(message).replaceAll(token, '***'))
  return { debug: silent, info: silent, warn: say, error: say }
}

/** Answers the plugin's question whether to wait `seconds` and try again. */
function waitsFor({ millisecondsPerSecond }: Pace, progress: Progress) {
  const patience = new LimitPatience(() => Date.now() / millisecondsPerSecond)
  return (limit: string) =>
    (seconds: number, _options: unknown, _octokit: unknown, tries: number): boolean => {
      const worthIt = tries < LIMIT_RETRIES && patience.allows(seconds)
      if (worthIt) progress(`GitHub: ${limit} is reached, trying again in ${seconds} s`)
      return worthIt
    }
}

import { getOctokit } from '@actions/github'
import { defaults } from '@actions/github/lib/utils'
import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'
import type { Progress } from '../progress'
import { proxyFetch } from './proxy-fetch'

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

/** Seconds. A primary limit may last an hour; a job that hangs so long costs more than one that fails. */
const LONGEST_LIMIT_WAIT = 300

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
 * notify people, as GitHub asks; a single write never waits.
 */
export function connect(connection: Connection): GitHub {
  const { token, apiUrl, progress, pace = ORDINARY_PACE } = connection
  const log = quietLog(progress, token)
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
        onRateLimit: waitFor('the rate limit', progress),
        onSecondaryRateLimit: waitFor('the secondary rate limit', progress),
      },
    },
    onlyWholeAnswers,
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
function waitFor(limit: string, progress: Progress) {
  return (seconds: number, _options: unknown, _octokit: unknown, tries: number): boolean => {
    const worthIt = tries < LIMIT_RETRIES && seconds <= LONGEST_LIMIT_WAIT
    if (worthIt) progress(`GitHub: ${limit} is reached, trying again in ${seconds} s`)
    return worthIt
  }
}

import { fieldOf } from '../primitives/json-fields'

/** An answer as far as it can speak of a limit. Names of headers in lower case. */
export interface Limiting {
  readonly status: number
  readonly headers: unknown
  readonly said: string
}

/**
 * Whether GitHub, or a proxy before it, asks to come back later (GitHub Docs, «Rate limits for the REST
 * API»). The headers decide: the words differ from one limit to the next, and a proxy has its own.
 */
export function isRateLimit({ status, headers, said }: Limiting): boolean {
  if (status === 429) return true
  if (status !== 403) return false
  return (
    fieldOf(headers, 'retry-after') !== undefined ||
    fieldOf(headers, 'x-ratelimit-remaining') === '0' ||
    /rate limit/i.test(said)
  )
}

/**
 * Seconds that one run waits for limits, all its requests together. A primary limit may last an
 * hour; a job that hangs so long costs more than one that fails.
 */
const LONGEST_WAITING = 300

/** Decides which limits are waited for. Requests that wait side by side count once. */
export class LimitPatience {
  private readonly now: () => number

  #spent = 0
  #until = 0

  /** `now` in seconds. */
  constructor(now: () => number) {
    this.now = now
  }

  /** Whether `seconds` more are worth it. */
  allows(seconds: number): boolean {
    const now = this.now()
    const end = Math.max(this.#until, now + seconds)
    const spent = this.#spent + end - Math.max(this.#until, now)
    if (spent > LONGEST_WAITING) return false
    this.#spent = spent
    this.#until = end
    return true
  }
}

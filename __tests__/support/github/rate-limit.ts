import type { Caller } from './access'

/** Requests an hour (docs: Rate limits for the REST API). */
const limits = { anonymous: 60, token: 1000 } as const

/** Counts requests and writes the `x-ratelimit-*` headers; it never refuses, faults can do that. */
export class RateLimit {
  readonly #used = new Map<string, number>()
  readonly #reset = Math.floor(Date.now() / 1000) + 3600

  count(caller: Caller): Readonly<Record<string, string>> {
    const who = caller.kind === 'known' ? caller.token.value : ''
    const limit = caller.kind === 'known' ? limits.token : limits.anonymous
    const used = (this.#used.get(who) ?? 0) + 1
    this.#used.set(who, used)
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(Math.max(0, limit - used)),
      'x-ratelimit-reset': String(this.#reset),
      'x-ratelimit-resource': 'core',
      'x-ratelimit-used': String(used),
    }
  }
}

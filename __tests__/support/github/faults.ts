export type ServerKind = 'api' | 'assets' | 'blobs' | 'git' | 'pages' | 'results' | 'upload' | 'web'

/**
 * What goes wrong. `lost-answer`: the request is carried out and the connection breaks before the
 * answer (a 504 may hide a success); `drop`: it breaks before anything is done; `stall`: silence until
 * the stand-in closes; `garbage`: 200 with bytes that are neither JSON nor git; `cutAfter`: it breaks
 * after so many bytes of an upload or of a download, and like `drop` where there is neither.
 *
 * The upload host has seen the beginning before any of them strikes: but for a status below 500 an
 * asset of state `starter` stays.
 */
export type Fault =
  | {
      readonly status: number
      readonly body?: unknown
      readonly headers?: Readonly<Record<string, string>>
      /** The request is carried out all the same, where REST and uploads are served. */
      readonly done?: true
    }
  | { readonly cutAfter: number }
  | 'drop'
  | 'stall'
  | 'garbage'
  | 'lost-answer'

export interface RequestMatch {
  readonly server?: ServerKind
  readonly method?: string
  /** Text: the whole path, without query. */
  readonly path?: string | RegExp
}

/** Whether the work is done although the answer does not say so. */
export function hidesSuccess(fault: Fault): boolean {
  return fault === 'lost-answer' || (typeof fault === 'object' && 'done' in fault)
}

interface Arrival {
  readonly server: ServerKind
  readonly method: string
  readonly path: string
}

interface Rule {
  readonly first: number
  readonly last: number
  readonly fault: Fault
  readonly match: RequestMatch
  seen: number
}

interface Pause {
  readonly n: number
  readonly match: RequestMatch
  readonly callback: () => Promise<unknown>
  seen: number
}

/** The mishaps a test ordered. */
export class Faults {
  readonly #rules: Rule[] = []
  readonly #pauses: Pause[] = []

  /** The n-th matching request from now on, counted from 1. */
  onNth(n: number, fault: Fault, match: RequestMatch = {}): void {
    this.#rules.push({ first: n, last: n, fault, match, seen: 0 })
  }

  /** Every matching request from now on. */
  onEvery(fault: Fault, match: RequestMatch = {}): void {
    this.#rules.push({ first: 1, last: Number.POSITIVE_INFINITY, fault, match, seen: 0 })
  }

  /** While the n-th matching request to the API or the upload host waits, something else happens. */
  duringNth(n: number, match: RequestMatch, callback: () => Promise<unknown>): void {
    this.#pauses.push({ n, match, callback, seen: 0 })
  }

  clear(): void {
    this.#rules.length = 0
    this.#pauses.length = 0
  }

  /** Until what was ordered for this request has happened. */
  async pause(arrival: Arrival): Promise<void> {
    for (const pause of this.#pauses) {
      if (!matches(pause.match, arrival)) continue
      pause.seen += 1
      if (pause.seen === pause.n) await pause.callback()
    }
  }

  /** Counts this request and says what shall happen to it. The first rule that strikes wins. */
  strike(arrival: Arrival): Fault | undefined {
    let struck: Fault | undefined
    for (const rule of this.#rules) {
      if (!matches(rule.match, arrival)) continue
      rule.seen += 1
      if (rule.seen >= rule.first && rule.seen <= rule.last) struck ??= rule.fault
    }
    return struck
  }
}

function matches(match: RequestMatch, arrival: Arrival): boolean {
  if (match.server !== undefined && match.server !== arrival.server) return false
  if (match.method !== undefined && match.method !== arrival.method) return false
  if (match.path === undefined) return true
  return match.path instanceof RegExp ? match.path.test(arrival.path) : match.path === arrival.path
}

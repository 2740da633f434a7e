/** How to wait between tries. Times in milliseconds. */
export interface Backoff {
  readonly attempts: number
  readonly firstDelay: number
  readonly longestDelay: number
}

export interface Clock {
  readonly now: () => Date
  readonly sleep: (milliseconds: number) => Promise<void>
  /** Uniform in [0, 1): spreads runs that were started by the same event. */
  readonly random: () => number
}

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
  random: () => Math.random(),
}

/** Exponential delay with full jitter above a quarter, so that no two runs keep step with each other. */
export function delayBefore(attempt: number, backoff: Backoff, random: () => number): number {
  const ceiling = Math.min(backoff.longestDelay, backoff.firstDelay * 2 ** (attempt - 1))
  return ceiling * (0.25 + 0.75 * random())
}

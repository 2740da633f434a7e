import type { Clock } from '../../src/primitives/clock'

/** Numbers in [0, 1) that are the same in every run of the test (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Sleeper {
  readonly wakes: number
  readonly wake: () => void
}

/** A clock that moves only when everybody who is awake has nothing left to do. */
export class VirtualTime {
  readonly clock: Clock
  #milliseconds: number
  #sleepers: readonly Sleeper[] = []

  constructor(options: { readonly start?: string; readonly seed?: number } = {}) {
    this.#milliseconds = Date.parse(options.start ?? '2026-11-22T12:00:00Z')
    this.clock = {
      now: () => new Date(this.#milliseconds),
      sleep: milliseconds => this.#sleep(milliseconds),
      random: seeded(options.seed ?? 1),
    }
  }

  /** Lets time pass until the work is done. */
  async during<T>(work: Promise<T>): Promise<T> {
    let done = false
    const finished = (): void => {
      done = true
    }
    work.then(finished, finished)
    for (let turn = 0; turn < 1_000_000; turn += 1) {
      await new Promise(resolve => setImmediate(resolve))
      if (done) return work
      this.#wakeNext()
    }
    throw new Error('the work does not come to an end')
  }

  #sleep(milliseconds: number): Promise<void> {
    return new Promise(resolve => {
      const wakes = this.#milliseconds + Math.max(0, milliseconds)
      this.#sleepers = [...this.#sleepers, { wakes, wake: resolve }]
    })
  }

  /** With nobody asleep the work waits for something real, for example a loopback server. */
  #wakeNext(): void {
    const [next] = [...this.#sleepers].sort((a, b) => a.wakes - b.wakes)
    if (next === undefined) return
    this.#sleepers = this.#sleepers.filter(sleeper => sleeper !== next)
    this.#milliseconds = Math.max(this.#milliseconds, next.wakes)
    next.wake()
  }
}

/**
 * Runs jobs side by side, as many as there are lanes and one after the other in each. Tests then wait
 * for the result of theirs, so that what failed is told under its own name.
 */
export class Lanes<Lane> {
  readonly #ends: { readonly lane: Lane; end: Promise<unknown> }[]
  #next = 0

  constructor(lanes: readonly Lane[]) {
    this.#ends = lanes.map(lane => ({ lane, end: Promise.resolve() }))
  }

  start<Result>(job: (lane: Lane) => Promise<Result>): Promise<Result> {
    const slot = this.#ends[this.#next % this.#ends.length]
    if (slot === undefined) throw new Error('there are no lanes')
    this.#next += 1
    const result = slot.end.then(() => job(slot.lane))
    slot.end = result.catch(() => undefined)
    return result
  }
}

import { ActionError } from '../../../src/primitives/errors'
import { mutated, type Numbers, numbers } from './mutate'
import type { FuzzTarget } from './targets'

export interface FuzzOptions {
  readonly seed: number
  /** Asked before each round. */
  readonly goesOn: (round: number) => boolean
  /** Told before each round, so that somebody else knows when one hangs. */
  readonly watch?: (round: number) => Promise<void>
}

export interface FuzzResult {
  readonly rounds: number
  /** Rounds that were refused with a clear error. */
  readonly refused: number
  /** The first input that was answered by anything else. */
  readonly failure: FuzzFailure | undefined
}

export interface FuzzFailure {
  readonly round: number
  readonly error: unknown
  readonly input: Uint8Array
}

/** Feeds changed bytes to a reader until `goesOn` says no or something fails. */
export async function fuzz(target: FuzzTarget, options: FuzzOptions): Promise<FuzzResult> {
  const seeds = target.seeds()
  let refused = 0
  let round = 0
  for (; options.goesOn(round); round++) {
    await options.watch?.(round)
    const input = inputOf(seeds, numbers(options.seed + round * 7919))
    try {
      await target.read(input)
    } catch (error) {
      if (!isClear(error)) return { rounds: round + 1, refused, failure: { round, error, input } }
      refused++
    }
  }
  return { rounds: round, refused, failure: undefined }
}

/** Every round begins anew, so that its number and the seed are enough to repeat it. */
function inputOf(seeds: readonly Uint8Array[], next: Numbers): Uint8Array {
  return mutated(seeds[next() % seeds.length] ?? new Uint8Array(), next)
}

function isClear(error: unknown): boolean {
  return error instanceof ActionError && error.message !== ''
}

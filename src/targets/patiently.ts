import { type Backoff, type Clock, delayBefore } from '../primitives/clock'
import { ActionError } from '../primitives/errors'
import type { Progress } from '../primitives/progress'

/** What waiting needs. */
export interface Waiting {
  readonly clock: Clock
  readonly progress: Progress
}

/** The failures that another try may mend; everything else is final. */
type Passing = 'lost-race' | 'network'

/**
 * Races: thirty jobs of a matrix may push at once and GitHub takes one push after the other, about two
 * seconds each; forty tries with these delays last two to three minutes. Faults of the network are
 * fewer and longer: half a minute of outage is worth waiting for.
 */
const BACKOFFS: Readonly<Record<Passing, Backoff>> = {
  'lost-race': { attempts: 40, firstDelay: 300, longestDelay: 6_000 },
  network: { attempts: 5, firstDelay: 1_000, longestDelay: 15_000 },
}

/**
 * Repeats `attempt` after a lost race or a fault of the network, with jitter, and answers what the
 * first try that succeeds answers. `attempt` gets the number of the try, from 1.
 *
 * @throws ActionError `lost-race` or `network` after the last try; anything that is final at once.
 */
export async function patiently<T>(
  waiting: Waiting,
  attempt: (number: number) => Promise<T>,
): Promise<T> {
  const failures: Record<Passing, number> = { 'lost-race': 0, network: 0 }
  for (let number = 1; ; number++) {
    try {
      return await attempt(number)
    } catch (thrown) {
      const code = passingCode(thrown)
      if (code === undefined) throw thrown
      failures[code]++
      if (failures[code] >= BACKOFFS[code].attempts) throw thrown
      await pause(
        waiting,
        delayBefore(failures[code], BACKOFFS[code], waiting.clock.random),
        thrown,
      )
    }
  }
}

function passingCode(thrown: unknown): Passing | undefined {
  if (!(thrown instanceof ActionError)) return undefined
  return thrown.code === 'lost-race' || thrown.code === 'network' ? thrown.code : undefined
}

/** `delay` in milliseconds. */
async function pause({ clock, progress }: Waiting, delay: number, thrown: unknown): Promise<void> {
  const [why = ''] = thrown instanceof Error ? thrown.message.split('\n') : []
  progress(`${why} Trying again in ${(delay / 1000).toFixed(1)} s`)
  await clock.sleep(delay)
}

import type { Destination } from '../inputs/destinations/destination'
import type { Progress } from '../primitives/progress'
import type { Run } from '../run/run'
import { announcer } from './comment'
import { checkAgainst, type SiteWitness } from './evidence'
import { OwedComments } from './owed'
import type { Announce } from './told'

/** Every comment of one run: its own pull request's, and those of others whose builds it takes away. */
export interface CommentDesk {
  /** The comment of a pull request; undefined: nobody is to be told. */
  readonly on: (pullRequest: number | undefined) => Announce
  /** At the end of the work: with links that could not be taken back the run fails. */
  readonly close: () => void
}

/**
 * What is written to a directory is not online yet: no comment calls it ready.
 *
 * @param serving `promised`: the addresses are not served yet.
 */
export function openDesk(
  run: Run,
  site: SiteWitness,
  serving: Destination['serving'] = run.inputs.destination.serving,
): CommentDesk {
  const { source, inputs, clock, progress, warn } = run
  const owed = new OwedComments(run.remember)
  const speaks = inputs.comment && serving === 'online'
  const check = checkAgainst(site, run)
  const known = new Map<number, Announce>()
  const on = (pullRequest: number | undefined): Announce => {
    if (pullRequest === undefined || !speaks) return tellNobody
    if (inputs.dryRun) return silentAnnounce(pullRequest, progress)
    const found = known.get(pullRequest)
    if (found !== undefined) return found
    const announce = announcer({ ...source, pullRequest, clock, warn, owed, check })
    known.set(pullRequest, announce)
    return announce
  }
  const close = (): void => {
    const failure = owed.failure()
    if (failure !== undefined) run.fail(failure)
  }
  return { on, close }
}

const tellNobody: Announce = async () => ({ kind: 'nobody' })

/** Says whom it would tell what, and tells nobody (input `dry-run`). */
export function silentAnnounce(pullRequest: number, progress: Progress): Announce {
  return async update => {
    const what = update.kind === 'apps' ? update.apps.map(({ phase }) => phase) : [update.kind]
    progress(`Dry run: would say “${what.join(', ')}” on pull request #${pullRequest}`)
    return { kind: 'nobody' }
  }
}

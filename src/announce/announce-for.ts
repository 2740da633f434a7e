import type { Progress } from '../primitives/progress'
import type { Run } from '../run/run'
import { announcer } from './comment'
import type { CommandWorld } from './world'

/**
 * What is written to a directory is not online yet: no comment calls it ready.
 *
 * @param commentOn Number of the pull request that gets the comment.
 */
export function announceFor(run: Run, commentOn: number | undefined): CommandWorld {
  const { source, inputs, clock, progress, warn, remember } = run
  const isOnline = inputs.destination.kind !== 'directory'
  const pullRequest = inputs.comment && isOnline ? commentOn : undefined
  if (inputs.dryRun) return { clock, progress, announce: silentAnnounce(pullRequest, progress) }
  return { clock, progress, announce: announcer({ ...source, pullRequest, clock, warn, remember }) }
}

/** The comments of other pull requests than the run's own: the post step has nothing to settle there. */
export function announceOn(run: Run): (pullRequest: number) => CommandWorld['announce'] {
  const { source, inputs, clock, progress, warn } = run
  const remember = (): void => {}
  return number => {
    if (inputs.dryRun) return silentAnnounce(number, progress)
    const pullRequest = inputs.comment ? number : undefined
    return announcer({ ...source, pullRequest, clock, warn, remember })
  }
}

/** Says whom it would tell what, and tells nobody (input `dry-run`). */
export function silentAnnounce(
  pullRequest: number | undefined,
  progress: Progress,
): CommandWorld['announce'] {
  return async update => {
    if (pullRequest !== undefined) {
      const what = update.kind === 'apps' ? update.apps.map(({ phase }) => phase) : [update.kind]
      progress(`Dry run: would say “${what.join(', ')}” on pull request #${pullRequest}`)
    }
    return undefined
  }
}

import { counted } from '../facts-in-words'
import type { Outcome } from '../outcome'
import { removed } from '../report/comment-update'
import { removeChannel } from '../site/remove-channel'
import type { Target } from '../targets/target'
import { type Assignment, speakerOf } from './assignment'
import type { CommandWorld } from './world'

export interface RemoveRequest extends Assignment {
  readonly directory: string
  /** Why, when it was not simply asked for; empty otherwise. */
  readonly reason: string
}

export interface RemoveWorld extends CommandWorld {
  readonly target: Target
}

/** Takes a channel's builds away and leaves pages that say so. A channel that is gone already is no error. */
export async function remove(request: RemoveRequest, world: RemoveWorld): Promise<Outcome> {
  const { channel, directory, reason } = request
  let removedBuilds = 0
  const edit = removeChannel({ channel: channel.name, directory, now: world.clock.now() })
  await world.target.apply(
    shelf => {
      const change = edit(shelf)
      removedBuilds = change.gone.length
      return change
    },
    { reason: `Remove ${channel.name}`, progress: world.progress },
  )
  world.progress(
    `Removed ${counted(removedBuilds, 'build')} from ${channel.name}. ${reason}`.trim(),
  )
  const speaker = speakerOf(request, world.clock.now())
  const commentUrl = await world.announce(removed({ ...speaker, reason }))
  return { kind: 'removed', channel, removedBuilds, commentUrl, reason }
}

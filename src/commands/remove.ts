import { counted } from '../facts-in-words'
import type { Outcome } from '../outcome'
import { removed } from '../report/comment-update'
import type { RunIdentity } from '../site/build-record'
import { removeChannel } from '../site/remove-channel'
import type { ShelvedBuild } from '../site/site'
import type { Publication, Target } from '../targets/target'
import { type Assignment, speakerOf } from './assignment'
import { discard } from './discard'
import { goneBuilds } from './gone-builds'
import type { CommandWorld } from './world'

export interface RemoveRequest extends Assignment {
  readonly directory: string
  /** `owner/name` where the site takes builds of several repositories; undefined: all are of one. */
  readonly onlyFrom?: string | undefined
  /** Builds of runs newer than this one stay: the pull request was opened again. Default: all go. */
  readonly upTo?: RunIdentity | undefined
  /** Why, when it was not simply asked for; empty otherwise. */
  readonly reason: string
}

export interface RemoveWorld extends CommandWorld {
  readonly target: Target
}

/** Takes a channel's builds away and leaves pages that say so. A channel that is gone already is no error. */
export async function remove(request: RemoveRequest, world: RemoveWorld): Promise<Outcome> {
  const { channel, reason } = request
  const { gone, kind } = await takeAway(request, world)
  await discard(gone, world)
  const done = kind === 'rehearsed' ? 'Dry run: would have removed' : 'Removed'
  world.progress(`${done} ${counted(gone.length, 'build')} from ${channel.name}. ${reason}`.trim())
  const speaker = speakerOf(request, world.clock.now())
  const told = removed({ ...speaker, reason, gone: goneBuilds(gone) })
  const commentUrl = await world.announce(told)
  return { kind: 'removed', channel, removedBuilds: gone.length, commentUrl, reason }
}

async function takeAway(
  { channel, directory, onlyFrom, upTo }: RemoveRequest,
  { target, clock, progress }: RemoveWorld,
): Promise<Publication & { readonly gone: readonly ShelvedBuild[] }> {
  let gone: readonly ShelvedBuild[] = []
  const edit = removeChannel({ channel: channel.name, directory, onlyFrom, upTo, now: clock.now() })
  const publication = await target.apply(
    shelf => {
      const change = edit(shelf)
      gone = change.gone
      return change
    },
    { reason: `Remove ${channel.name}`, progress },
  )
  return { ...publication, gone }
}

import { addressOf, type CommandWorld, type Told } from '../announce/world'
import type { RunIdentity } from '../builds/build-record'
import { counted } from '../primitives/in-words'
import { removed } from '../report/comment/update'
import type { Outcome } from '../report/outcome'
import { removeChannel } from '../site/edits/remove-channel'
import type { ShelvedBuild, SiteChange } from '../site/shelf'
import type { Target } from '../targets/target'
import { discard } from './discard'
import { goneBuilds } from './gone-builds'
import { type Assignment, speakerOf } from './speaker'

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

/**
 * Takes a channel's builds away and leaves pages that say so. A channel that is gone already is no error.
 * A comment that can't be written keeps no build online: nobody wants it any more.
 */
export async function remove(request: RemoveRequest, world: RemoveWorld): Promise<Outcome> {
  const { channel, reason } = request
  const { target, progress } = world
  let gone: readonly ShelvedBuild[] = []
  let told: Told | undefined
  // A link is taken back before its target goes: whatever ends this run in between, none is left dead.
  const beforeWrite = async (change: SiteChange): Promise<void> => {
    if (change.gone.length > 0) told = await tell(change.gone, request, world)
  }
  const edit = editOf(request, world)
  const { kind, toDelete } = await target.apply(
    shelf => {
      const change = edit(shelf)
      gone = change.gone
      return change
    },
    { reason: `Remove ${channel.name}`, progress, beforeWrite },
  )
  await discard(gone, world)
  const done = kind === 'rehearsed' ? 'Dry run: would have removed' : 'Removed'
  progress(`${done} ${counted(gone.length, 'build')} from ${channel.name}. ${reason}`.trim())
  if (told === undefined || told.kind === 'failed') told = await tell(gone, request, world)
  return {
    kind: 'removed',
    channel,
    removedBuilds: gone.length,
    commentUrl: addressOf(told),
    reason,
    toDelete,
  }
}

function tell(
  gone: readonly ShelvedBuild[],
  request: RemoveRequest,
  world: RemoveWorld,
): Promise<Told> {
  const speaker = speakerOf(request, world.clock.now())
  return world.announce(removed({ ...speaker, reason: request.reason, gone: goneBuilds(gone) }))
}

function editOf(
  { channel, directory, onlyFrom, upTo }: RemoveRequest,
  { clock }: RemoveWorld,
): ReturnType<typeof removeChannel> {
  return removeChannel({ channel: channel.name, directory, onlyFrom, upTo, now: clock.now() })
}

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
  const before = await withdrawLinks(request, world)
  const { gone, kind } = await takeAway(request, world)
  await discard(gone, world)
  const done = kind === 'rehearsed' ? 'Dry run: would have removed' : 'Removed'
  world.progress(`${done} ${counted(gone.length, 'build')} from ${channel.name}. ${reason}`.trim())
  const isSaid = before.url !== undefined && saidAll(gone, before.gone)
  const commentUrl = isSaid ? before.url : await tell(gone, request, world)
  return { kind: 'removed', channel, removedBuilds: gone.length, commentUrl, reason }
}

interface Withdrawn {
  readonly gone: readonly ShelvedBuild[]
  /** Of the comment; undefined when it could not be written, or there is none. */
  readonly url: string | undefined
}

/** A link is taken back before its target goes: whatever ends this run in between, none is left dead. */
async function withdrawLinks(request: RemoveRequest, world: RemoveWorld): Promise<Withdrawn> {
  const { gone } = editOf(request, world)(await world.target.read())
  return { gone, url: gone.length === 0 ? undefined : await tell(gone, request, world) }
}

/** Other runs may have published between the look and the writing. */
function saidAll(gone: readonly ShelvedBuild[], said: readonly ShelvedBuild[]): boolean {
  const folders = new Set(said.map(({ folder }) => folder))
  return gone.every(({ folder }) => folders.has(folder))
}

function tell(
  gone: readonly ShelvedBuild[],
  request: RemoveRequest,
  world: RemoveWorld,
): Promise<string | undefined> {
  const speaker = speakerOf(request, world.clock.now())
  return world.announce(removed({ ...speaker, reason: request.reason, gone: goneBuilds(gone) }))
}

function editOf(
  { channel, directory, onlyFrom, upTo }: RemoveRequest,
  { clock }: RemoveWorld,
): ReturnType<typeof removeChannel> {
  return removeChannel({ channel: channel.name, directory, onlyFrom, upTo, now: clock.now() })
}

async function takeAway(
  request: RemoveRequest,
  world: RemoveWorld,
): Promise<Publication & { readonly gone: readonly ShelvedBuild[] }> {
  let gone: readonly ShelvedBuild[] = []
  const { target, progress } = world
  const edit = editOf(request, world)
  const publication = await target.apply(
    shelf => {
      const change = edit(shelf)
      gone = change.gone
      return change
    },
    { reason: `Remove ${request.channel.name}`, progress },
  )
  return { ...publication, gone }
}

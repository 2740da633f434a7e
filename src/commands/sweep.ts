import type { StandingOffers } from '../announce/standing-offers'
import type { Announce, CommandWorld } from '../announce/world'
import type { Channel } from '../builds/channel'
import { counted } from '../primitives/in-words'
import { departed, removed } from '../report/comment/update'
import type { Outcome } from '../report/outcome'
import { isExpired } from '../site/edits/expire-builds'
import { pagesWithoutBuild, sweepSite } from '../site/edits/sweep-site'
import { parseGone } from '../site/pages/gone-page'
import type { ShelvedBuild, SiteChange } from '../site/shelf'
import { buildsAtHome, isFrom } from '../site/tree'
import type { Target } from '../targets/target'
import { discard } from './discard'
import { channelsOf, goneBuilds } from './gone-builds'
import { mendComments } from './mend-comments'
import { type Assignment, speakerOf } from './speaker'

export interface SweepRequest extends Omit<Assignment, 'channel'> {
  readonly directory: string
  /** Bytes that the whole site may hold. */
  readonly siteBudget: number
}

export interface SweepWorld extends Omit<CommandWorld, 'announce'> {
  readonly target: Target
  /** Those of the channels that have outlived what they are for. */
  readonly ended: (channels: readonly Channel[]) => Promise<readonly Channel[]>
  readonly announceOn: (pullRequest: number) => Announce
  /** What comments offer at this moment. */
  readonly standing: () => Promise<readonly StandingOffers[]>
}

const CLOSED = 'The pull request is closed.'
const EXPIRED = 'Its provisioning profile has expired.'
const NO_ROOM = 'It was removed to keep the site within its budget (`site-budget`).'

/**
 * Tidies up what no event did: channels whose pull request is closed or whose branch is gone, builds that
 * have expired, pages that have long said that a build is gone, and files that runs which died have
 * left. One change for all of it; on a tidy site nothing happens.
 */
export async function sweep(request: SweepRequest, world: SweepWorld): Promise<Outcome> {
  const { directory, siteBudget, source } = request
  const { target, clock, progress } = world
  const shelf = await target.read()
  const ours = buildsAtHome(shelf, directory).filter(build => isFrom(source.repository, build))
  const ended = await world.ended(channelsOf(ours))
  const edit = sweepSite({
    directory,
    ended: ended.map(({ name }) => name),
    judged: ours,
    tombstones: await readTombstones(pagesWithoutBuild(shelf, directory), target),
    now: clock.now(),
    siteBudget,
  })
  let gone: readonly ShelvedBuild[] = []
  let before = shelf.builds
  let cleared = 0
  const names = new Set(ended.map(({ name }) => name))
  // A link is taken back before its target goes: whatever ends this run in between, none is left dead.
  const beforeWrite = (change: SiteChange) =>
    tellPullRequests(change.gone, names, { request, world })
  const { kind, toDelete } = await target.apply(
    fresh => {
      const change = edit(fresh)
      gone = change.gone
      before = fresh.builds
      cleared = change.remove.filter(path => path.endsWith('/index.html')).length
      return change
    },
    { reason: 'Sweep', progress, beforeWrite },
  )
  await discard(gone, world)
  const leftovers = ((await target.tidy?.('delete')) ?? []).length
  const done = kind === 'rehearsed' ? 'Dry run: would have swept' : 'Swept'
  progress(
    `${done}: ${counted(gone.length, 'build')} removed, ${counted(cleared, 'old page')} cleared, ${counted(leftovers, 'leftover file')} deleted`,
  )
  const held = before.filter(build => !gone.includes(build))
  const mending = { by: request, now: clock.now(), target, announceOn: world.announceOn }
  await mendComments(await world.standing(), held, mending)
  const records = gone.map(({ record }) => record)
  return { kind: 'swept', builds: records, pages: cleared, leftovers, toDelete }
}

async function readTombstones(
  paths: readonly string[],
  target: Target,
): Promise<ReadonlyMap<string, Date>> {
  const pages = paths.length === 0 ? undefined : await target.contents?.(paths)
  return new Map(
    [...(pages ?? [])].flatMap(([path, bytes]) => {
      const since = parseGone(bytes)
      return since === undefined ? [] : [[path, since]]
    }),
  )
}

interface Telling {
  readonly request: SweepRequest
  readonly world: SweepWorld
}

/** Each pull request about its own builds, once for each reason. */
async function tellPullRequests(
  gone: readonly ShelvedBuild[],
  ended: ReadonlySet<string>,
  { request, world }: Telling,
): Promise<void> {
  const ours = gone.filter(build => isFrom(request.source.repository, build))
  for (const channel of channelsOf(ours)) {
    if (channel.pullRequest === undefined) continue
    const ofChannel = ours.filter(({ record }) => record.channel.name === channel.name)
    const speaker = speakerOf({ ...request, channel }, world.clock.now())
    const announce = world.announceOn(channel.pullRequest)
    if (ended.has(channel.name)) {
      await announce(removed({ ...speaker, reason: CLOSED, gone: goneBuilds(ofChannel) }))
      continue
    }
    const expired = ofChannel.filter(build => isExpired(build, world.clock.now()))
    const others = ofChannel.filter(build => !expired.includes(build))
    for (const [reason, builds] of [[EXPIRED, expired] as const, [NO_ROOM, others] as const]) {
      if (builds.length > 0) {
        await announce(departed({ ...speaker, reason, gone: goneBuilds(builds) }))
      }
    }
  }
}

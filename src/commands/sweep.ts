import { type CommentDesk, openDesk } from '../announce/desk'
import { clearLinksTo } from '../announce/release-notes'
import { standingOffers } from '../announce/standing-offers'
import type { BuildRecord } from '../builds/build-record'
import { counted } from '../primitives/in-words'
import { departed, removed } from '../report/comment/update'
import type { Outcome } from '../report/outcome'
import { budgetOf, type Run, sourceOf } from '../run/run'
import { isExpired } from '../site/edits/expire-builds'
import { pagesWithoutBuild, sweepSite } from '../site/edits/sweep-site'
import { parseGone } from '../site/pages/gone-page'
import type { Shelf, ShelvedBuild, SiteChange } from '../site/shelf'
import { buildsAtHome, isFrom } from '../site/tree'
import { openTarget } from '../targets/open-target'
import type { Publication, Target } from '../targets/target'
import { discard } from './discard'
import { endedChannels } from './ended-channels'
import { channelsOf, goneBuilds } from './gone-builds'
import { mendComments } from './mend-comments'
import { speakerOf } from './speaker'
import { witnessed } from './witness'

const CLOSED = 'The pull request is closed.'
const EXPIRED = 'Its provisioning profile has expired.'
const NO_ROOM = 'It was removed to keep the site within its budget (`site-budget`).'

/**
 * Tidies up what no event did: channels whose pull request is closed or whose branch is gone, builds that
 * have expired, pages that have long said that a build is gone, and files that runs which died have
 * left. One change for all of it; on a tidy site nothing happens.
 */
export async function sweep(run: Run): Promise<Outcome> {
  const { inputs, source, clock, progress } = run
  const { target, site } = witnessed(openTarget(run))
  const desk = openDesk(run, site, 'ending')
  const shelf = await target.read()
  const ours = buildsAtHome(shelf, inputs.directory).filter(build => isOurs(build, run))
  const ended = await endedChannels(channelsOf(ours), { ...source, progress })
  const sweeping = { run, target, desk, ended: new Set(ended.map(({ name }) => name)) }
  const swept = await write(shelf, ours, sweeping)
  await discard(swept.gone, target, progress)
  const leftovers = (await target.tidy?.('delete'))?.length ?? 0
  progress(inWords(swept, leftovers))
  const by = { run: run.event.run, source: sourceOf(run) }
  const mending = { by, now: clock.now(), target, announceOn: desk.on }
  await mendComments(await standingOffers(run), swept.held, mending)
  desk.close()
  await clearLinksTo(swept.gone.filter(build => isOurs(build, run)).map(recordOf), run)
  const { gone, cleared: pages, toDelete } = swept
  return { kind: 'swept', builds: gone.map(recordOf), pages, leftovers, toDelete }
}

interface Sweeping {
  readonly run: Run
  readonly target: Target
  readonly desk: CommentDesk
  /** Names of the channels that have outlived what they are for. */
  readonly ended: ReadonlySet<string>
}

/** What one change took away. */
interface Swept {
  readonly kind: Publication['kind']
  readonly toDelete: Publication['toDelete']
  readonly gone: readonly ShelvedBuild[]
  /** What stayed. */
  readonly held: readonly ShelvedBuild[]
  /** Pages that had said long enough that something is gone. */
  readonly cleared: number
}

async function write(
  shelf: Shelf,
  ours: readonly ShelvedBuild[],
  sweeping: Sweeping,
): Promise<Swept> {
  const { run, target, ended } = sweeping
  const { directory } = run.inputs
  const edit = sweepSite({
    directory,
    ended: [...ended],
    judged: ours,
    tombstones: await readTombstones(pagesWithoutBuild(shelf, directory), target),
    now: run.clock.now(),
    siteBudget: budgetOf(run),
  })
  let swept: Omit<Swept, 'kind' | 'toDelete'> = { gone: [], held: shelf.builds, cleared: 0 }
  // A link is taken back before its target goes: whatever ends this run in between, none is left dead.
  const beforeWrite = (change: SiteChange) => tellPullRequests(change.gone, sweeping)
  const { kind, toDelete } = await target.apply(
    fresh => {
      const change = edit(fresh)
      const { gone, remove } = change
      const held = fresh.builds.filter(build => !gone.includes(build))
      swept = { gone, held, cleared: remove.filter(path => path.endsWith('/index.html')).length }
      return change
    },
    { reason: 'Sweep', progress: run.progress, beforeWrite },
  )
  return { kind, toDelete, ...swept }
}

function inWords({ kind, gone, cleared }: Swept, leftovers: number): string {
  const done = kind === 'dry-run' ? 'Dry run: would have swept' : 'Swept'
  return `${done}: ${counted(gone.length, 'build')} removed, ${counted(cleared, 'old page')} cleared, ${counted(leftovers, 'leftover file')} deleted`
}

/** A builds repository may take those of several: each run minds its own. */
function isOurs(build: ShelvedBuild, { event }: Run): boolean {
  return isFrom(event.repository.fullName, build)
}

function recordOf({ record }: ShelvedBuild): BuildRecord {
  return record
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

/** Each pull request about its own builds, once for each reason. */
async function tellPullRequests(
  gone: readonly ShelvedBuild[],
  { run, desk, ended }: Sweeping,
): Promise<void> {
  const ours = gone.filter(build => isOurs(build, run))
  const now = run.clock.now()
  for (const channel of channelsOf(ours)) {
    if (channel.pullRequest === undefined) continue
    const ofChannel = ours.filter(({ record }) => record.channel.name === channel.name)
    const speaker = speakerOf({ channel, run: run.event.run, source: sourceOf(run) }, now)
    const announce = desk.on(channel.pullRequest)
    if (ended.has(channel.name)) {
      await announce(removed({ ...speaker, reason: CLOSED, gone: goneBuilds(ofChannel) }))
      continue
    }
    const expired = ofChannel.filter(build => isExpired(build, now))
    const others = ofChannel.filter(build => !expired.includes(build))
    for (const [reason, builds] of [[EXPIRED, expired] as const, [NO_ROOM, others] as const]) {
      if (builds.length > 0) {
        await announce(departed({ ...speaker, reason, gone: goneBuilds(builds) }))
      }
    }
  }
}

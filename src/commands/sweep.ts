import { type CommentDesk, openDesk } from '../announce/desk'
import { clearLinksTo } from '../announce/release-notes'
import { standingOffers } from '../announce/standing-offers'
import type { BuildRecord } from '../builds/build-record'
import { departed, removed } from '../report/comment/update'
import type { Outcome } from '../report/outcome'
import { sweptInWords } from '../report/swept'
import { budgetOf, type Run, sourceOf } from '../run/run'
import { isTranslation, pagesToRead } from '../site/edits/clear-languages'
import { isExpired } from '../site/edits/expire-builds'
import { pagesWithoutBuild, sweepSite } from '../site/edits/sweep-site'
import { buildFiles } from '../site/layout'
import { parseGone } from '../site/pages/gone-page'
import type { Shelf, ShelvedBuild, SiteChange } from '../site/shelf'
import { buildsAtHome, isFrom } from '../site/tree'
import { openTarget } from '../targets/open-target'
import type { Publication, Target } from '../targets/target'
import { discard } from './discard'
import { endedChannels } from './ended-channels'
import { channelsOf, goneBuilds, nameInLog } from './gone-builds'
import { mendComments } from './mend-comments'
import { speakerOf } from './speaker'
import { witnessed } from './witness'

const CLOSED = 'The pull request is closed.'
const NO_BRANCH = 'The branch is gone.'
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
  const { gone, cleared, kind, toDelete } = swept
  const done = kind === 'dry-run' ? 'Dry run: would have swept' : 'Swept'
  progress(`${done}: ${sweptInWords(gone.length, { ...cleared, leftovers })}`)
  if (gone.length > 0)
    progress(
      'Builds and why they go',
      gone.map(build => `${nameInLog(build)}. ${reasonOf(build, sweeping)}`),
    )
  const by = { run: run.event.run, source: sourceOf(run) }
  const mending = { by, now: clock.now(), target, announceOn: desk.on }
  await mendComments(await standingOffers(run), swept.held, mending)
  desk.close()
  await clearLinksTo(gone.filter(build => isOurs(build, run)).map(recordOf), run)
  return { kind: 'swept', builds: gone.map(recordOf), ...cleared, leftovers, toDelete }
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
  readonly cleared: Cleared
}

interface Cleared {
  /** Pages that had said long enough that something is gone. */
  readonly pages: number
  /** Files of texts that no page names any more. */
  readonly translations: number
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
    ...(await readPages(shelf, directory, target)),
    now: run.clock.now(),
    siteBudget: budgetOf(run),
  })
  const cleared = { pages: 0, translations: 0 }
  let swept: Omit<Swept, 'kind' | 'toDelete'> = { gone: [], held: shelf.builds, cleared }
  // A link is taken back before its target goes: whatever ends this run in between, none is left dead.
  const beforeWrite = (change: SiteChange) => tellPullRequests(change.gone, sweeping)
  const { kind, toDelete } = await target.apply(
    fresh => {
      const change = edit(fresh)
      const { gone, remove } = change
      const held = fresh.builds.filter(build => !gone.includes(build))
      swept = { gone, held, cleared: clearedBy(remove, directory) }
      return change
    },
    { reason: 'Sweep', progress: run.progress, beforeWrite },
  )
  return { kind, toDelete, ...swept }
}

function clearedBy(remove: readonly string[], directory: string): Cleared {
  return {
    pages: remove.filter(path => path.endsWith(`/${buildFiles.page}`)).length,
    translations: remove.filter(path => isTranslation(path, directory)).length,
  }
}

/** A builds repository may take those of several: each run minds its own. */
function isOurs(build: ShelvedBuild, { event }: Run): boolean {
  return isFrom(event.repository.fullName, build)
}

function recordOf({ record }: ShelvedBuild): BuildRecord {
  return record
}

/** Those that say that a build is gone; all of them when old texts lie on the site. */
async function readPages(shelf: Shelf, directory: string, target: Target) {
  const silent = pagesWithoutBuild(shelf, directory)
  const paths = [...new Set([...silent, ...pagesToRead(shelf, directory)])]
  const none: ReadonlyMap<string, Uint8Array> = new Map()
  const contents = paths.length === 0 ? none : ((await target.contents?.(paths)) ?? none)
  const tombstones = silent.flatMap(path => {
    const page = contents.get(path)
    const since = page && parseGone(page)
    return since === undefined ? [] : [[path, since] as const]
  })
  return { tombstones: new Map(tombstones), pages: { shelf, contents } }
}

/** Each pull request about its own builds, once for each reason. */
async function tellPullRequests(gone: readonly ShelvedBuild[], sweeping: Sweeping): Promise<void> {
  const { run, desk } = sweeping
  const ours = gone.filter(build => isOurs(build, run))
  for (const channel of channelsOf(ours)) {
    if (channel.pullRequest === undefined) continue
    const ofChannel = ours.filter(({ record }) => record.channel.name === channel.name)
    const speaker = speakerOf(
      { channel, run: run.event.run, source: sourceOf(run) },
      run.clock.now(),
    )
    const announce = desk.on(channel.pullRequest)
    for (const reason of [CLOSED, EXPIRED, NO_ROOM]) {
      const builds = ofChannel.filter(build => reasonOf(build, sweeping) === reason)
      const update = reason === CLOSED ? removed : departed
      if (builds.length > 0)
        await announce(update({ ...speaker, reason, gone: goneBuilds(builds) }))
    }
  }
}

function reasonOf(build: ShelvedBuild, { run, ended }: Sweeping): string {
  const { channel } = build.record
  if (ended.has(channel.name)) return channel.pullRequest === undefined ? NO_BRANCH : CLOSED
  return isExpired(build, run.clock.now()) ? EXPIRED : NO_ROOM
}

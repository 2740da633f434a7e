import { openDesk } from '../announce/desk'
import { clearInstallLinks } from '../announce/release-notes'
import { type Announce, addressOf, type Told } from '../announce/told'
import type { RunIdentity } from '../builds/build-record'
import type { Work } from '../event/work'
import { readPullRequest } from '../github/pull-requests'
import { messageOf } from '../primitives/errors'
import { counted } from '../primitives/in-words'
import { removed } from '../report/comment/update'
import type { Outcome } from '../report/outcome'
import { type Run, sourceOf } from '../run/run'
import { onlyFrom } from '../run/visibility'
import { removeChannel } from '../site/edits/remove-channel'
import type { ShelvedBuild, SiteChange } from '../site/shelf'
import { openTarget } from '../targets/open-target'
import type { Publication, Target } from '../targets/target'
import { discard } from './discard'
import { goneBuilds } from './gone-builds'
import { type Assignment, speakerOf } from './speaker'
import { witnessed } from './witness'

type RemoveWork = Extract<Work, { kind: 'remove' }>

/** Takes a channel away: its pull request was closed, its branch deleted, or somebody asked for it. */
export async function remove({ channel, commentOn }: RemoveWork, run: Run): Promise<Outcome> {
  const closed = closedBy(run)
  const isClosing = closed !== undefined && closed === channel.pullRequest
  // Events come late and out of order: this one may tell of an end that is over.
  if (isClosing && (await isKnownOpen(run, closed))) {
    const reason = `Pull request #${closed} is open again: its builds stay.`
    return { kind: 'skipped', reason, recipe: '' }
  }
  const { target, site } = witnessed(openTarget(run))
  const desk = openDesk(run, site, 'ending')
  const outcome = await removeBuilds({
    run,
    target,
    announce: desk.on(commentOn),
    assignment: { channel, run: run.event.run, source: sourceOf(run) },
    upTo: isClosing ? run.event.run : undefined,
    reason: '',
  })
  desk.close()
  if (channel.kind === 'ref' && channel.ref !== undefined) await clearInstallLinks(channel.ref, run)
  return outcome
}

/** Number of the pull request whose closing started the run. */
function closedBy({ event: { trigger } }: Run): number | undefined {
  const isClosed = trigger.kind === 'pull-request' && trigger.closed
  return isClosed ? trigger.pullRequest.number : undefined
}

/** Without an answer the event is believed: builds of a closed pull request must not stay. */
async function isKnownOpen({ source, progress }: Run, number: number): Promise<boolean> {
  try {
    return (await readPullRequest(source.github, source.repository, number)).state === 'open'
  } catch (error) {
    progress(`Could not ask whether pull request #${number} is open again: ${messageOf(error)}`)
    return false
  }
}

export interface Removing {
  readonly run: Run
  readonly target: Target
  /** On the channel's pull request. */
  readonly announce: Announce
  readonly assignment: Assignment
  /** Builds of runs newer than this one stay: the pull request was opened again. Default: all go. */
  readonly upTo?: RunIdentity | undefined
  /** Why, when it was not simply asked for; empty otherwise. */
  readonly reason: string
}

/**
 * Takes a channel's builds away and leaves pages that say so. A channel that is gone already is no error.
 * A comment that can't be written keeps no build online: nobody wants it any more.
 */
export async function removeBuilds(removing: Removing): Promise<Outcome> {
  const { run, target, assignment, reason } = removing
  const { channel } = assignment
  const { progress } = run
  let gone: readonly ShelvedBuild[] = []
  let told: Told | undefined
  // A link is taken back before its target goes: whatever ends this run in between, none is left dead.
  const beforeWrite = async (change: SiteChange): Promise<void> => {
    if (change.gone.length > 0) told = await tell(change.gone, removing)
  }
  const edit = editOf(removing)
  const { kind, toDelete } = await target.apply(
    shelf => {
      const change = edit(shelf)
      gone = change.gone
      return change
    },
    { reason: `Remove ${channel.name}`, progress, beforeWrite },
  )
  await discard(gone, target, progress)
  progress(`${removedInWords(channel.name, gone, kind)}. ${reason}`.trim())
  if (told === undefined || told.kind === 'failed') told = await tell(gone, removing)
  const commentUrl = addressOf(told)
  return { kind: 'removed', channel, removedBuilds: gone.length, commentUrl, reason, toDelete }
}

function removedInWords(
  channel: string,
  gone: readonly ShelvedBuild[],
  kind: Publication['kind'],
): string {
  if (gone.length === 0) return `There is nothing to remove from ${channel}`
  const done = kind === 'dry-run' ? 'Dry run: would have removed' : 'Removed'
  const ids = gone.map(({ record }) => record.buildId).join(', ')
  return `${done} ${counted(gone.length, 'build')} from ${channel} (${ids})`
}

function tell(
  gone: readonly ShelvedBuild[],
  { run, announce, assignment, reason }: Removing,
): Promise<Told> {
  const speaker = speakerOf(assignment, run.clock.now())
  return announce(removed({ ...speaker, reason, gone: goneBuilds(gone) }))
}

function editOf({ run, assignment, upTo }: Removing): ReturnType<typeof removeChannel> {
  return removeChannel({
    channel: assignment.channel.name,
    directory: run.inputs.directory,
    onlyFrom: onlyFrom(run),
    upTo,
    now: run.clock.now(),
  })
}

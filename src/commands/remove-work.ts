import { openDesk } from '../announce/desk'
import { clearInstallLinks } from '../announce/release-notes'
import type { Work } from '../event/work'
import { readPullRequest } from '../github/pull-requests'
import { messageOf } from '../primitives/errors'
import type { Outcome } from '../report/outcome'
import { type Run, sourceOf } from '../run/run'
import { onlyFrom } from '../run/visibility'
import { openTarget } from '../targets/open-target'
import { remove } from './remove'
import { witnessed } from './witness'

export async function removeWork(
  work: Extract<Work, { kind: 'remove' }>,
  run: Run,
): Promise<Outcome> {
  const closed = closedBy(run)
  const isClosing = closed !== undefined && closed === work.channel.pullRequest
  // Events come late and out of order: this one may tell of an end that is over.
  if (isClosing && (await isKnownOpen(run, closed))) {
    const reason = `Pull request #${closed} is open again: its builds stay.`
    return { kind: 'skipped', reason, recipe: '' }
  }
  const request = {
    channel: work.channel,
    run: run.event.run,
    source: sourceOf(run),
    directory: run.inputs.directory,
    onlyFrom: onlyFrom(run),
    ...(isClosing ? { upTo: run.event.run } : {}),
    reason: '',
  }
  const { clock, progress } = run
  const { target, site } = witnessed(openTarget(run))
  const desk = openDesk(run, site, 'ending')
  const announce = desk.on(work.commentOn)
  const outcome = await remove(request, { clock, progress, announce, target })
  desk.close()
  const { kind, ref } = work.channel
  if (kind === 'ref' && ref !== undefined) await clearInstallLinks(ref, run)
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

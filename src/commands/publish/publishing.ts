import { type CommentDesk, openDesk } from '../../announce/desk'
import type { Announce } from '../../announce/told'
import type { Work } from '../../event/work'
import { fullName } from '../../github/repository'
import { ActionError } from '../../primitives/errors'
import { type Run, sourceOf } from '../../run/run'
import { siteVisibility } from '../../run/visibility'
import { openTarget } from '../../targets/open-target'
import type { Target } from '../../targets/target'
import { witnessed } from '../witness'
import type { BuildDescription } from './record-build'

export type PublishWork = Extract<Work, { kind: 'publish' }>

/** What one publish works with, opened once. */
export interface Publishing {
  readonly run: Run
  readonly target: Target
  readonly description: BuildDescription
  /** On the pull request of the builds. */
  readonly announce: Announce
  /** All comments: on other pull requests are builds that may have to make room. */
  readonly desk: CommentDesk
  /** false when the pull request has been closed. */
  readonly isWanted: () => Promise<boolean>
}

export function openPublishing(work: PublishWork, run: Run): Publishing {
  const { target, site } = witnessed(openTarget(run))
  const desk = openDesk(run, site)
  const { pullRequest } = work.channel
  return {
    run,
    target,
    description: describe(work, run),
    announce: desk.on(work.commentOn),
    desk,
    isWanted: () => desk.isOpen(pullRequest),
  }
}

function describe(work: PublishWork, run: Run): BuildDescription {
  const { inputs, event } = run
  return {
    channel: work.channel,
    run: event.run,
    source: sourceOf(run),
    title: inputs.title ?? '',
    subtitle: inputs.subtitle ?? '',
    notes: inputs.notes,
  }
}

/** What is uploaded later is not served yet, and a dry run puts nothing online. */
export function isFetchedBack({ inputs }: Run): boolean {
  return inputs.verify && !inputs.dryRun && inputs.destination.serving === 'online'
}

/**
 * Contract, input `unlisted`: what counts is who can read the branch that holds the builds.
 *
 * @throws ActionError `bad-input` when nothing can be kept unlisted there.
 */
export async function isUnlisted(run: Run): Promise<boolean> {
  const { unlisted, destination } = run.inputs
  if (unlisted === false) return false
  if (unlisted === true && !destination.inRepository) return true
  const visibility = await siteVisibility(run)
  if (unlisted === true && visibility === 'public') {
    throw new ActionError(
      `unlisted: true promises too much in ${fullName(run.site.repository)}: the branch of a public repository can be read by anybody`,
      {
        code: 'bad-input',
        hint: 'Leave `unlisted` at `auto`, or let a repository that is not public take the builds (input `site-repository`).',
      },
    )
  }
  return visibility !== 'public'
}

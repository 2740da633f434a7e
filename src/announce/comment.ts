import { asActionError } from '../primitives/as-action-error'
import type { Clock } from '../primitives/clock'
import type { ActionError } from '../primitives/errors'
import { offersAny } from '../report/comment/offers'
import { type CommentStore, type Settling, settleComment } from '../report/comment/sticky-comment'
import { type CommentUpdate, inProgress } from '../report/comment/update'
import type { OwedComments } from './owed'
import type { Announce } from './told'

export interface AnnouncerOptions {
  readonly comments: CommentStore
  readonly pullRequest: number
  readonly clock: Clock
  readonly warn: (message: string) => void
  readonly owed: OwedComments
  /** `perhaps`: nobody need have told of these builds, so there may be no comment to mend. Default: `surely`. */
  readonly wrote?: 'surely' | 'perhaps'
  /** What of a comment is so. Default: all. */
  readonly check?: Settling['check']
}

/**
 * Tells the pull request. A comment that can't be written costs a warning, never the build: the link
 * stands in the summary as well. Links that it was to take back stay owed.
 */
export function announcer(options: AnnouncerOptions): Announce {
  const { comments, pullRequest, clock, owed, check, wrote } = options
  const warned = new Set<string>()
  let publishes = false
  return async spoken => {
    publishes ||= inProgress(spoken).length > 0
    const update = owed.begin(pullRequest, spoken)
    const { store, offers } = watched(comments, update)
    try {
      const url = await settleComment(update, { store, clock, ...(check && { check }) })
      owed.told(pullRequest, update)
      return { kind: 'told', url }
    } catch (thrown) {
      const error = asActionError(thrown)
      // What publishes here and may not even read the comments has never written one.
      const isMute = (publishes || wrote === 'perhaps') && error.code === 'missing-permission'
      const offered = offers() ?? !isMute
      owed.failed(pullRequest, update, { error, offers: offered })
      const message = warningOf(error, pullRequest)
      const isNobodysLoss = wrote === 'perhaps' && !offered
      if (!warned.has(message) && !isNobodysLoss) options.warn(message)
      warned.add(message)
      return { kind: 'failed', error }
    }
  }
}

/** Sees whether a comment offers what the update takes back; undefined before the first look. */
function watched(
  comments: CommentStore,
  { channel, gone }: CommentUpdate,
): { readonly store: CommentStore; readonly offers: () => boolean | undefined } {
  let offers: boolean | undefined
  const list = async () => {
    const listed = await comments.list()
    offers = listed.some(({ own, body }) => own && offersAny(body, { channel, gone }))
    return listed
  }
  return { store: { ...comments, list }, offers: () => offers }
}

function warningOf({ message, hint }: ActionError, pullRequest: number): string {
  const advice = hint === undefined ? '' : `\n${hint}`
  return `The comment on pull request #${pullRequest} could not be written: ${message}${advice}`
}

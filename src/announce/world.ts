import type { Clock } from '../primitives/clock'
import type { ActionError } from '../primitives/errors'
import type { Progress } from '../primitives/progress'
import type { CommentUpdate } from '../report/comment/update'

/** What came of telling a pull request. */
export type Told =
  /** `url` of the comment; undefined when there is none, and this update is no reason to make one. */
  | { readonly kind: 'told'; readonly url: string | undefined }
  /** There is no pull request, commenting is off, or this is a rehearsal. */
  | { readonly kind: 'nobody' }
  /** The rim has warned already. */
  | { readonly kind: 'failed'; readonly error: ActionError }

/** Brings a pull request's comment in step. */
export type Announce = (update: CommentUpdate) => Promise<Told>

/** What every command gets from the rim instead of reaching for it. */
export interface CommandWorld {
  readonly clock: Clock
  readonly progress: Progress
  /** On the run's own pull request. */
  readonly announce: Announce
}

/** For the output `comment-url`. */
export function addressOf(told: Told): string | undefined {
  return told.kind === 'told' ? told.url : undefined
}

import type { ActionError } from '../primitives/errors'
import type { CommentUpdate } from '../report/comment/update'

/** What came of telling a pull request. */
export type Told =
  /** `url` of the comment; undefined when there is none, and this update is no reason to make one. */
  | { readonly kind: 'told'; readonly url: string | undefined }
  /** There is no pull request, commenting is off, or this is a dry run. */
  | { readonly kind: 'nobody' }
  /** A warning has been given already. */
  | { readonly kind: 'failed'; readonly error: ActionError }

/** Brings a pull request's comment in step. */
export type Announce = (update: CommentUpdate) => Promise<Told>

/** For the output `comment-url`. */
export function addressOf(told: Told): string | undefined {
  return told.kind === 'told' ? told.url : undefined
}

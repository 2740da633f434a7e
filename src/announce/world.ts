import type { Clock } from '../primitives/clock'
import type { Progress } from '../primitives/progress'
import type { CommentUpdate } from '../report/comment/update'

/** What every command gets from the rim instead of reaching for it. */
export interface CommandWorld {
  readonly clock: Clock
  readonly progress: Progress
  /**
   * Brings the pull request's comment in step. Resolves to its address; to undefined where there is
   * no pull request, commenting is off, or the token may not comment (the rim has then warned).
   */
  readonly announce: (update: CommentUpdate) => Promise<string | undefined>
}

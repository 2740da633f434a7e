import type { CommentRun } from '../report/comment-update'
import type { BuildDescription } from './record-build'

/** The run as the comment remembers it. */
export function commentRun(
  { run, source }: Pick<BuildDescription, 'run' | 'source'>,
  now: Date,
): CommentRun {
  return {
    ...run,
    url: source.runUrl,
    commit: source.commit,
    commitUrl: source.commitUrl,
    at: now.toISOString(),
  }
}

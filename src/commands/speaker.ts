import type { BuildRecord, RunIdentity } from '../builds/build-record'
import type { Channel } from '../builds/channel'
import type { CommentRun } from '../report/comment/state'

/** What a command works on: for which channel, in which run, of which commit. */
export interface Assignment {
  readonly channel: Channel
  readonly run: RunIdentity
  readonly source: BuildRecord['source']
}

/** Who speaks in the comment, and when. */
export function speakerOf(
  { channel, run, source }: Assignment,
  now: Date,
): { readonly channel: Channel; readonly run: CommentRun } {
  const { runUrl: url, commit, commitUrl } = source
  return { channel, run: { ...run, url, commit, commitUrl, at: now.toISOString() } }
}

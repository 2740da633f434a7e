import { stateAfter } from '../../src/report/comment/advance'
import { renderComment } from '../../src/report/comment/comment'
import { parseComment } from '../../src/report/comment/marker'
import { settleComment } from '../../src/report/comment/sticky-comment'
import { type CommentUpdate, published, publishing, removed } from '../../src/report/comment/update'
import { pullRequest42 as channel } from '../support/build-record'
import { VirtualTime } from '../support/virtual-time'
import { CommentBoard } from './comment/comment-board'
import { anApp, aRun, ready } from './examples'

export const isReady = (number: number, bundleId = 'com.example.app'): CommentUpdate =>
  published({ channel, run: aRun(number), apps: [ready(number, { app: { bundleId } })] })
export const isPublishing = (number: number): CommentUpdate =>
  publishing({ channel, run: aRun(number), apps: [anApp()] })
export const isRemoved = (number: number): CommentUpdate =>
  removed({ channel, run: aRun(number), reason: 'The pull request was closed.' })

export function bodyOf(...updates: readonly CommentUpdate[]): string {
  return renderComment(updates.reduce(stateAfter, { channel: 'pr-42', sections: [], omitted: 0 }))
}

export interface Scene {
  readonly time: VirtualTime
  readonly board: CommentBoard
  readonly tell: (update: CommentUpdate) => Promise<string | undefined>
  /** Tells while time passes. */
  readonly settle: (update: CommentUpdate) => Promise<string | undefined>
}

export function scene(
  options: { readonly seed?: number; readonly lag?: number; readonly latency?: number } = {},
): Scene {
  const { seed = 1, ...line } = options
  const time = new VirtualTime({ seed })
  const board = new CommentBoard({ clock: time.clock, ...line })
  const tell = (update: CommentUpdate): Promise<string | undefined> =>
    settleComment(update, { store: board, clock: time.clock })
  return { time, board, tell, settle: update => time.during(tell(update)) }
}

export const versionsOf = (body = ''): readonly (string | undefined)[] =>
  parseComment(body)?.sections.map(({ working }) => working?.version) ?? []

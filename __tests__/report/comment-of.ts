import { stateAfter } from '../../src/report/comment/advance'
import { renderComment } from '../../src/report/comment/comment'
import type { CommentState } from '../../src/report/comment/state'
import { type CommentUpdate, published } from '../../src/report/comment/update'
import { pullRequest42 as channel, type RecordDeviations } from '../support/build-record'
import { aRun, ready } from './examples'

export function comment(...updates: readonly CommentUpdate[]): string {
  return renderComment(state(...updates))
}

export function state(...updates: readonly CommentUpdate[]): CommentState {
  const empty: CommentState = { channel: 'pr-42', sections: [], omitted: 0 }
  return updates.reduce<CommentState>(stateAfter, empty)
}

export const isReady = (number: number, deviations: RecordDeviations = {}): CommentUpdate =>
  published({ channel, run: aRun(number), apps: [ready(number, deviations)] })

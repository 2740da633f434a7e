import { ActionError } from '../../src/primitives/errors'
import { stateAfter } from '../../src/report/comment/advance'
import type { AppSection, CommentRun, CommentState } from '../../src/report/comment/state'
import {
  type CommentUpdate,
  failed,
  published,
  publishing,
  removed,
} from '../../src/report/comment/update'
import { pullRequest42 as channel } from '../support/build-record'
import { anApp, aRun, expired, ready, rejected } from './examples'

export const other = { app: { bundleId: 'com.example.other', title: 'Other' } }

export const isReady = (number: number): CommentUpdate =>
  published({ channel, run: aRun(number), apps: [ready(number)] })
export const isPublishing = (number: number, run: CommentRun = aRun(number)): CommentUpdate =>
  publishing({ channel, run, apps: [anApp()] })
export const isRejected = (number: number): CommentUpdate =>
  published({ channel, run: aRun(number), apps: [rejected([expired])] })
export const hasFailed = (number: number): CommentUpdate =>
  failed({
    channel,
    run: aRun(number),
    error: new ActionError('Pages is off', { code: 'pages-disabled', hint: 'Enable it' }),
  })
export const isRemoved = (number: number): CommentUpdate =>
  removed({ channel, run: aRun(number), reason: 'The pull request was closed.' })

export function told(...updates: readonly CommentUpdate[]): CommentState {
  return updates.reduce<CommentState | undefined>(stateAfter, undefined) ?? emptied()
}

function emptied(): CommentState {
  throw new Error('no update')
}

export function sectionOf(state: CommentState, key = 'com.example.app'): AppSection {
  const section = state.sections.find(candidate => candidate.key === key)
  if (section === undefined) throw new Error(`no section ${key}`)
  return section
}

import { describe, expect, it } from '@jest/globals'
import { ActionError } from '../../src/errors'
import type { AppSection, CommentState } from '../../src/report/comment-state'
import {
  abandoned,
  type CommentRun,
  type CommentUpdate,
  failed,
  published,
  publishing,
  removed,
} from '../../src/report/comment-update'
import { advance, contains } from '../../src/report/merge-comment'
import { mergeStates } from '../../src/report/merge-states'
import { isNewer } from '../../src/report/run-order'
import { pullRequest42 as channel } from '../support/build-record'
import { anApp, aRun, expired, ready, rejected } from './examples'

const other = { app: { bundleId: 'com.example.other', title: 'Other' } }

const isReady = (number: number): CommentUpdate =>
  published({ channel, run: aRun(number), apps: [ready(number)] })
const isPublishing = (number: number, run: CommentRun = aRun(number)): CommentUpdate =>
  publishing({ channel, run, apps: [anApp()] })
const isRejected = (number: number): CommentUpdate =>
  published({ channel, run: aRun(number), apps: [rejected([expired])] })
const hasFailed = (number: number): CommentUpdate =>
  failed({
    channel,
    run: aRun(number),
    error: new ActionError('Pages is off', { code: 'pages-disabled', hint: 'Enable it' }),
  })
const isRemoved = (number: number): CommentUpdate =>
  removed({ channel, run: aRun(number), reason: 'The pull request was closed.' })

function told(...updates: readonly CommentUpdate[]): CommentState {
  return updates.reduce<CommentState | undefined>(advance, undefined) ?? emptied()
}

function emptied(): CommentState {
  throw new Error('no update')
}

function sectionOf(state: CommentState, key = 'com.example.app'): AppSection {
  const section = state.sections.find(candidate => candidate.key === key)
  if (section === undefined) throw new Error(`no section ${key}`)
  return section
}

describe('the order of runs', () => {
  it('goes by run id, then by attempt, never by the number', () => {
    expect(isNewer(aRun(2), aRun(1))).toBe(true)
    expect(isNewer(aRun(1), aRun(1))).toBe(false)
    expect(isNewer(aRun(1, { attempt: 2 }), aRun(1))).toBe(true)
    expect(isNewer(aRun(1, { id: 5, number: 900 }), aRun(1, { id: 6, number: 1 }))).toBe(false)
  })

  it.each([
    ['ready', isReady(1)],
    ['publishing', isPublishing(1)],
    ['rejected', isRejected(1)],
    ['removed', isRemoved(1)],
  ])('ignores an older run that says %s', (_, late) => {
    const state = told(isReady(2))
    expect(advance(state, late)).toEqual(state)
  })

  it('lets a second attempt speak after the first', () => {
    const again = aRun(1, { attempt: 2 })
    expect(sectionOf(told(isReady(1), isPublishing(1, again))).phase).toBe('publishing')
  })
})

describe('one app through its builds', () => {
  it('keeps the working build in sight until the next one works', () => {
    const state = told(isReady(1), isPublishing(2))
    expect(sectionOf(state)).toMatchObject({
      phase: 'publishing',
      working: { version: '1.1.0' },
      older: [],
    })
  })

  it('moves the former build to the older ones', () => {
    const { working, older } = sectionOf(told(isReady(1), isPublishing(2), isReady(2), isReady(3)))
    expect(working?.version).toBe('1.3.0')
    expect(older.map(({ version }) => version)).toEqual(['1.2.0', '1.1.0'])
  })

  it('bounds the older ones', () => {
    const updates = Array.from({ length: 40 }, (_, index) => isReady(index + 1))
    const { older } = sectionOf(told(...updates))
    expect(older).toHaveLength(10)
    expect(older[0]?.version).toBe('1.39.0')
  })

  it('lists a build once, however often it is published', () => {
    const again = published({
      channel,
      run: aRun(1, { attempt: 2 }),
      apps: [ready(1)],
    })
    expect(sectionOf(told(isReady(1), again)).older).toEqual([])
  })

  it.each([
    ['rejected', isRejected(2)],
    [
      'failed',
      failed({
        channel,
        run: aRun(2),
        error: new ActionError('x', { code: 'github' }),
        apps: [anApp()],
      }),
    ],
  ])('keeps the working build when the next one is %s', (phase, update) => {
    expect(sectionOf(told(isReady(1), update))).toMatchObject({
      phase,
      working: { version: '1.1.0' },
    })
  })

  it.each([
    ['is being published', isPublishing(3)],
    ['was refused', isRejected(3)],
  ])('shows the build of an older run that came late while the newer one %s', (_, newer) => {
    const state = told(isReady(1), newer)
    const late = advance(state, isReady(2))
    expect(sectionOf(late).phase).toBe(sectionOf(state).phase)
    expect(sectionOf(late)).toMatchObject({
      working: { version: '1.2.0' },
      older: [{ version: '1.1.0' }],
    })
    expect(contains(state, isReady(2))).toBe(false)
    expect(contains(late, isReady(2))).toBe(true)
  })

  it('does not revive an older build after the removal', () => {
    const state = told(isReady(1), isRemoved(3))
    expect(advance(state, isReady(2))).toEqual(state)
  })

  it('takes all links away on removal, and brings them back with a newer build', () => {
    const gone = told(isReady(1), isReady(2), isRemoved(3))
    expect(sectionOf(gone)).toMatchObject({ phase: 'removed', working: undefined, older: [] })
    expect(JSON.stringify(gone)).not.toContain('github.io')
    const back = sectionOf(advance(gone, isReady(4)))
    expect(back).toMatchObject({ phase: 'ready', older: [] })
  })

  it('removes what the same run has just published', () => {
    expect(sectionOf(told(isReady(1), isRemoved(1))).phase).toBe('removed')
  })

  it('does not go back to publishing within a run', () => {
    const app = anApp({ file: { ...anApp().file, sha256: '00000001'.repeat(8) } })
    const late = publishing({ channel, run: aRun(1), apps: [app] })
    const state = told(isReady(1))
    expect(advance(state, late)).toEqual(state)
  })

  it('forgets builds that were pruned', () => {
    const gone = [{ bundleId: 'com.example.app', buildId: '1-00000001' }]
    const pruning = published({ channel, run: aRun(3), apps: [ready(3)], gone })
    const { older } = sectionOf(told(isReady(1), isReady(2), pruning))
    expect(older.map(({ buildId }) => buildId)).toEqual(['2-00000002'])
  })

  it('says so when another app took the room of the working build', () => {
    const gone = [{ bundleId: 'com.example.app', buildId: '1-00000001' }]
    const pruning = published({ channel, run: aRun(2), apps: [ready(2, other)], gone })
    expect(sectionOf(told(isReady(1), pruning))).toMatchObject({
      phase: 'removed',
      working: undefined,
      reason: expect.stringMatching(/room/),
    })
  })
})

describe('what a cancelled run leaves', () => {
  it('turns its «publishing» into a failure and keeps the working build', () => {
    const state = told(isReady(1), isPublishing(2), abandoned({ channel, run: aRun(2) }))
    expect(sectionOf(state)).toMatchObject({ phase: 'failed', working: { version: '1.1.0' } })
  })

  it.each([
    ['another run', told(isPublishing(3)), aRun(2)],
    ['another attempt', told(isPublishing(2)), aRun(2, { attempt: 2 })],
    ['a result', told(isReady(2)), aRun(2)],
  ])('leaves %s alone', (_, state, run) => {
    expect(advance(state, abandoned({ channel, run }))).toEqual(state)
  })
})

describe('several apps', () => {
  it('arrives at the same state whichever job is first', () => {
    const a = isReady(1)
    const b = published({ channel, run: aRun(1), apps: [ready(1, other)] })
    expect(told(a, b)).toEqual(told(b, a))
    expect(told(a, b).sections).toHaveLength(2)
  })

  it('moves each app by its own runs', () => {
    const b = published({ channel, run: aRun(1), apps: [ready(1, other)] })
    const state = told(isReady(3), b)
    expect(sectionOf(state).working?.version).toBe('1.3.0')
    expect(sectionOf(state, 'com.example.other').phase).toBe('ready')
  })

  it('shows the refusal when one run brings the same app twice', () => {
    const twice = published({ channel, run: aRun(1), apps: [rejected([expired]), ready(1)] })
    const state = told(twice)
    expect(state.sections).toHaveLength(1)
    expect(sectionOf(state)).toMatchObject({ phase: 'rejected', working: { version: '1.1.0' } })
    expect(contains(state, twice)).toBe(true)
  })

  it('lists both builds when one run brings the same app twice', () => {
    const state = told(published({ channel, run: aRun(1), apps: [ready(1), ready(2)] }))
    expect(sectionOf(state)).toMatchObject({
      working: { version: '1.2.0' },
      older: [{ version: '1.1.0' }],
    })
  })

  it('removes all of them', () => {
    const both = published({ channel, run: aRun(1), apps: [ready(1), ready(1, other)] })
    const phases = told(both, isRemoved(2)).sections.map(({ phase }) => phase)
    expect(phases).toEqual(['removed', 'removed'])
  })
})

describe('failures without an app', () => {
  const unreadable = published({
    channel,
    run: aRun(1),
    apps: [{ ...rejected([expired]), app: undefined }],
  })

  it.each([
    ['the run as a whole', hasFailed(1), ''],
    ['an IPA that could not be read', unreadable, 'file:Example.ipa'],
  ])('stand for %s until the next run', (_, update, key) => {
    const state = told(isReady(0), update)
    expect(sectionOf(state, key).run.number).toBe(1)
    expect(sectionOf(state).working?.version).toBe('1.0.0')
    expect(advance(state, isReady(2)).sections.map(section => section.key)).toEqual([
      'com.example.app',
    ])
  })

  it('stay when another job of the same run succeeds', () => {
    expect(told(hasFailed(1), isReady(1)).sections).toHaveLength(2)
  })
})

describe('every update', () => {
  const updates: readonly (readonly [string, CommentUpdate])[] = [
    ['publishing', isPublishing(2)],
    ['ready', isReady(2)],
    ['rejected', isRejected(2)],
    ['failed', hasFailed(2)],
    ['removed', isRemoved(2)],
    ['abandoned', abandoned({ channel, run: aRun(1) })],
  ]

  it.each(updates)('done twice is done once: %s', (_, update) => {
    for (const start of [undefined, told(isReady(1)), told(isPublishing(1)), told(isReady(3))]) {
      const once = advance(start, update)
      expect(advance(once, update)).toEqual(once)
      expect(contains(once, update)).toBe(true)
    }
  })

  it('is missing from the state that lost it', () => {
    const before = told(isReady(1))
    for (const update of [isReady(2), isRejected(2), hasFailed(2), isRemoved(2)])
      expect(contains(before, update)).toBe(false)
  })
})

describe('two comments that both were the first', () => {
  it('become one with the newer word about each app', () => {
    const a = told(isReady(1), published({ channel, run: aRun(1), apps: [ready(1, other)] }))
    const b = told(isReady(2))
    for (const merged of [mergeStates(a, b), mergeStates(b, a)]) {
      expect(sectionOf(merged).working?.version).toBe('1.2.0')
      expect(sectionOf(merged).older.map(({ version }) => version)).toEqual(['1.1.0'])
      expect(sectionOf(merged, 'com.example.other').phase).toBe('ready')
    }
  })

  it('prefer a result to the way there', () => {
    const a = told(isPublishing(1))
    const b = told(isReady(1))
    expect(sectionOf(mergeStates(a, b)).phase).toBe('ready')
    expect(sectionOf(mergeStates(b, a)).phase).toBe('ready')
  })

  it('do not revive what was removed', () => {
    const a = told(isReady(1))
    const b = told(isReady(1), isRemoved(2))
    expect(sectionOf(mergeStates(a, b))).toMatchObject({ phase: 'removed', working: undefined })
  })
})

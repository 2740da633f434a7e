import { describe, expect, it } from '@jest/globals'
import { contains, stateAfter } from '../../../src/report/comment/advance'
import { abandoned, type CommentUpdate, published } from '../../../src/report/comment/update'
import { pullRequest42 as channel } from '../../support/build-record'
import { aRun, expired, ready, rejected } from '../examples'
import {
  hasFailed,
  isPublishing,
  isReady,
  isRejected,
  isRemoved,
  other,
  sectionOf,
  told,
} from '../updates'

const keys = ['com.example.app']

describe('what a cancelled run leaves', () => {
  it('turns its «publishing» into «cancelled» and keeps the working build', () => {
    const state = told(
      isReady(1),
      isPublishing(2),
      abandoned({ channel, run: aRun(2), keys, gone: [] }),
    )
    expect(sectionOf(state)).toMatchObject({ phase: 'cancelled', working: { version: '1.1.0' } })
  })

  it.each([
    ['another run', told(isPublishing(3)), aRun(2)],
    ['another attempt', told(isPublishing(2)), aRun(2, { attempt: 2 })],
    ['a result', told(isReady(2)), aRun(2)],
  ])('leaves %s alone', (_, state, run) => {
    expect(stateAfter(state, abandoned({ channel, run, keys, gone: [] }))).toEqual(state)
  })
})

describe('a job of a matrix that was cancelled', () => {
  it('leaves alone what another job of the same run is still at work on', () => {
    const state = told(isPublishing(2))
    const ended = abandoned({ channel, run: aRun(2), keys: ['com.example.other'], gone: [] })
    expect(stateAfter(state, ended)).toEqual(state)
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
    expect(stateAfter(state, isReady(2)).sections.map(section => section.key)).toEqual([
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
    ['abandoned', abandoned({ channel, run: aRun(1), keys, gone: [] })],
  ]

  it.each(updates)('done twice is done once: %s', (_, update) => {
    for (const start of [undefined, told(isReady(1)), told(isPublishing(1)), told(isReady(3))]) {
      const once = stateAfter(start, update)
      expect(stateAfter(once, update)).toEqual(once)
      expect(contains(once, update)).toBe(true)
    }
  })

  it('is missing from the state that lost it', () => {
    const before = told(isReady(1))
    for (const update of [isReady(2), isRejected(2), hasFailed(2), isRemoved(2)])
      expect(contains(before, update)).toBe(false)
  })
})

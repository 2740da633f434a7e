import { describe, expect, it } from '@jest/globals'
import { isNewer } from '../../../src/builds/order'
import { ActionError } from '../../../src/primitives/errors'
import { contains, stateAfter } from '../../../src/report/comment/advance'
import {
  departed,
  failed,
  published,
  publishing,
  removed,
} from '../../../src/report/comment/update'
import { pullRequest42 as channel } from '../../support/build-record'
import { anApp, aRun, ready } from '../examples'
import { isPublishing, isReady, isRejected, isRemoved, other, sectionOf, told } from '../updates'

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
    expect(stateAfter(state, late)).toEqual(state)
  })

  it('is not content with a list of older builds that still names one that is gone', () => {
    const state = told(isReady(1), isReady(2))
    const [older] = sectionOf(state)?.older ?? []
    const gone = [{ bundleId: 'com.example.app', buildId: older?.buildId ?? '' }]
    const update = departed({ channel, run: aRun(2), reason: 'Its profile has expired.', gone })
    expect(contains(state, update)).toBe(false)
    expect(contains(stateAfter(state, update), update)).toBe(true)
  })

  it('shows no link to what an older run took away', () => {
    const taken = removed({
      ...{ channel, run: aRun(1), reason: 'The pull request was closed.' },
      gone: [
        {
          bundleId: 'com.example.app',
          buildId: sectionOf(told(isReady(2))).working?.buildId ?? '',
        },
      ],
    })
    expect(sectionOf(told(isReady(2), taken))).toMatchObject({
      phase: 'removed',
      working: undefined,
      reason: 'The pull request was closed.',
    })
    expect(sectionOf(told(isReady(2), isPublishing(3), taken))).toMatchObject({
      phase: 'publishing',
      working: undefined,
    })
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
    const late = stateAfter(state, isReady(2))
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
    expect(stateAfter(state, isReady(2))).toEqual(state)
  })

  it('takes all links away on removal, and brings them back with a newer build', () => {
    const gone = told(isReady(1), isReady(2), isRemoved(3))
    expect(sectionOf(gone)).toMatchObject({ phase: 'removed', working: undefined, older: [] })
    expect(JSON.stringify(gone)).not.toContain('github.io')
    const back = sectionOf(stateAfter(gone, isReady(4)))
    expect(back).toMatchObject({ phase: 'ready', older: [] })
  })

  it('removes what the same run has just published', () => {
    expect(sectionOf(told(isReady(1), isRemoved(1))).phase).toBe('removed')
  })

  it('does not go back to publishing within a run', () => {
    const app = anApp({ file: { ...anApp().file, sha256: '00000001'.repeat(8) } })
    const late = publishing({ channel, run: aRun(1), apps: [app] })
    const state = told(isReady(1))
    expect(stateAfter(state, late)).toEqual(state)
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

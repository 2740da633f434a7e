import { describe, expect, it } from '@jest/globals'
import { mergeStates } from '../../../src/report/comment/merge-states'
import { published } from '../../../src/report/comment/update'
import { pullRequest42 as channel } from '../../support/build-record'
import { aRun, ready } from '../examples'
import { isPublishing, isReady, isRemoved, other, sectionOf, told } from '../updates'

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

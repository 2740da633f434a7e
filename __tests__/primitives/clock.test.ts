import { describe, expect, it } from '@jest/globals'
import { delayBefore } from '../../src/primitives/clock'

const backoff = { attempts: 10, firstDelay: 1000, longestDelay: 8000 }

describe('delayBefore', () => {
  it.each([
    [1, 1000],
    [2, 2000],
    [3, 4000],
    [4, 8000],
    [5, 8000],
    [2000, 8000],
  ])('waits before try %i at most %i ms, and at least a quarter of it', (attempt, most) => {
    expect(delayBefore(attempt, backoff, () => 1)).toBe(most)
    expect(delayBefore(attempt, backoff, () => 0)).toBe(most / 4)
  })

  it('keeps runs apart that began together', () => {
    expect(delayBefore(3, backoff, () => 0.2)).not.toBe(delayBefore(3, backoff, () => 0.8))
  })
})

import { describe, expect, it } from '@jest/globals'
import { versionInWords } from '../../src/builds/in-words'
import { counted, dayInWords, sizeInWords, timeInWords } from '../../src/primitives/in-words'

describe('facts in words', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1 KB'],
    [911_600, '912 KB'],
    [999_499, '999 KB'],
    [999_500, '1 MB'],
    [12_000_000, '12 MB'],
    [48_240_000, '48.2 MB'],
    [999_949_999, '999.9 MB'],
    [999_950_000, '1 GB'],
    [2_514_000_000, '2.51 GB'],
    [4_200_000_000, '4.2 GB'],
  ])('%d is %s', (bytes, words) => {
    expect(sizeInWords(bytes)).toBe(words)
  })

  it('dates in UTC, and nothing for what is no date', () => {
    expect(dayInWords('2027-03-04T23:59:59.000Z')).toBe('4 Mar 2027')
    expect(dayInWords('2027-03-04T23:59:59.000-05:00')).toBe('5 Mar 2027')
    expect(dayInWords(new Date('2027-03-04T00:00:00Z'))).toBe('4 Mar 2027')
    expect(timeInWords('2027-03-04T09:05:59.000Z')).toBe('4 Mar 2027, 09:05 UTC')
    expect([dayInWords('soon'), timeInWords('soon')]).toEqual(['', ''])
  })

  it('versions with the build number where it says more', () => {
    expect(versionInWords({ version: '1.2', buildNumber: '57' })).toBe('1.2 (57)')
    expect(versionInWords({ version: '57', buildNumber: '57' })).toBe('57')
    expect(versionInWords({ version: '1.2', buildNumber: '' })).toBe('1.2')
  })

  it('counts', () => {
    expect([
      counted(1, 'device'),
      counted(2, 'device'),
      counted(0, 'thing to know', 'things to know'),
    ]).toEqual(['1 device', '2 devices', '0 things to know'])
  })
})

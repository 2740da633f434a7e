import { describe, expect, it } from '@jest/globals'
import {
  counted,
  dayInWords,
  signingInWords,
  sizeInWords,
  versionInWords,
} from '../../src/report/facts-in-words'

describe('facts in words', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1.0 kB'],
    [999_949, '999.9 kB'],
    [999_950, '1.0 MB'],
    [48_212_345, '48.2 MB'],
    [999_949_999, '999.9 MB'],
    [999_950_000, '1.00 GB'],
    [2_000_000_000, '2.00 GB'],
  ])('%d is %s', (bytes, words) => {
    expect(sizeInWords(bytes)).toBe(words)
  })

  it('dates in UTC, and nothing for what is no date', () => {
    expect(dayInWords('2027-03-04T23:59:59.000Z')).toBe('4 Mar 2027')
    expect(dayInWords('2027-03-04T23:59:59.000-05:00')).toBe('5 Mar 2027')
    expect(dayInWords('soon')).toBe('')
  })

  it.each([
    ['2027-03-04T08:00:00.000Z', 'Ad hoc, until 4 Mar 2027 (101 days left on 22 Nov 2026)'],
    ['2026-11-23T12:00:00.000Z', 'Ad hoc, until 23 Nov 2026 (1 day left on 22 Nov 2026)'],
    ['2026-11-22T12:00:01.000Z', 'Ad hoc, until 22 Nov 2026 (0 days left on 22 Nov 2026)'],
    ['2026-11-22T11:59:59.000Z', 'Ad hoc, expired on 22 Nov 2026'],
    ['', 'Ad hoc'],
  ])('signing until %j', (profileExpires, words) => {
    const at = '2026-11-22T12:00:00.000Z'
    expect(signingInWords({ distribution: 'ad-hoc', profileExpires, at })).toBe(words)
  })

  it('names no days where no day is known to count from', () => {
    const signing = {
      distribution: 'enterprise',
      profileExpires: '2027-03-04T08:00:00Z',
      at: '',
    } as const
    expect(signingInWords(signing)).toBe('Enterprise (in-house), until 4 Mar 2027')
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

import { describe, expect, it } from '@jest/globals'
import { signingInWords } from '../../src/report/signing-in-words'

describe('signing in words', () => {
  it.each([
    ['2027-03-04T08:00:00.000Z', 'Ad hoc, until 4 Mar 2027 (101 days left on 22 Nov 2026)'],
    ['2026-11-23T12:00:00.000Z', 'Ad hoc, until 23 Nov 2026 (1 day left on 22 Nov 2026)'],
    ['2026-11-22T12:00:01.000Z', 'Ad hoc, until 22 Nov 2026 (0 days left on 22 Nov 2026)'],
    ['2026-11-22T11:59:59.000Z', 'Ad hoc, expired on 22 Nov 2026'],
    ['', 'Ad hoc'],
  ])('signing until %j', (profileExpires, words) => {
    const at = '2026-11-22T12:00:00.000Z'
    const signing = { distribution: 'ad-hoc', profileExpires, certificateExpires: '', at } as const
    expect(signingInWords(signing)).toBe(words)
  })

  it('names whichever ends first, profile or certificate', () => {
    const signing = {
      distribution: 'ad-hoc',
      profileExpires: '2027-03-04T08:00:00.000Z',
      certificateExpires: '2026-12-24T08:00:00.000Z',
      at: '2026-11-22T12:00:00.000Z',
    } as const
    expect(signingInWords(signing)).toBe(
      'Ad hoc, certificate until 24 Dec 2026 (31 days left on 22 Nov 2026)',
    )
    const later = { ...signing, certificateExpires: '2028-01-01T00:00:00.000Z' }
    expect(signingInWords(later)).toContain('until 4 Mar 2027 (101 days left')
  })

  it('names no days where no day is known to count from', () => {
    const signing = {
      distribution: 'enterprise',
      profileExpires: '2027-03-04T08:00:00Z',
      certificateExpires: '',
      at: '',
    } as const
    expect(signingInWords(signing)).toBe('Enterprise (in-house), until 4 Mar 2027')
  })
})

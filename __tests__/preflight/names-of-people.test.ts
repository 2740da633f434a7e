import { describe, expect, it } from '@jest/globals'
import { certificateInWords } from '../../src/preflight/wording'
import { someAppWith, someCertificate } from '../support/app'
import { findings, hoursFromNow } from '../support/preflight'

describe('a certificate in public words', () => {
  it.each([
    ['Apple Development: Kim Lee (KIM1234567)', 'Apple Development, team ABCDE12345'],
    ['iPhone Developer: kim@example.com (KIM1234567)', 'iPhone Developer, team ABCDE12345'],
    ['iPhone Distribution: Example Ltd', 'iPhone Distribution, team ABCDE12345'],
    ['Kim Lee', 'of another kind, team ABCDE12345'],
    ['', 'of another kind, team ABCDE12345'],
  ])('%s', (commonName, words) => {
    expect(certificateInWords(someCertificate({ commonName }))).toBe(words)
  })

  it('names nobody in any finding', () => {
    const commonName = 'Apple Development: Kim Lee (KIM1234567)'
    const expired = someCertificate({
      commonName,
      notAfter: hoursFromNow(-1),
      sha256: 'e'.repeat(64),
    })
    const found = findings(someAppWith({ certificates: [expired], teamName: 'Kim Lee' }), {
      allowedTeams: ['OTHER12345'],
    })
    expect(found.map(({ rule }) => rule)).toEqual([
      'team-not-allowed',
      'signer-not-in-profile',
      'certificate-expired',
    ])
    expect(JSON.stringify(found)).not.toMatch(/Kim|KIM/)
  })
})

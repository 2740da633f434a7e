import { describe, expect, it } from '@jest/globals'
import type { App } from '../../../src/ipa/app'
import { someApp, someCertificate, someProfile, someSignature, someSlice } from '../../support/app'
import { findings, hoursFromNow, messageOf, rulesOf } from '../../support/preflight'

/** Hours from now at which the profile and the certificate that signed are over. */
function ending({ profile = 9000, certificate = 9000 }): App {
  const signer = someCertificate({ notAfter: hoursFromNow(certificate) })
  const signature = someSignature({
    signer: { kind: 'read', certificate: signer, chain: [signer], signingTime: undefined },
  })
  const slice = someSlice({ signature: { kind: 'read', signature, flaws: [] } })
  return someApp({
    profile: {
      kind: 'read',
      profile: someProfile({ expires: hoursFromNow(profile), certificates: [signer] }),
    },
    executable: { kind: 'mach-o', name: 'Example', slices: [slice] },
  })
}

describe('the end of a build', () => {
  it('is told from fourteen days on', () => {
    expect(rulesOf(ending({ profile: 14 * 24 + 1 }))).toEqual([])
    expect(findings(ending({ profile: 14 * 24 }))).toMatchObject([
      { rule: 'profile-expires-soon', level: 'warning' },
    ])
  })

  it.each([
    [
      'provisioning profile “Example Ad Hoc” expires on 25 Nov 2026, 3 days after this check',
      72,
      96,
    ],
    [
      'certificate “Apple Distribution, team ABCDE12345” that signed the app expires on 24 Nov 2026, 2 days after this check',
      72,
      48,
    ],
    [
      'provisioning profile “Example Ad Hoc” expires on 22 Nov 2026, less than a day after this check',
      5,
      48,
    ],
  ])('is that of the nearer: the %s', (words, profile, certificate) => {
    expect(messageOf(ending({ profile, certificate }))).toContain(words)
  })

  it('is no warning any more once it is an error, but the other one is', () => {
    expect(rulesOf(ending({ profile: 0 }))).toEqual(['profile-expired'])
    expect(rulesOf(ending({ profile: 48, certificate: 0 }))).toEqual([
      'certificate-expired',
      'profile-expires-soon',
    ])
  })

  it.each([
    ['profile', { profile: -48, certificate: -24 }, '21 Nov 2026', '20 Nov 2026'],
    ['certificate', { profile: -24, certificate: -48 }, '20 Nov 2026', '21 Nov 2026'],
  ])(
    'is told once where both are over and the %s was first, with both days',
    (_first, ends, certificateDay, profileDay) => {
      const app = ending(ends)
      expect(rulesOf(app)).toEqual(['certificate-expired'])
      expect(messageOf(app)).toContain(`that signed the app expired on ${certificateDay}, before`)
      expect(messageOf(app)).toMatch(
        new RegExp(`“Example Ad Hoc” expired, too, on ${profileDay}\\.$`),
      )
      expect(findings(app)[0]?.fix).toMatch(/Create a certificate .* into the profile/)
    },
  )

  it('says what to renew', () => {
    expect(findings(ending({ profile: 48 }))[0]?.fix).toMatch(/^Renew the profile at https:/)
    expect(findings(ending({ certificate: 48 }))[0]?.fix).toMatch(/^Create a certificate at https:/)
  })
})

describe('a certificate', () => {
  it('that is not valid yet is none', () => {
    const app = ending({})
    const early = someCertificate({ notBefore: hoursFromNow(1) })
    const signature = someSignature({
      signer: { kind: 'read', certificate: early, chain: [early], signingTime: undefined },
    })
    const slices = [someSlice({ signature: { kind: 'read', signature, flaws: [] } })]
    const executable = { kind: 'mach-o', name: 'Example', slices } as const
    expect(rulesOf({ ...app, executable })).toEqual(['certificate-expired'])
    expect(messageOf({ ...app, executable })).toContain('is not valid before 22 Nov 2026')
  })
})

import { describe, expect, it } from '@jest/globals'
import type { RuleId } from '../../../src/preflight/finding'
import {
  claiming,
  someApp,
  someAppWith,
  someCertificate,
  someSignature,
  someSlice,
  today,
} from '../../support/app'
import { hoursFromNow, messageOf, rulesOf, rulesOfProfile } from '../../support/preflight'

describe('no-profile', () => {
  it('tells a missing profile from one that cannot be read', () => {
    const absent = someApp({ profile: { kind: 'absent' } })
    expect(rulesOf(absent)).toEqual(['no-profile'])
    expect(messageOf(absent)).toContain('no “Payload/Example.app/embedded.mobileprovision”')
    const broken = someApp({ profile: { kind: 'unreadable', reason: 'it ends early' } })
    expect(rulesOf(broken)).toEqual(['invalid-profile'])
    expect(messageOf(broken)).toContain('cannot be read: it ends early')
  })
})

describe('app-store-profile', () => {
  it('comes before its expiry', () => {
    const store = { distribution: 'app-store', devices: undefined } as const
    expect(rulesOfProfile(store)).toEqual(['app-store-profile'])
    expect(rulesOfProfile({ ...store, expires: hoursFromNow(-1) })).toEqual([
      'app-store-profile',
      'profile-expired',
    ])
    expect(rulesOfProfile({ ...store, expires: hoursFromNow(1) })).toEqual([
      'app-store-profile',
      'profile-expires-soon',
    ])
  })
})

describe('profile-expired and profile-expires-soon', () => {
  const soon = 14 * 24
  it.each<[string, number, readonly RuleId[]]>([
    ['a day ago', -24, ['profile-expired']],
    ['this moment', 0, ['profile-expired']],
    ['in an hour', 1, ['profile-expires-soon']],
    ['in exactly 14 days', soon, ['profile-expires-soon']],
    ['a second after 14 days', soon + 1 / 3600, []],
  ])('%s', (_name, hours, rules) => {
    expect(rulesOfProfile({ expires: hoursFromNow(hours) })).toEqual(rules)
  })

  it('say when', () => {
    expect(messageOf(someAppWith({ expires: new Date('2026-11-20T23:59:00Z') }))).toContain(
      'expired on 20 Nov 2026, before this check on 22 Nov 2026.',
    )
    const inDays = (hours: number) => messageOf(someAppWith({ expires: hoursFromNow(hours) }))
    expect(inDays(3)).toContain('expires on 22 Nov 2026, less than a day after this check.')
    expect(inDays(24)).toContain('expires on 23 Nov 2026, 1 day after this check.')
    expect(inDays(soon)).toContain('expires on 6 Dec 2026, 14 days after this check.')
  })

  it('say nothing about a profile without a date', () => {
    expect(rulesOfProfile({ expires: undefined })).toEqual([])
  })
})

describe('certificate-expired', () => {
  const past = someCertificate({ notAfter: new Date('2026-10-01T00:00:00Z') })
  const older = someCertificate({ notAfter: new Date('2025-10-01T00:00:00Z'), commonName: 'Older' })

  it('needs every certificate to be over', () => {
    expect(rulesOfProfile({ certificates: [older, past] })).toEqual(['certificate-expired'])
    expect(rulesOfProfile({ certificates: [older, someCertificate()] })).toEqual([])
    expect(rulesOfProfile({ certificates: [someCertificate({ notAfter: today })] })).toEqual([
      'certificate-expired',
    ])
  })

  it('names the last one', () => {
    expect(messageOf(someAppWith({ certificates: [older, past] }))).toContain(
      '“Apple Distribution, team ABCDE12345”, the last of 2, expired on 1 Oct 2026, before this check',
    )
  })

  it('claims nothing about certificates that could not be read', () => {
    expect(rulesOfProfile({ certificates: [] })).not.toContain('certificate-expired')
    expect(rulesOfProfile({ certificates: [past], unreadableCertificates: 1 })).toEqual([])
  })
})

describe('no-devices', () => {
  it.each(['ad-hoc', 'development'] as const)('for %s with an empty list', distribution => {
    expect(rulesOfProfile({ distribution, devices: [] })).toContain('no-devices')
    const app = someAppWith({ distribution, devices: [] })
    expect(messageOf(app)).toContain('device')
    expect(rulesOfProfile({ distribution, devices: ['x'] })).not.toContain('no-devices')
  })

  it('not for enterprise, which lists none', () => {
    expect(rulesOfProfile({ distribution: 'enterprise', devices: [] })).toEqual([
      'enterprise-trust',
    ])
  })
})

describe('bundle-id-mismatch', () => {
  it.each([
    ['ABCDE12345.com.example.app', ['ABCDE12345']],
    ['ABCDE12345.com.example.*', ['ABCDE12345']],
    ['ABCDE12345.*', ['ABCDE12345']],
    ['PREFIX6789.com.example.app', ['PREFIX6789']],
    ['PREFIX6789.com.example.app', []],
  ])('%s with the prefixes %j covers it', (applicationIdentifier, prefixes) => {
    const app = someAppWith({ applicationIdentifier, prefixes })
    const signature = someSignature({
      derEntitlements: claiming(`${applicationIdentifier.slice(0, 10)}.com.example.app`),
    })
    const slices = [someSlice({ signature: { kind: 'read', signature, flaws: [] } })]
    const executable = { kind: 'mach-o', name: 'Example', slices } as const
    expect(rulesOf({ ...app, executable })).toEqual([])
  })

  it.each([
    ['ABCDE12345.com.example', 'is for “com.example”'],
    ['ABCDE12345.com.example.app.*', 'is for “com.example.app.*”'],
    ['ABCDE12345.com.*.app', 'is for “com.*.app”'],
    ['ABCDE12345.com.example.App', 'is for “com.example.App”'],
    ['ABCDE12345.', 'names no application identifier'],
    ['', 'names no application identifier'],
  ])('“%s” does not', (applicationIdentifier, words) => {
    const app = someAppWith({ applicationIdentifier })
    expect(rulesOf(app)).toEqual(['bundle-id-mismatch'])
    expect(messageOf(app)).toContain(words)
    expect(messageOf(app)).toContain(
      'claims the application identifier “ABCDE12345.com.example.app”',
    )
  })

  it('does not let a wildcard stand for nothing', () => {
    const profile = { applicationIdentifier: 'ABCDE12345.com.example.app*' }
    expect(rulesOfProfile(profile)).toEqual(['bundle-id-mismatch'])
  })
})

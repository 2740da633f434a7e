import { describe, expect, it } from '@jest/globals'
import { readProfile } from '../../../src/ipa/profile/read-profile'
import { anIdentity } from '../../support/ipa/authority'
import { binaryPlist } from '../../support/ipa/binary-plist'
import { signCms } from '../../support/ipa/cms-signer'
import { sequence } from '../../support/ipa/der-writer'
import { ask } from '../../support/ipa/oracle'
import { aProfile, type ProfileDeviations } from '../../support/ipa/profile-builder'
import { xmlDocument, xmlPlist } from '../../support/ipa/xml-plist'

const SIGNER = 'Throwaway Provisioning Profile Signing'
const AUTHORITY = 'Throwaway Worldwide Developer Relations Certification Authority'

const read = (deviations: ProfileDeviations = {}) => readProfile(aProfile(deviations))

describe('reading a provisioning profile', () => {
  it('gives what an ad hoc profile says', () => {
    const profile = read({ devices: ['a', 'b'] })
    expect({ ...profile, entitlements: Object.fromEntries(profile.entitlements) }).toEqual({
      name: 'Example ad-hoc com.example.app',
      uuid: '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0',
      teamIds: ['ABCDE12345'],
      teamName: 'Example Ltd',
      prefixes: ['ABCDE12345'],
      platforms: ['iOS', 'xrOS', 'visionOS'],
      distribution: 'ad-hoc',
      account: 'paid',
      devices: ['a', 'b'],
      expires: new Date('2027-01-01T00:00:00Z'),
      applicationIdentifier: 'ABCDE12345.com.example.app',
      entitlements: {
        'application-identifier': 'ABCDE12345.com.example.app',
        'keychain-access-groups': ['ABCDE12345.*', 'com.apple.token'],
        'get-task-allow': false,
        'com.apple.developer.team-identifier': 'ABCDE12345',
        'aps-environment': 'production',
      },
      certificates: [
        {
          commonName: 'Apple Distribution: Example Ltd (ABCDE12345)',
          teamId: 'ABCDE12345',
          notBefore: new Date('2025-01-01T00:00:00Z'),
          notAfter: new Date('2035-01-01T00:00:00Z'),
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
      unreadableCertificates: 0,
      certificateDigests: profile.certificates.map(({ sha256 }) => sha256),
      signature: { kind: 'valid', chain: [SIGNER, AUTHORITY] },
    })
  })

  it('keeps names to one line without what hides or reorders, and short', () => {
    const name = 'Safe\u202Egpj.exe\n::error::x\u0007'
    expect(read({ name, teamName: name, teamId: 'ABC\nDE' })).toMatchObject({
      name: 'Safegpj.exe ::error::x',
      teamName: 'Safegpj.exe ::error::x',
      teamIds: ['ABC DE…'],
    })
    expect(read({ name: 'Ü'.repeat(500) }).name).toBe(`${'Ü'.repeat(199)}…`)
  })

  const list = xmlPlist({ Name: 'n', UUID: 'u', Entitlements: {} })
  const damaged = Buffer.from(signCms(list)).fill(0xff, 0, 2)
  const altered = Buffer.from(signCms(list))
  altered[altered.length - 1] = 0
  it.each([
    ['DER', aProfile()],
    ['BER', aProfile({ envelope: 'ber-indefinite' })],
    ['a binary list in DER', aProfile({ format: 'binary' })],
    ['a binary list in BER', aProfile({ format: 'binary', envelope: 'ber-indefinite' })],
    ['a bare XML list', aProfile({ envelope: 'bare' })],
    ['a bare binary list', aProfile({ envelope: 'bare', format: 'binary' })],
    [
      'a list behind a byte order mark',
      Buffer.concat([Buffer.from('\ufeff'), aProfile({ envelope: 'bare' })]),
    ],
    [
      'a list behind white space',
      Buffer.concat([Buffer.from(' \n'), aProfile({ envelope: 'bare' })]),
    ],
    ['a list in UTF-16', Buffer.from(`\ufeff${Buffer.from(list)}`, 'utf16le')],
    ['a damaged envelope', damaged],
    ['a truncated envelope', Buffer.from(aProfile()).subarray(0, -200)],
    ['a signature that does not verify', altered],
  ])('reads it from %s', (_form, bytes) => {
    expect(readProfile(bytes).uuid).toMatch(/^0f1e|^u$/)
  })

  it.each(['der', 'ber-indefinite'] as const)(
    'finds the 2,000 devices that openssl finds, %s',
    envelope => {
      const devices = Array.from({ length: 2_000 }, (_, index) => `${index}`.padStart(40, '0'))
      const profile = aProfile({ envelope, devices })
      const { status, stdout } = ask(
        'openssl',
        ['smime', '-verify', '-noverify', '-inform', 'der'],
        profile,
      )
      expect(status).toBe(0)
      expect(readProfile(profile)).toEqual({
        ...readProfile(stdout),
        signature: { kind: 'valid', chain: [SIGNER, AUTHORITY] },
      })
      expect(readProfile(profile).devices).toEqual(devices)
    },
  )
})

describe('telling the kinds of profile apart', () => {
  const noKey = { ProvisionedDevices: undefined }
  it.each([
    ['development', { distribution: 'development' }],
    ['ad-hoc', { distribution: 'ad-hoc' }],
    ['enterprise', { distribution: 'enterprise' }],
    ['app-store', { distribution: 'app-store' }],
    ['ad-hoc', { entitlements: { 'get-task-allow': undefined } }],
    ['ad-hoc', { entitlements: { 'get-task-allow': 'true' } }],
    ['ad-hoc', { devices: [] }],
    ['development', { distribution: 'development', devices: [] }],
    ['enterprise', { distribution: 'enterprise', keys: { ProvisionedDevices: ['a'] } }],
    ['enterprise', { distribution: 'enterprise', entitlements: { 'get-task-allow': true } }],
    ['ad-hoc', { keys: { ProvisionsAllDevices: false } }],
    ['app-store', { keys: noKey }],
    ['app-store', { distribution: 'development', keys: noKey }],
    ['app-store', { entitlements: { 'beta-reports-active': false }, keys: noKey }],
    ['ad-hoc', { entitlements: { 'beta-reports-active': true } }],
  ] as const)('%s: %j', (distribution, deviations) => {
    expect(read(deviations).distribution).toBe(distribution)
  })

  it('keeps an empty device list apart from none', () => {
    expect(read({ devices: [] }).devices).toEqual([])
    expect(read({ distribution: 'enterprise' }).devices).toBeUndefined()
  })
})

describe('a profile with something missing or odd', () => {
  it('is read without platform, dates, names and entitlements', () => {
    const profile = readProfile(signCms(xmlPlist({ UUID: 'only' })))
    expect(profile).toMatchObject({
      uuid: 'only',
      name: '',
      teamName: '',
      teamIds: [],
      prefixes: [],
      platforms: [],
      devices: undefined,
      expires: undefined,
      applicationIdentifier: '',
      certificates: [],
      unreadableCertificates: 0,
    })
    expect(profile.entitlements.size).toBe(0)
  })

  it('is read when values have another type', () => {
    const keys = {
      ExpirationDate: 'tomorrow',
      TeamIdentifier: 'ABCDE12345',
      Name: 7,
      DeveloperCertificates: ['text'],
      ProvisionedDevices: [1, 'a'],
    }
    expect(read({ keys })).toMatchObject({
      expires: undefined,
      teamIds: [],
      name: '',
      certificates: [],
      unreadableCertificates: 1,
      devices: ['a'],
    })
  })

  it('counts certificates that cannot be read and keeps the others in order', () => {
    const first = anIdentity({ commonName: 'Erste Ünïcode' })
    const last = anIdentity({ commonName: 'Last' })
    const profile = read({
      certificates: [first, Buffer.from('garbage'), sequence(), last, Buffer.alloc(0)],
    })
    expect(profile.certificates.map(certificate => certificate.commonName)).toEqual([
      'Erste Ünïcode',
      'Last',
    ])
    expect(profile.unreadableCertificates).toBe(3)
  })

  it('bounds and cleans what will be shown', () => {
    const hostile = `a\n\u202eb${'x'.repeat(100_000)}`
    const { name, teamName, teamIds } = read({ name: hostile, teamName: hostile, teamId: hostile })
    expect(name).toBe(`a b${'x'.repeat(196)}…`)
    expect(teamName).toBe(name)
    expect(teamIds[0]?.length).toBeLessThan(100)
  })

  it('takes no identifier for another that looks like it', () => {
    expect(read({ teamId: 'ABCDE\u200b12345' }).teamIds).toEqual(['ABCDE12345…'])
  })

  it('keeps prefix and team apart', () => {
    const profile = read({ prefix: 'PREFIX9999', bundleId: 'com.example.*' })
    expect(profile).toMatchObject({
      teamIds: ['ABCDE12345'],
      prefixes: ['PREFIX9999'],
      applicationIdentifier: 'PREFIX9999.com.example.*',
    })
  })
})

describe('refusing what is no profile', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), /the file is empty/],
    ['text', Buffer.from('hello'), /CMS message: /],
    ['a certificate', Buffer.from(anIdentity().certificate), /CMS message: no ContentInfo/],
    [
      'the property list of an app',
      xmlPlist({ CFBundleIdentifier: 'com.example.app' }),
      /none of Entitlements, .*: no profile/,
    ],
    ['a list that is no dictionary', signCms(binaryPlist(['x'])), /the root is not a dictionary/],
    ['content that is no list', signCms(Buffer.from('hello')), /text outside of a value/],
    [
      'broken base64',
      signCms(xmlDocument('<dict><key>UUID</key><data>AAAAA</data></dict>')),
      /line 4: <data> is not base64/,
    ],
    [
      'an XML list that ends early',
      Buffer.from(aProfile({ envelope: 'bare' })).subarray(0, 900),
      /is not closed|no tag/,
    ],
  ])('refuses %s', (_what, bytes, reason) => {
    expect(() => readProfile(bytes)).toThrow(reason)
    expect(() => readProfile(bytes)).toThrow(expect.objectContaining({ code: 'malformed' }))
  })
})

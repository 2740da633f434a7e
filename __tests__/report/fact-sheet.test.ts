import { describe, expect, it } from '@jest/globals'
import type { App } from '../../src/ipa/app'
import { factSheet, factsOf } from '../../src/report/fact-sheet'
import {
  someApp,
  someAppWith,
  someCertificate,
  someNeeds,
  someNested,
  someSeal,
  someSignature,
  someSlice,
  today,
} from '../support/app'
import { expectGolden } from '../support/golden'
import { hostile } from './examples'

const claims = new Map<string, string | boolean>([
  ['application-identifier', 'ABCDE12345.com.example.app'],
  ['aps-environment', 'production'],
])
const signature = someSignature({ derEntitlements: { kind: 'read', values: claims } })
const slices = [
  someSlice({ cpu: 'armv7', platform: undefined }),
  someSlice({ signature: { kind: 'read', signature, flaws: [] } }),
]
const framework = { kind: 'framework', path: 'Frameworks/Kit.framework' } as const
const library = { kind: 'library', path: 'Frameworks/libx.dylib', bundleId: '' } as const

const rich = someApp({
  executable: { kind: 'mach-o', name: 'Example', slices },
  nested: [
    someNested(),
    someNested({ ...framework, bundleId: 'com.example.kit', seal: { kind: 'absent' } }),
    someNested({ ...library, version: '', buildNumber: '' }),
  ],
  needs: someNeeds({
    capabilities: ['arm64', 'nfc'],
    excludedCapabilities: ['telephony'],
    onlyModels: ['iPhone11,8', 'iPhone12,1'],
    usageDescriptions: new Map([
      ['NSCameraUsageDescription', '扫描二维码时使用'],
      ['NSMicrophoneUsageDescription', ''],
    ]),
    iconSource: 'catalog',
    hasStoreMetadata: true,
  }),
})

const poor = someApp({
  title: hostile,
  minimumOs: '',
  deviceFamilies: [],
  profile: { kind: 'absent' },
  executable: { kind: 'missing', name: '' },
  sealed: false,
  seal: { kind: 'absent' },
  needs: someNeeds({ capabilities: [], iconSource: 'none', sdk: '' }),
})

describe('the fact sheet', () => {
  it('of a build with everything', () => {
    expectGolden('report/golden/fact-sheet-rich.md', `${factSheet(rich, today)}\n`)
  })

  it('of one that says nearly nothing, and that in hostile words', () => {
    expectGolden('report/golden/fact-sheet-poor.md', `${factSheet(poor, today)}\n`)
  })
})

describe('a fact', () => {
  const fact = (app: App, wanted: string) =>
    factsOf(app, today).find(([name]) => name === wanted)?.[1]

  it('about an end says how many days are left, or that it is over', () => {
    const ends = (expires: Date) => fact(someAppWith({ expires }), 'Profile expires')
    expect(ends(new Date('2026-11-23T12:00:00Z'))).toBe('23 Nov 2026 (1 day left)')
    expect(ends(new Date('2026-11-22T11:59:59Z'))).toBe('22 Nov 2026 (expired)')
  })

  it('about a seal counts what does not agree', () => {
    const changed = { kind: 'changed', path: 'a', expected: 'x', found: 'y' } as const
    const seal = someSeal([changed, { ...changed, kind: 'added' }])
    expect(fact(someApp({ seal }), 'Seal')).toBe('12 files sealed, 1 changed, 0 missing, 1 added')
    const unreadable = { kind: 'unreadable', reason: 'it is no list' } as const
    expect(fact(someApp({ seal: unreadable }), 'Seal')).toBe('unreadable: it is no list')
  })

  it.each([
    ['holds, another authority than Apple’s', {}],
    [
      'holds, Apple iPhone OS Provisioning Profile Signing, another authority than Apple’s',
      {
        signature: {
          kind: 'valid',
          chain: ['Apple iPhone OS Provisioning Profile Signing', 'Kim Lee'],
        } as const,
      },
    ],
    ['none', { signature: { kind: 'absent' } as const }],
    [
      'invalid: it was edited',
      { signature: { kind: 'invalid', reason: 'it was edited' } as const },
    ],
  ])('about the profile’s signature is: %s', (words, profile) => {
    expect(fact(someAppWith(profile), 'Profile signature')).toBe(words)
  })

  it('about who signed names each once, or nobody', () => {
    const by = (...signers: (typeof signature)['signer'][]) => {
      const signed = signers.map(signer =>
        someSlice({ signature: { kind: 'read', signature: someSignature({ signer }), flaws: [] } }),
      )
      return fact(
        someApp({ executable: { kind: 'mach-o', name: 'E', slices: signed } }),
        'Certificate',
      )
    }
    const certificate = someCertificate({
      commonName: 'Apple Development: kim@example.com (KIM1234567)',
    })
    const kim = { kind: 'read', certificate, chain: [certificate], signingTime: today } as const
    expect(by(kim, kim)).toBe('Apple Development, team ABCDE12345')
    expect(by({ kind: 'none' }, { ...kim, certificate: undefined })).toBe('nobody, not embedded')
  })

  it('about the time of signing says when the certificate was not valid then', () => {
    const at = (signingTime: Date) => {
      const certificate = someCertificate()
      const signer = { kind: 'read', certificate, chain: [certificate], signingTime } as const
      const signed = someSlice({
        signature: { kind: 'read', signature: someSignature({ signer }), flaws: [] },
      })
      const executable = { kind: 'mach-o', name: 'E', slices: [signed, signed] } as const
      return fact(someApp({ executable }), 'Signed')
    }
    expect(at(today)).toBe('22 Nov 2026')
    expect(at(new Date('2025-12-31T23:59:59Z'))).toBe(
      '31 Dec 2025, when its certificate was not valid',
    )
    expect(at(new Date('2027-06-02T00:00:00Z'))).toMatch(/not valid$/)
  })

  it('about nested code stands for forty; the others are counted', () => {
    const nested = Array.from({ length: 43 }, (_, at) =>
      someNested({ path: `PlugIns/${at}.appex` }),
    )
    const app = someApp({ nested })
    expect(fact(app, 'PlugIns/39.appex')).toMatch(/^extension, com.example.app.share, 1.2.3/)
    expect(fact(app, 'PlugIns/40.appex')).toBeUndefined()
    expect(fact(app, 'More nested code')).toBe('3')
  })
})

import { describe, expect, it } from '@jest/globals'
import type { App } from '../../../src/ipa/app'
import { someApp, someSlice } from '../../support/app'
import { appWithSlices, messageOf, pages, rulesOf, rulesOfProfile } from '../../support/preflight'

describe('simulator-build', () => {
  it.each<[string, App]>([
    ['Info.plist', someApp({ platforms: ['iphonesimulator'] })],
    ['the executable', appWithSlices({ platform: 'ios-simulator' })],
    [
      'every slice',
      appWithSlices({ platform: 'ios-simulator' }, { platform: 'ios-simulator', cpu: 'x86_64' }),
    ],
  ])('is seen by %s', (_name, app) => {
    expect(rulesOf(app)).toEqual(['simulator-build'])
    expect(messageOf(app)).toContain('simulator')
  })

  it('comes first, and hides nothing but what follows from it', () => {
    const app = someApp({
      platforms: ['iphonesimulator'],
      profile: { kind: 'absent' },
      sealed: false,
      executable: {
        kind: 'mach-o',
        name: 'Example',
        slices: [someSlice({ codeSignature: undefined, platform: 'ios-simulator' })],
      },
    })
    expect(rulesOf(app, { hosting: pages, allowedTeams: ['OTHER12345'] })).toEqual([
      'simulator-build',
      'team-not-allowed',
    ])
  })

  it('is not a build for devices, nor one that does not say', () => {
    expect(rulesOf(someApp({ platforms: ['iphoneos', 'iphonesimulator'] }))).toEqual([])
    expect(rulesOf(someApp({ platforms: [] }))).toEqual([])
    expect(rulesOf(appWithSlices({ platform: 'ios-simulator' }, { platform: 'ios' }))).toEqual([])
    expect(rulesOf(appWithSlices({ platform: undefined }))).toEqual([])
  })
})

describe('unsupported-platform', () => {
  it.each([
    ['appletvos', 'tvOS'],
    ['watchos', 'watchOS'],
    ['xros', 'visionOS'],
    ['macosx', 'macOS'],
    ['appletvsimulator', 'the tvOS simulator'],
    ['driverkit', '“driverkit”'],
  ])('names the system of %s', (platform, product) => {
    const app = someApp({ platforms: [platform] })
    expect(rulesOf(app)).toEqual(['unsupported-platform'])
    expect(messageOf(app)).toContain(`built for ${product}`)
  })

  it('goes by the executable and by the profile too', () => {
    expect(rulesOf(appWithSlices({ platform: 'mac-catalyst' }))).toEqual(['unsupported-platform'])
    expect(rulesOf(appWithSlices({ platform: 'macos' }, { platform: 'ios' }))).toEqual([])
    expect(rulesOf(appWithSlices({ platform: 'unknown' }))).toEqual([])
    expect(rulesOfProfile({ platforms: ['OSX'] })).toEqual(['unsupported-platform'])
    expect(rulesOfProfile({ platforms: ['tvOS', 'iOS'] })).toEqual([])
    expect(rulesOfProfile({ platforms: [] })).toEqual([])
  })
})

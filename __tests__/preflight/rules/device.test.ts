import { describe, expect, it } from '@jest/globals'
import type { App } from '../../../src/ipa/app'
import { someApp } from '../../support/app'
import { appWithSlices, findings, messageOf, rulesOf } from '../../support/preflight'

const armv7 = { cpu: 'armv7' }
const armv7s = { cpu: 'armv7s' }

describe('the architecture', () => {
  it.each<readonly [string, App]>([
    ['arm64', appWithSlices({ cpu: 'arm64' })],
    ['arm64 beside an old one', appWithSlices(armv7, { cpu: 'arm64' })],
    ['none that is known', appWithSlices({ cpu: 'cpu 99' })],
  ])('%s is fit', (_name, app) => {
    expect(rulesOf(app)).toEqual([])
  })

  it('of before 64 bits is not', () => {
    const [finding] = findings(appWithSlices(armv7, armv7s))
    expect(finding).toMatchObject({ rule: 'unsupported-architecture', level: 'error' })
    expect(finding?.message).toBe(
      'The executable “Payload/Example.app/Example” is built for “armv7”, “armv7s”, expected was arm64: iOS 11 and later run nothing else. The phone would only say “Unable to Install” (console: IncorrectArchitecture).',
    )
    expect(finding?.fix).toContain('$(ARCHS_STANDARD)')
  })

  it('of an executable that is not there is no question', () => {
    expect(rulesOf(someApp({ executable: { kind: 'missing', name: 'Example' } }))).toEqual([
      'unsigned',
    ])
  })
})

describe('the device families', () => {
  it.each<readonly [string, Partial<App>]>([
    ['iPhone', { deviceFamilies: ['iphone'] }],
    ['iPad', { deviceFamilies: ['ipad'] }],
    ['iPad and Vision', { deviceFamilies: ['ipad', 'vision'] }],
    ['none: an iPhone app', { deviceFamilies: [] }],
    ['iPhone, of a platform nobody names', { deviceFamilies: ['iphone'], platforms: [] }],
  ])('%s are fit', (_name, app) => {
    expect(rulesOf(someApp(app))).toEqual([])
  })

  it('of other devices alone are not', () => {
    const app = someApp({ deviceFamilies: ['vision', 'mac'] })
    expect(rulesOf(app)).toEqual(['unsupported-platform'])
    expect(messageOf(app)).toContain(
      'names the device families “vision”, “mac”, expected was iPhone or iPad (UIDeviceFamily 1 or 2)',
    )
    expect(messageOf(app)).toContain('console: DeviceFamilyNotSupported')
    expect(messageOf(someApp({ deviceFamilies: ['watch'], platforms: [] }))).toContain('“watch”')
  })

  it('of an app for another system are told once, as that', () => {
    const app = someApp({ deviceFamilies: ['tv'], platforms: ['appletvos'] })
    expect(rulesOf(app)).toEqual(['unsupported-platform'])
    expect(messageOf(app)).toContain('Info.plist says it is built for tvOS')
  })
})

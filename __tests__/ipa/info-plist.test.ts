import { describe, expect, it } from '@jest/globals'
import { dictionary, type PropertyList } from '../../src/formats/property-list/property-list'
import { readIdentity } from '../../src/ipa/info-plist'

const identity = (keys: Record<string, PropertyList | undefined>) =>
  readIdentity(dictionary({ CFBundleIdentifier: 'com.example.app', ...keys }))

describe('the title', () => {
  it.each<[Record<string, PropertyList>, string]>([
    [{ CFBundleDisplayName: 'Shown', CFBundleName: 'Name', CFBundleExecutable: 'exe' }, 'Shown'],
    [{ CFBundleDisplayName: '', CFBundleName: 'Name', CFBundleExecutable: 'exe' }, 'Name'],
    [{ CFBundleDisplayName: ' \n\t ', CFBundleName: '\u200b', CFBundleExecutable: 'exe' }, 'exe'],
    [{ CFBundleDisplayName: 7, CFBundleName: ['x'] }, '7'],
    [
      { CFBundleDisplayName: '$(PRODUCT_NAME)', CFBundleName: '\u0024{TARGET_NAME} beta' },
      'com.example.app',
    ],
    [{ CFBundleDisplayName: '$5 Apps' }, '$5 Apps'],
    [{}, 'com.example.app'],
    [{ CFBundleDisplayName: '  Two\nlines\u0000\u202e  ' }, 'Two lines'],
    [
      { CFBundleDisplayName: `A&B <"Ünï"> 'x' ✓ ]]> @everyone #1` },
      `A&B <"Ünï"> 'x' ✓ ]]> @everyone #1`,
    ],
    [{ CFBundleDisplayName: 'x'.repeat(300) }, `${'x'.repeat(199)}…`],
  ])('of %j is %s', (keys, title) => {
    expect(identity(keys).title).toBe(title)
  })
})

describe('the version', () => {
  it.each<[Record<string, PropertyList>, string, string]>([
    [{ CFBundleShortVersionString: '1.2', CFBundleVersion: '3' }, '1.2', '3'],
    [{ CFBundleVersion: '3' }, '3', '3'],
    [{ CFBundleShortVersionString: '1.2' }, '1.2', ''],
    [{ CFBundleShortVersionString: ' ', CFBundleVersion: '' }, '0', ''],
    [{}, '0', ''],
    [{ CFBundleShortVersionString: 1.5, CFBundleVersion: 10n }, '1.5', '10'],
    [{ CFBundleShortVersionString: true, CFBundleVersion: [] }, '0', ''],
    [{ CFBundleShortVersionString: '9'.repeat(100) }, `${'9'.repeat(63)}…`, ''],
  ])('of %j is %s (%s)', (keys, version, buildNumber) => {
    expect(identity(keys)).toMatchObject({ version, buildNumber })
  })
})

describe('device families and platforms', () => {
  it.each<[PropertyList | undefined, readonly string[]]>([
    [
      [1, 2],
      ['iphone', 'ipad'],
    ],
    [
      ['1', ' 2 '],
      ['iphone', 'ipad'],
    ],
    [2, ['ipad']],
    [
      [1, 1, 6, 7, 3, 4],
      ['iphone', 'mac', 'vision', 'tv', 'watch'],
    ],
    [[5, 'x', true], []],
    [undefined, []],
  ])('of UIDeviceFamily %j are %j', (UIDeviceFamily, families) => {
    expect(identity({ UIDeviceFamily }).deviceFamilies).toEqual(families)
  })

  it.each<[Record<string, PropertyList>, readonly string[]]>([
    [{ CFBundleSupportedPlatforms: ['iPhoneOS'], DTPlatformName: 'iphoneos' }, ['iphoneos']],
    [{ CFBundleSupportedPlatforms: 'iPhoneSimulator' }, ['iphonesimulator']],
    [
      { CFBundleSupportedPlatforms: ['XROS', 7, ''], DTPlatformName: 'AppleTVOS' },
      ['xros', '7', 'appletvos'],
    ],
    [{}, []],
  ])('of %j are %j', (keys, platforms) => {
    expect(identity(keys).platforms).toEqual(platforms)
  })

  it('take the minimum system as text or number', () => {
    expect(identity({ MinimumOSVersion: '15.0' }).minimumOs).toBe('15.0')
    expect(identity({ MinimumOSVersion: 15.5 }).minimumOs).toBe('15.5')
    expect(identity({}).minimumOs).toBe('')
  })
})

describe('the bundle identifier', () => {
  it.each(['com.example.app', 'a', 'com.Example-2.app', `com.${'x'.repeat(151)}`])(
    'may be %s',
    id => {
      expect(identity({ CFBundleIdentifier: id }).bundleId).toBe(id)
    },
  )

  it.each<[PropertyList | undefined, RegExp]>([
    [undefined, /has no CFBundleIdentifier/],
    ['', /has no CFBundleIdentifier/],
    [7, /is no text/],
    [['com.example'], /is no text/],
    ['..', /which is no bundle identifier/],
    ['../../etc', /which is no bundle identifier/],
    ['com..example', /which is no bundle identifier/],
    ['.hidden', /which is no bundle identifier/],
    ['-option', /which is no bundle identifier/],
    ['com.example.app ', /which is no bundle identifier/],
    ['com.example.app\n', /which is no bundle identifier/],
    ['com/example', /which is no bundle identifier/],
    ['com.exämple', /which is no bundle identifier/],
    ['$(PRODUCT_BUNDLE_IDENTIFIER)', /which is no bundle identifier/],
    [`com.${'x'.repeat(152)}`, /which is no bundle identifier/],
  ])('must not be %j', (id, message) => {
    expect(() => identity({ CFBundleIdentifier: id })).toThrow(message)
  })
})

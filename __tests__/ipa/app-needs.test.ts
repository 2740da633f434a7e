import { describe, expect, it } from '@jest/globals'
import type { AppNeeds } from '../../src/ipa/app-needs'
import { aFile, anIpa } from '../support/ipa/an-ipa'
import { inspectedApp } from '../support/ipa/inspection'
import { type IpaDeviations, ipaEntries } from '../support/ipa/ipa-builder'
import type { PlistInput } from '../support/ipa/plist-input'
import { zipBytes } from '../support/ipa/zip-writer'

const needsOf = async (deviations: IpaDeviations): Promise<AppNeeds> =>
  (await inspectedApp(await anIpa(deviations))).needs

const withKeys = (infoPlist: Readonly<Record<string, PlistInput | undefined>>) =>
  needsOf({ infoPlist })

describe('an app as Xcode makes it', () => {
  it('needs what every device has', async () => {
    expect(await needsOf({})).toEqual({
      capabilities: ['arm64'],
      excludedCapabilities: [],
      onlyModels: [],
      usageDescriptions: new Map(),
      iconSource: 'files',
      hasStoreMetadata: false,
      alternativeNames: 0,
      isWatchContainer: false,
      sdk: 'iphoneos26.1',
    })
  })
})

describe('capabilities', () => {
  it('may be a dictionary of wanted and unwanted ones', async () => {
    const UIRequiredDeviceCapabilities = { nfc: true, telephony: false, wifi: true, odd: 'text' }
    expect(await withKeys({ UIRequiredDeviceCapabilities })).toMatchObject({
      capabilities: ['nfc', 'wifi'],
      excludedCapabilities: ['telephony'],
    })
  })

  it.each<readonly [string, PlistInput | undefined, readonly string[]]>([
    ['missing', undefined, []],
    ['a text', 'arm64', []],
    ['an array of anything', ['nfc', 7, true, 'gps\u202E\n'], ['nfc', 'gps']],
    [
      'endless',
      Array.from({ length: 1000 }, (_, at) => `c${at}`),
      Array.from({ length: 100 }, (_, at) => `c${at}`),
    ],
  ])('that are %s are read as far as they go', async (_what, value, capabilities) => {
    expect(await withKeys({ UIRequiredDeviceCapabilities: value })).toMatchObject({ capabilities })
  })
})

describe('what thinning leaves', () => {
  it('are the models that the build is for', async () => {
    const UISupportedDevices = ['iPhone11,8', 'iPhone12,1']
    expect(await withKeys({ UISupportedDevices })).toMatchObject({ onlyModels: UISupportedDevices })
  })
})

describe('permission texts', () => {
  it('are those of all keys that are named so, by key', async () => {
    const { usageDescriptions } = await withKeys({
      NSMicrophoneUsageDescription: '',
      NSCameraUsageDescription: '扫描二维码\n时使用',
      NSCalendarsUsageDescription: 7,
      UsageDescription: 'no subject',
      'NS-UsageDescription': 'no key',
      NFCReaderUsageDescription: 'Liest Marken.',
      NSLocationTemporaryUsageDescriptionDictionary: { Route: 'To show the way.' },
      XSCameraUsageDescription: 'not Apple’s',
    })
    expect([...usageDescriptions]).toEqual([
      ['NFCReaderUsageDescription', 'Liest Marken.'],
      ['NSCalendarsUsageDescription', '7'],
      ['NSCameraUsageDescription', '扫描二维码 时使用'],
      ['NSLocationTemporaryUsageDescriptionDictionary', ''],
      ['NSMicrophoneUsageDescription', ''],
      ['XSCameraUsageDescription', 'not Apple’s'],
    ])
  })

  it('are cut where nobody reads on', async () => {
    const long = 'x'.repeat(5000)
    const { usageDescriptions } = await withKeys({ NSCameraUsageDescription: long })
    expect(usageDescriptions.get('NSCameraUsageDescription')).toHaveLength(300)
  })
})

describe('the icon that iOS will show', () => {
  it('is in the asset catalogue when names have no files', async () => {
    expect(await needsOf({ icon: 'none' })).toMatchObject({ iconSource: 'catalog' })
  })

  it('is none when nothing names the files', async () => {
    const infoPlist = { CFBundleIcons: undefined, 'CFBundleIcons~ipad': undefined }
    expect(await needsOf({ infoPlist })).toMatchObject({ iconSource: 'none' })
  })

  it('is none when there is neither a file nor a catalogue', async () => {
    const entries = ipaEntries({ icon: 'none' })
    const bare = entries.filter(({ path }) => !String(path).endsWith('/Assets.car'))
    const { needs } = await inspectedApp(await aFile('a.ipa', zipBytes(bare)))
    expect(needs.iconSource).toBe('none')
  })
})

describe('what the store adds', () => {
  it('is seen beside the app, and nowhere else', async () => {
    const data = Buffer.from('x')
    const beside = { extraEntries: [{ path: 'iTunesMetadata.plist', data }] }
    const inside = { files: [['iTunesMetadata.plist', data] as const] }
    expect((await needsOf(beside)).hasStoreMetadata).toBe(true)
    expect((await needsOf(inside)).hasStoreMetadata).toBe(false)
  })
})

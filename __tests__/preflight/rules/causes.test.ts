import { describe, expect, it } from '@jest/globals'
import type { Level, RuleId } from '../../../src/preflight/finding'
import { someApp } from '../../support/app'
import { aFile, anIpa } from '../../support/ipa/an-ipa'
import type { InfoPlist } from '../../support/ipa/info-plist-keys'
import { type IpaDeviations, ipaEntries } from '../../support/ipa/ipa-builder'
import { CPU_ARM, CPU_X86_64, machO } from '../../support/ipa/mach-o-writer'
import { shareKeys } from '../../support/ipa/nested-bundles'
import { extension, framework, watchApp } from '../../support/ipa/nested-deviations'
import { claimedEntitlements } from '../../support/ipa/profile-builder'
import { zipBytes } from '../../support/ipa/zip-writer'
import { findings } from '../../support/preflight'
import { findingsIn, itAgreesWithTheSecondJudge } from '../../support/second-judge'

// What the installer and the verifier refuse, cause by cause; and what looks like it and is taken.

async function findingsOf(ipa: IpaDeviations) {
  return findingsIn(await anIpa(ipa))
}

const KIT = 'Frameworks/Kit.framework/'
const SHARE = 'PlugIns/Share.appex/'
const armv7 = { cpuType: CPU_ARM, cpuSubtype: 9, wide: false }
const arm64e = { cpuSubtype: 2 }

function share(keys: InfoPlist, folder = SHARE): IpaDeviations {
  return { files: extension({ keys, folder }) }
}

function watch(keys: InfoPlist): IpaDeviations {
  return { files: watchApp('com.example.app', keys) }
}

function intents(attributes: InfoPlist, point = 'com.apple.intents-service'): InfoPlist {
  return {
    NSExtension: {
      NSExtensionPointIdentifier: point,
      NSExtensionPrincipalClass: 'A',
      NSExtensionAttributes: attributes,
    },
  }
}

function handling(name: string, names: readonly string[], point?: string) {
  return extension({
    folder: `PlugIns/${name}.appex/`,
    id: `com.example.app.${name}`,
    keys: intents({ IntentsSupported: names }, point),
  })
}

function siriName(INAlternativeAppName: string): InfoPlist {
  return { INAlternativeAppName }
}

const kitWithoutExecutable = `<plist version="1.0"><dict><key>CFBundleIdentifier</key><string>com.example.Kit</string></dict></plist>`

type Cause = readonly [ipa: IpaDeviations, rule: RuleId, level: Level, says: RegExp]

const causes: Readonly<Record<string, Cause>> = {
  'the app is signed under another name': [
    { signed: { main: { identifier: 'com.example.before' } } },
    'signing-identifier-mismatch',
    'error',
    /^The app “.*” is signed as “com.example.before” .* expected was its .* “com.example.app”.* 77/,
  ],
  'an extension is signed under another name': [
    { files: extension(), signed: { nested: { [SHARE]: { identifier: 'Share' } } } },
    'signing-identifier-mismatch',
    'error',
    /^The app extension “.*” is signed as “Share”/,
  ],
  'a framework is signed under another name': [
    { files: framework('Kit', {}), signed: { nested: { [KIT]: { identifier: 'Kit' } } } },
    'signing-identifier-mismatch',
    'error',
    /^The framework “.*” is signed as “Kit”/,
  ],
  'the signature claims no application identifier': [
    {
      signed: {
        entitlements: id => ({
          ...claimedEntitlements({}, id),
          'application-identifier': undefined,
        }),
      },
    },
    'no-application-identifier',
    'error',
    /claims no “application-identifier”.* 63/,
  ],
  'the account is a free one': [
    {
      profile: {
        distribution: 'development',
        keys: { LocalProvision: true },
        expires: new Date('2026-11-28T00:00:00Z'),
      },
    },
    'free-account-profile',
    'error',
    /free Apple account.* 111/,
  ],
  'a framework names no executable': [
    {
      files: framework('Kit', {}).map(([path, data]) => [
        path,
        path.endsWith('.plist') ? Buffer.from(kitWithoutExecutable) : data,
      ]),
    },
    'nested-code',
    'error',
    /Kit.framework” has no CFBundleExecutable .* 71/,
  ],
  'the executable of a framework is not there': [
    { files: framework('Kit', {}).slice(1) },
    'nested-code',
    'error',
    /Kit.framework” has no executable “Kit”.* 11\)/,
  ],
  'a framework has an old code directory': [
    { files: framework('Kit', {}), signed: { nested: { [KIT]: { version: 0x20200 } } } },
    'old-signature',
    'error',
    /^The framework .* has the version “20200”, expected was 20400.*0xe8008029/,
  ],
  'the entitlements are empty and have no DER form': [
    { signed: { main: { entitlements: {}, derEntitlements: 'none' } } },
    'old-signature',
    'error',
    /XML only, expected was the DER form/,
  ],
  'an extension has no build number': [
    share({ CFBundleVersion: undefined }),
    'nested-code',
    'error',
    /has no CFBundleVersion.* 33\)/,
  ],
  'an extension has no name': [
    share({ CFBundleName: undefined }),
    'nested-code',
    'error',
    /has no CFBundleName.* 52\)/,
  ],
  'an extension does not say that it is one': [
    share({ NSExtension: undefined }),
    'nested-code',
    'error',
    /has no dictionary NSExtension .* 39\)/,
  ],
  'an extension names no point': [
    share({ NSExtension: { NSExtensionPrincipalClass: 'A' } }),
    'nested-code',
    'error',
    /names no extension point.* 45\)/,
  ],
  'an extension has neither class nor storyboard': [
    share({ NSExtension: { NSExtensionPointIdentifier: 'com.apple.share-services' } }),
    'nested-code',
    'error',
    /neither NSExtensionPrincipalClass nor NSExtensionMainStoryboard.* 42\)/,
  ],
  'a widget has a principal class': [
    share({
      NSExtension: {
        NSExtensionPointIdentifier: 'com.apple.widgetkit-extension',
        NSExtensionPrincipalClass: 'A',
      },
    }),
    'nested-code',
    'error',
    /is a widget and has NSExtensionPrincipalClass.* 152\)/,
  ],
  'an extension of ExtensionKit has no attributes': [
    share({}, 'Extensions/Share.appex/'),
    'nested-code',
    'error',
    /has no dictionary EXAppExtensionAttributes.* 182\)/,
  ],
  'a widget has a storyboard': [
    share({
      NSExtension: {
        NSExtensionPointIdentifier: 'com.apple.widgetkit-extension',
        NSExtensionMainStoryboard: 'Main',
      },
    }),
    'nested-code',
    'error',
    /is a widget and has NSExtensionMainStoryboard.* 152\)/,
  ],
  'the class of an extension is empty': [
    share({ NSExtension: { ...shareKeys.NSExtension, NSExtensionPrincipalClass: '' } }),
    'nested-code',
    'error',
    /neither NSExtensionPrincipalClass nor NSExtensionMainStoryboard.* 42\)/,
  ],
  'an extension for intents lists none': [
    share(intents({})),
    'nested-code',
    'error',
    /lists none, expected was an array of texts IntentsSupported .* 114\)/,
  ],
  'an extension that shows intents has an empty list': [
    share(intents({ IntentsSupported: [] }, 'com.apple.intents-ui-service')),
    'nested-code',
    'error',
    / 114\)/,
  ],
  'the list of intents holds no texts': [
    share(intents({ IntentsSupported: ['INSearchForMessagesIntent', 7] })),
    'nested-code',
    'error',
    / 114\)/,
  ],
  'what intents are restricted to is no list': [
    share(intents({ IntentsSupported: ['A'], IntentsRestrictedWhileLocked: 'A' })),
    'nested-code',
    'error',
    /IntentsRestrictedWhileLocked that is no array of texts .* 115\)/,
  ],
  'an intent is restricted that is not handled': [
    share(intents({ IntentsSupported: ['A'], IntentsRestrictedWhileLocked: ['A', 'B'] })),
    'nested-code',
    'error',
    /restricts the intent “B” .* 116\)/,
  ],
  'two extensions handle one intent': [
    { files: [...handling('One', ['A', 'B']), ...handling('Two', ['C', 'B'])] },
    'nested-code',
    'error',
    /^The app extension “.*Two.appex” lists the intent “B” .* as “.*One.appex” does.* 117\)/,
  ],
  'the app has four other names for Siri': [
    { infoPlist: { INAlternativeAppNames: ['1', '2', '3', '4'].map(siriName) } },
    'nested-code',
    'error',
    /^The app “Payload\/Example.app” has 4 INAlternativeAppNames .* at most 3 .* 132\)/,
  ],
  'the app is the shell of a watch app': [
    { infoPlist: { ITSWatchOnlyContainer: true } },
    'unsupported-platform',
    'error',
    /is the shell of an app for the watch alone \(ITSWatchOnlyContainer.* 137\)/,
  ],
  'a watch app is of no kind': [
    watch({ WKApplication: undefined }),
    'nested-code',
    'error',
    /has neither WKApplication nor WKWatchKitApp.* 92\)/,
  ],
  'a watch app is of both kinds': [
    watch({ WKWatchKitApp: true }),
    'nested-code',
    'error',
    /has both WKApplication and WKWatchKitApp.* 144\)/,
  ],
  'a watch app names no app': [
    watch({ WKCompanionAppBundleIdentifier: undefined }),
    'nested-code',
    'error',
    /names no app that it belongs to.* 97\)/,
  ],
  'there are two watch apps': [
    {
      files: [
        ...watchApp('com.example.app'),
        ...watchApp(
          'com.example.app',
          { CFBundleIdentifier: 'com.example.app.second' },
          'Watch/Z.app',
        ),
      ],
    },
    'nested-code',
    'error',
    /is one of 2 watch apps beside “Watch\/W.app”.* 91\)/,
  ],
  'a watch app is for the phone': [
    watch({ UIDeviceFamily: [1] }),
    'nested-code',
    'error',
    /not for the watch by its UIDeviceFamily.* 102\)/,
  ],
  'the app is for Intel alone': [
    { executable: { cpuType: CPU_X86_64 } },
    'unsupported-architecture',
    'error',
    /“Payload\/Example.app\/Example” is built for “x86_64”, expected was arm64.*IncorrectArch/,
  ],
  'a framework is for Intel alone': [
    { files: framework('Kit', { executable: machO({ fileType: 6, cpuType: CPU_X86_64 }) }) },
    'unsupported-architecture',
    'error',
    /Kit.framework\/Kit” is built for “x86_64”/,
  ],
  'a framework is 32-bit alone': [
    { files: framework('Kit', { executable: machO({ fileType: 6, ...armv7 }) }) },
    'unsupported-architecture',
    'error',
    /Kit.framework\/Kit” is built for “armv7”, expected was arm64/,
  ],
  'an extension is 32-bit alone': [
    { files: extension(armv7) },
    'unsupported-architecture',
    'error',
    /Share.appex\/Share” is built for “armv7”, expected was arm64/,
  ],
  'the app is thinned for old models': [
    {
      executable: armv7,
      infoPlist: { UISupportedDevices: ['iPad2,1', 'iPhone5,3'] },
    },
    'unsupported-architecture',
    'warning',
    /thinned for “iPad2,1”, “iPhone5,3”/,
  ],
  'the app is for new processors alone': [
    { executable: arm64e },
    'unsupported-architecture',
    'warning',
    /“arm64e” only, expected was arm64/,
  ],
  'the app has no main-binary flag': [
    { signed: { main: { segmentFlags: 0 } } },
    'ends-at-launch',
    'warning',
    /CS_EXECSEG_MAIN_BINARY/,
  ],
  'the app has none and asks for iOS 26': [
    { signed: { main: { segmentFlags: 0 } }, infoPlist: { MinimumOSVersion: '26.0' } },
    'ends-at-launch',
    'error',
    /CS_EXECSEG_MAIN_BINARY/,
  ],
  'an extension has no main-binary flag': [
    { files: extension(), signed: { nested: { [SHARE]: { segmentFlags: 0 } } } },
    'ends-at-launch',
    'warning',
    /^The app extension/,
  ],
  'an extension has XML entitlements alone': [
    { files: extension(), signed: { nested: { [SHARE]: { derEntitlements: 'none' } } } },
    'ends-at-launch',
    'warning',
    /as XML only/,
  ],
  'the claim is covered, the bundle identifier is another': [
    { profile: { bundleId: 'com.example.before' } },
    'bundle-id-mismatch',
    'warning',
    /claims .* “ABCDE12345.com.example.before”, while the bundle identifier .* “com.example.app”/,
  ],
}

describe('each cause trips exactly its rule at its level', () => {
  it.each(Object.entries(causes))('%s', async (_name, [ipa, rule, level, says]) => {
    const found = await findingsOf(ipa)
    expect(found.map(one => [one.rule, one.level, one.message])).toEqual([
      [rule, level, expect.stringMatching(says)],
    ])
    expect(found[0]?.fix).toMatch(/^[A-Z].{20,}[.]$/)
  })
})

const fit: Readonly<Record<string, IpaDeviations>> = {
  'an alternate SHA-1 directory that nobody lists': {
    signed: { main: { hashes: ['sha256', 'sha1'], lists: 'none' } },
  },
  'an extension without a profile, covered by that of the app': {
    profile: { bundleId: 'com.example.*' },
    files: extension({ profile: 'none' }),
  },
  'a framework with XML entitlements alone': {
    files: framework('Kit', {}),
    signed: { nested: { [KIT]: { entitlements: { a: true }, derEntitlements: 'none' } } },
  },
  'a framework without the main-binary flag': {
    files: framework('Kit', {}),
    signed: { nested: { [KIT]: { segmentFlags: 0 } } },
  },
  'a widget without class and storyboard': share({
    NSExtension: { NSExtensionPointIdentifier: 'com.apple.widgetkit-extension' },
  }),
  'an extension of ExtensionKit': share(
    {
      NSExtension: undefined,
      EXAppExtensionAttributes: { EXExtensionPointIdentifier: 'com.apple.background-asset' },
    },
    'Extensions/Share.appex/',
  ),
  'an extension for intents and one that shows them': {
    files: [
      ...handling('One', ['A', 'A']),
      ...handling('Two', ['A'], 'com.apple.intents-ui-service'),
      ...handling('Share', ['A'], 'com.apple.share-services'),
    ],
  },
  'an intent that is restricted while locked': share(
    intents({ IntentsSupported: ['A', 'B'], IntentsRestrictedWhileLocked: ['A'] }),
  ),
  'three other names for Siri': {
    infoPlist: { INAlternativeAppNames: ['1', '2', '3'].map(siriName) },
  },
  'a watch app of two targets': watch({ WKApplication: undefined, WKWatchKitApp: true }),
}

describe('hard-to-stream', () => {
  const stored = (sizeBehind: boolean) =>
    zipBytes(
      ipaEntries().map(entry =>
        String(entry.path).endsWith('Assets.car')
          ? { ...entry, method: 'stored', sizeBehind }
          : entry,
      ),
    )
  const rulesOf = async (bytes: Buffer) => findingsIn(await aFile('Example.ipa', bytes))

  it('is a file that is stored with its size behind it', async () => {
    const found = await rulesOf(stored(true))
    expect(found).toMatchObject([{ rule: 'hard-to-stream', level: 'warning' }])
    expect(found[0]?.message).toContain('“Payload/Example.app/Assets.car” is stored uncompressed')
  })

  it.each([
    ['descriptor', /are to stand behind it .* and are not there, or wrong/],
    ['stray', /bytes that belong to no file stand behind “a\/b”/],
    ['header', /the header in front of “a\/b” is missing, or says otherwise/],
  ] as const)('is a fault of the kind %s', (kind, says) => {
    const found = findings(someApp({ forwardFault: { kind, path: 'a/b' } }))
    expect(found).toMatchObject([{ rule: 'hard-to-stream', level: 'warning' }])
    expect(found[0]?.message).toMatch(says)
  })

  it('is none with its size in front', async () => {
    expect(await rulesOf(stored(false))).toEqual([])
  })
})

describe('no false alarm about', () => {
  it.each(Object.entries(fit))('%s', async (_name, ipa) => {
    expect((await findingsOf(ipa)).map(({ rule, message }) => [rule, message])).toEqual([])
  })

  it('the signature format of a build for the simulator', async () => {
    const found = await findingsOf({
      infoPlist: { CFBundleSupportedPlatforms: ['iPhoneSimulator'], DTPlatformName: undefined },
      executable: { cpuType: CPU_X86_64, platform: 7 },
      signed: { main: { derEntitlements: 'none' } },
    })
    expect(found.map(({ rule }) => rule)).toEqual(['simulator-build'])
  })
})

itAgreesWithTheSecondJudge()

import { binaryPlist } from './binary-plist'
import { type BundleFile, SEAL } from './bundle-signer'
import type { InfoPlist } from './info-plist-keys'
import { machO } from './mach-o-writer'
import { aProfile, type ProfileDeviations } from './profile-builder'

/** An extension and a watch app as Xcode embeds them, ready to be signed; their versions differ from the app's. */
export function nestedBundles(main: ProfileDeviations): readonly BundleFile[] {
  const profileOf = (bundleId: string) => aProfile(nestedProfile(main, bundleId))
  return [
    [`PlugIns/Share.appex/${SEAL}`, Buffer.alloc(0)],
    ['PlugIns/Share.appex/Share', machO()],
    ['PlugIns/Share.appex/Info.plist', info('com.example.app.share', 'Share', shareKeys)],
    ['PlugIns/Share.appex/embedded.mobileprovision', profileOf('com.example.app.share')],
    [`Watch/Example Watch.app/${SEAL}`, Buffer.alloc(0)],
    ['Watch/Example Watch.app/Example Watch', machO({ platform: 4 })],
    [
      'Watch/Example Watch.app/Info.plist',
      info('com.example.app.watch', 'Example Watch', watchKeys),
    ],
    ['Watch/Example Watch.app/embedded.mobileprovision', profileOf('com.example.app.watch')],
  ]
}

/** The profile of nested code: of the app's kind, team and certificates, and sound in everything else. */
export function nestedProfile(main: ProfileDeviations, bundleId: string): ProfileDeviations {
  const { distribution, teamId, prefix, certificates } = main
  return {
    bundleId,
    ...(distribution && { distribution }),
    ...(teamId !== undefined && { teamId }),
    ...(prefix !== undefined && { prefix }),
    ...(certificates && { certificates }),
  }
}

/** What the installer asks of an extension. */
export const shareKeys = {
  CFBundlePackageType: 'XPC!',
  CFBundleName: 'Share',
  CFBundleVersion: '999',
  NSExtension: {
    NSExtensionPointIdentifier: 'com.apple.share-services',
    NSExtensionPrincipalClass: 'Share.ShareViewController',
  },
} as const

/** What the installer asks of a watch app. */
export const watchKeys = {
  CFBundlePackageType: 'APPL',
  UIDeviceFamily: [4],
  WKApplication: true,
  WKCompanionAppBundleIdentifier: 'com.example.app',
} as const

function info(id: string, name: string, keys: InfoPlist): Uint8Array {
  return binaryPlist({
    CFBundleExecutable: name,
    CFBundleIdentifier: id,
    CFBundleName: name,
    CFBundleShortVersionString: '9.9.9',
    CFBundleVersion: '999',
    ...keys,
  })
}

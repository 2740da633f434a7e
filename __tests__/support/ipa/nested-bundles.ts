import { binaryPlist } from './binary-plist'
import { type BundleFile, SEAL } from './bundle-signer'
import { machO } from './mach-o-writer'
import { aProfile, type ProfileDeviations } from './profile-builder'

/** An extension and a watch app as Xcode embeds them, ready to be signed; their versions differ from the app's. */
export function nestedBundles(main: ProfileDeviations): readonly BundleFile[] {
  const profileOf = (bundleId: string) => aProfile(nestedProfile(main, bundleId))
  return [
    [`PlugIns/Share.appex/${SEAL}`, Buffer.alloc(0)],
    ['PlugIns/Share.appex/Share', machO()],
    ['PlugIns/Share.appex/Info.plist', info('com.example.app.share', 'Share', 'XPC!')],
    ['PlugIns/Share.appex/embedded.mobileprovision', profileOf('com.example.app.share')],
    [`Watch/Example Watch.app/${SEAL}`, Buffer.alloc(0)],
    ['Watch/Example Watch.app/Example Watch', machO({ platform: 4 })],
    ['Watch/Example Watch.app/Info.plist', info('com.example.app.watch', 'Example Watch', 'APPL')],
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

function info(id: string, name: string, type: string): Uint8Array {
  return binaryPlist({
    CFBundleExecutable: name,
    CFBundleIdentifier: id,
    CFBundleName: name,
    CFBundlePackageType: type,
    CFBundleShortVersionString: '9.9.9',
    CFBundleVersion: '999',
  })
}

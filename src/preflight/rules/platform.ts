import type { MachOPlatform } from '../../formats/mach-o/names'
import type { App } from '../../ipa/app'
import { quoted, quotedList } from '../../primitives/plain-text'
import type { Rule } from '../rule'
import { EXPORT_AD_HOC } from '../wording'

const DEVICE = 'iphoneos'
const SIMULATOR = 'iphonesimulator'

/** Names in `CFBundleSupportedPlatforms` and `DTPlatformName`, lower case, of what no iPhone installs. */
const PRODUCTS: ReadonlyMap<string, string> = new Map([
  ['appletvos', 'tvOS'],
  ['appletvsimulator', 'the tvOS simulator'],
  ['watchos', 'watchOS'],
  ['watchsimulator', 'the watchOS simulator'],
  ['xros', 'visionOS'],
  ['xrsimulator', 'the visionOS simulator'],
  ['macosx', 'macOS'],
])

const MACH_O_PRODUCTS: ReadonlyMap<MachOPlatform, string> = new Map([
  ['macos', 'macOS'],
  ['mac-catalyst', 'macOS (Catalyst)'],
  ['tvos', 'tvOS'],
  ['tvos-simulator', 'the tvOS simulator'],
  ['watchos', 'watchOS'],
  ['watchos-simulator', 'the watchOS simulator'],
  ['visionos', 'visionOS'],
  ['visionos-simulator', 'the visionOS simulator'],
])

const FOR_A_DEVICE = `Build for a device: xcodebuild archive -destination "generic/platform=iOS". ${EXPORT_AD_HOC}`

const FOR_THE_WATCH =
  'An app for the watch alone reaches testers through TestFlight. If it has an app for the phone, take ITSWatchOnlyContainer out of that one’s Info.plist and build again.'

/** Built for the simulator, by `Info.plist` or by every slice of the executable. */
export const simulatorBuild: Rule = app => {
  const evidence = simulatorEvidence(app)
  if (evidence === undefined) return undefined
  return {
    rule: 'simulator-build',
    level: 'error',
    message: `${quoted(app.folder)} is built for the iOS simulator (${evidence}), expected was a build for devices. The phone would only say “Unable to Install”.`,
    fix: FOR_A_DEVICE,
  }
}

function simulatorEvidence({ platforms, executable }: App): string | undefined {
  if (platforms.includes(SIMULATOR) && !platforms.includes(DEVICE)) {
    return `Info.plist says ${quoted(SIMULATOR)}`
  }
  if (executable.kind !== 'mach-o' || executable.slices.length === 0) return undefined
  return executable.slices.every(slice => slice.platform === 'ios-simulator')
    ? `its executable ${quoted(executable.name)} says so`
    : undefined
}

/** Built, or provisioned, for another of Apple's systems. */
export const unsupportedPlatform: Rule = app => {
  const evidence =
    watchEvidence(app) ?? infoEvidence(app) ?? executableEvidence(app) ?? profileEvidence(app)
  if (evidence === undefined) return undefined
  return {
    rule: 'unsupported-platform',
    level: 'error',
    message: `${quoted(app.folder)} is not for iPhone and iPad: ${evidence}, expected was iOS.`,
    fix: app.needs.isWatchContainer
      ? FOR_THE_WATCH
      : `Give the IPA of the iOS app. ${FOR_A_DEVICE}`,
  }
}

/** Installer error 137: what the store needs to take an app of the watch. */
function watchEvidence({ needs: { isWatchContainer } }: App): string | undefined {
  if (!isWatchContainer) return undefined
  return 'it is the shell of an app for the watch alone (ITSWatchOnlyContainer in Info.plist; console: MIInstallerErrorDomain 137)'
}

function infoEvidence({ platforms }: App): string | undefined {
  const known =
    platforms.length === 0 || platforms.includes(DEVICE) || platforms.includes(SIMULATOR)
  if (known) return undefined
  const products = platforms.map(platform => PRODUCTS.get(platform) ?? quoted(platform))
  return `Info.plist says it is built for ${products.join(', ')}`
}

function executableEvidence({ executable }: App): string | undefined {
  if (executable.kind !== 'mach-o' || executable.slices.length === 0) return undefined
  const products = executable.slices.map(({ platform }) =>
    platform === undefined ? undefined : MACH_O_PRODUCTS.get(platform),
  )
  if (products.some(product => product === undefined)) return undefined
  return `its executable ${quoted(executable.name)} is built for ${[...new Set(products)].join(', ')}`
}

/** Profiles older than about 2016 do not name platforms. */
function profileEvidence({ profile }: App): string | undefined {
  if (profile.kind !== 'read') return undefined
  const { platforms, name } = profile.profile
  if (platforms.length === 0 || platforms.some(platform => platform.toLowerCase() === 'ios')) {
    return undefined
  }
  return `its provisioning profile ${quoted(name)} is for ${quotedList(platforms)}`
}

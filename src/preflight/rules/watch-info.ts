import type { App } from '../../ipa/app'
import type { NestedInfo } from '../../ipa/bundle/nested-info'
import { quoted } from '../../primitives/plain-text'
import type { Complaint } from '../rule'
import { type Code, named } from './executables'

/** The number of the watch in `UIDeviceFamily`. */
const WATCH_FAMILY = '4'

/** What the installer refuses about the `Info.plist` of a watch app. */
export function watchInfo(
  info: NestedInfo | undefined,
  { code, app }: { readonly code: Code; readonly app: App },
): readonly Complaint[] {
  if (code.kind !== 'watch-app' || info === undefined) return []
  const faults = [...kind(info), ...companion(info), ...family(info), ...another(code, app)]
  return faults.map(([number, fault, fix]) => ({
    message: `${named(code)} ${fault} (console: MIInstallerErrorDomain ${number}).`,
    fix,
  }))
}

type Fault = readonly [code: string, fault: string, fix: string]

function kind({ watchKinds }: NestedInfo): readonly Fault[] {
  const fix =
    'Keep one of them in the Info.plist of the watch app: WKApplication for an app of one target (Xcode 14 and later), WKWatchKitApp for one with a WatchKit extension.'
  if (watchKinds.length > 1) {
    return [['144', 'has both WKApplication and WKWatchKitApp, expected was one of them', fix]]
  }
  if (watchKinds.length > 0) return []
  return [['92', 'has neither WKApplication nor WKWatchKitApp, expected was one of them', fix]]
}

/** One that is for the watch alone needs none. */
function companion({ watchOnly, namesCompanion }: NestedInfo): readonly Fault[] {
  if (watchOnly || namesCompanion) return []
  return [
    [
      '97',
      'names no app that it belongs to, expected was WKCompanionAppBundleIdentifier',
      'Set INFOPLIST_KEY_WKCompanionAppBundleIdentifier of the watch app’s target to the bundle identifier of the app.',
    ],
  ]
}

function family({ families }: NestedInfo): readonly Fault[] {
  if (families.includes(WATCH_FAMILY)) return []
  return [
    [
      '102',
      'is not for the watch by its UIDeviceFamily, expected was 4',
      'Set TARGETED_DEVICE_FAMILY of the watch app’s target to 4.',
    ],
  ]
}

/** Told with the second. */
function another({ path }: Code, { nested, folder }: App): readonly Fault[] {
  const all = nested.filter(one => one.kind === 'watch-app' && /^Watch\/[^/]+$/.test(one.path))
  const [first, second] = all
  if (!first || !second || path !== `${folder}/${second.path}`) return []
  return [
    [
      '91',
      `is one of ${all.length} watch apps beside ${quoted(first.path)}, expected was one`,
      'Embed one watch app: General > Frameworks, Libraries, and Embedded Content, or Build Phases > Embed Watch Content.',
    ],
  ]
}

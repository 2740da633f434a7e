/** `UIDeviceFamily`: 1 iPhone, 2 iPad, 3 Apple TV, 4 Apple Watch, 6 Mac (Catalyst), 7 Vision. */

export type DeviceFamily = 'iphone' | 'ipad' | 'tv' | 'watch' | 'mac' | 'vision'

/** What `Info.plist` tells of an app. Every string in it is untrusted text. */
export interface AppIdentity {
  readonly bundleId: string
  /** Display name, never empty. */
  readonly title: string
  /** `CFBundleShortVersionString`, else `CFBundleVersion`, else `0`. */
  readonly version: string
  /** `CFBundleVersion`, empty when missing. */
  readonly buildNumber: string
  /** `MinimumOSVersion`, empty when missing. */
  readonly minimumOs: string
  readonly deviceFamilies: readonly DeviceFamily[]
  /** `CFBundleSupportedPlatforms` and `DTPlatformName`, lower case, without repeats. */
  readonly platforms: readonly string[]
}

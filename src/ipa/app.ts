import type { SignedSlice } from '../formats/code-signature/signed-slice'
import type { AppNeeds } from './app-needs'
import type { NestedBundle } from './nested-bundle'
import type { ProvisioningProfile } from './provisioning-profile'
import type { Seal } from './seal'

/** The IPA as a file on this machine. */
export interface IpaFile {
  readonly path: string
  /** Last part of `path`, as found: untrusted text. */
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** Lower-case hex. */
  readonly sha256: string
}

/** `UIDeviceFamily`: 1 iPhone, 2 iPad, 3 Apple TV, 4 Apple Watch, 6 Mac (Catalyst), 7 Vision. */
export type DeviceFamily = 'iphone' | 'ipad' | 'tv' | 'watch' | 'mac' | 'vision'

/** `embedded.mobileprovision` of the app. */
export type EmbeddedProfile =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'read'; readonly profile: ProvisioningProfile }

/** The executable named by `CFBundleExecutable`: its headers and its signature. */
export type Executable =
  | { readonly kind: 'missing'; readonly name: string }
  | { readonly kind: 'unreadable'; readonly name: string; readonly reason: string }
  /** An archive of object files (`ar`), as static frameworks hold it: nothing that can be loaded, or signed. */
  | { readonly kind: 'static-library'; readonly name: string }
  | { readonly kind: 'mach-o'; readonly name: string; readonly slices: readonly SignedSlice[] }

/** A standard 8-bit PNG: the app's own best icon re-encoded, or a tile drawn by us. */
export interface AppIcon {
  readonly origin: 'ipa' | 'drawn'
  readonly png: Uint8Array
  /** Pixels; icons are square after conversion. */
  readonly width: number
}

/** What an IPA says about itself. Every string in it is untrusted text. */
export interface App {
  readonly file: IpaFile
  /** Path of the bundle inside the archive, for example `Payload/Example.app`. */
  readonly folder: string
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
  readonly profile: EmbeddedProfile
  readonly executable: Executable
  /** `_CodeSignature/CodeResources` is present. */
  readonly sealed: boolean
  /** `_CodeSignature/CodeResources` against the bytes of the app's files. */
  readonly seal: Seal
  /** Extensions, App Clips, watch apps, frameworks and libraries inside, outermost first. */
  readonly nested: readonly NestedBundle[]
  readonly icon: AppIcon
  readonly needs: AppNeeds
}

/** The answer of looking into an IPA: an app, or the reason why there is none to be had. */
export type Inspection =
  | { readonly kind: 'app'; readonly app: App }
  | {
      readonly kind: 'unreadable'
      readonly file: IpaFile
      /** What is wrong and where. */
      readonly reason: string
      /** What to change. */
      readonly fix: string
      /** Recognised on the way: a bare simulator product, a Mac app. */
      readonly recognised?: 'simulator-build' | 'unsupported-platform'
    }

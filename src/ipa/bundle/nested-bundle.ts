import type { EmbeddedProfile, Executable } from './executable'
import type { NestedInfo } from './nested-info'
import type { Seal } from './seal'

/** By place and ending of the name; `bundle` is any other folder with an executable of its own. */
export type NestedKind =
  | 'extension'
  | 'app-clip'
  | 'watch-app'
  | 'framework'
  | 'library'
  | 'xpc-service'
  | 'bundle'

/** Code inside the app that is signed by itself. Every string in it is untrusted text. */
export interface NestedBundle {
  readonly kind: NestedKind
  /** From the app's folder: `PlugIns/Share.appex`, `Watch/W.app/PlugIns/E.appex`, `Frameworks/libx.dylib`. */
  readonly path: string
  /** This and the texts below are empty when they are missing, as they always are for a library. */
  readonly bundleId: string
  /** `CFBundleShortVersionString`. */
  readonly version: string
  /** `CFBundleVersion`. */
  readonly buildNumber: string
  readonly minimumOs: string
  readonly platforms: readonly string[]
  /** Why there is no `Info.plist` to read; undefined when it was read, and for a library. */
  readonly infoProblem: string | undefined
  /** Of `Info.plist` what the installer asks of extensions and watch apps; undefined when it was not read. */
  readonly info: NestedInfo | undefined
  /** `NSExtensionPointIdentifier` or `EXExtensionPointIdentifier`. */
  readonly extensionPoint: string
  /** `WKCompanionAppBundleIdentifier` of a watch app, `WKAppBundleIdentifier` of its extension. */
  readonly companionId: string
  readonly profile: EmbeddedProfile
  readonly executable: Executable
  readonly seal: Seal
}

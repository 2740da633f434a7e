import type { AppIdentity } from './app-identity'
import type { AppNeeds } from './app-needs'
import type { ForwardFault } from './archive/forward-walk'
import type { EmbeddedProfile, Executable } from './bundle/executable'
import type { NestedBundle } from './bundle/nested-bundle'
import type { Seal } from './bundle/seal'
import type { IpaFile } from './ipa-file'

/** A standard 8-bit PNG: the app's own best icon re-encoded, or a tile drawn by us. */
export interface AppIcon {
  readonly origin: 'ipa' | 'drawn'
  readonly png: Uint8Array
  /** Pixels; icons are square after conversion. */
  readonly width: number
}

/** What an IPA says about itself. Every string in it is untrusted text. */
export interface App extends AppIdentity {
  readonly file: IpaFile
  /** Path of the bundle inside the archive, for example `Payload/Example.app`. */
  readonly folder: string
  /** The first thing in the archive that would stop a reader from front to back. */
  readonly forwardFault: ForwardFault | undefined
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

import type { SignedSlice } from '../../formats/code-signature/signed-slice'
import type { ProvisioningProfile } from '../profile/provisioning-profile'

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

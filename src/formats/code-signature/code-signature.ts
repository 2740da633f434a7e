import type { CodeDirectory } from './code-directory'
import type { EntitlementsBlob } from './entitlements'
import type { Signer } from './signer'

/**
 * The embedded signature of one slice. Every text in it is untrusted. The reader is our own: what npm has
 * for signatures, such as `@electron/osx-sign`, starts Apple's `codesign`, which only a Mac has.
 */
export interface CodeSignature {
  /** The primary one first; never empty. */
  readonly directories: readonly [CodeDirectory, ...CodeDirectory[]]
  /** Of the primary directory. */
  readonly identifier: string
  readonly teamId: string | undefined
  readonly entitlements: EntitlementsBlob
  readonly derEntitlements: EntitlementsBlob
  readonly signer: Signer
}

import type { CodeSignature } from './code-signature'
import type { SignatureFlaw } from './flaw'
import { partFlaws } from './part-flaws'
import type { SignedSlice } from './signed-slice'

/** The files of a bundle that its executable's signature seals, as they stand in the archive. */
export interface BundleParts {
  readonly infoPlist: Uint8Array | undefined
  /** `_CodeSignature/CodeResources`. */
  readonly codeResources: Uint8Array | undefined
}

/**
 * The slices of a bundle's executable, with what does not agree with the bundle's files added to their
 * flaws. A library outside any bundle has no such files: there this has nothing to do.
 */
export function withBundleParts(
  slices: readonly SignedSlice[],
  parts: BundleParts,
): readonly SignedSlice[] {
  return slices.map(slice => {
    if (slice.signature.kind !== 'read') return slice
    const { signature, flaws } = slice.signature
    const all = [...flaws, ...bundleFlaws(signature, parts)]
    return { ...slice, signature: { kind: 'read', signature, flaws: all } }
  })
}

/** Compares the two slots that seal files of the bundle. */
function bundleFlaws(
  { directories }: CodeSignature,
  { infoPlist, codeResources }: BundleParts,
): readonly SignatureFlaw[] {
  return [
    ...partFlaws(directories, { part: 'info-plist', bytes: infoPlist }),
    ...partFlaws(directories, { part: 'code-resources', bytes: codeResources }),
  ]
}

import type { CodeSignature } from '../../../src/formats/code-signature/code-signature'
import type { SignatureFlaw } from '../../../src/formats/code-signature/flaw'
import { readSignedMachO, type SignedSlice } from '../../../src/formats/code-signature/signed-slice'

/** The slices of a Mach-O file in memory, which answers only reads that go forward. */
export async function signedSlices(bytes: Uint8Array): Promise<readonly SignedSlice[]> {
  let position = 0
  return readSignedMachO({
    size: bytes.length,
    read: async (offset, length) => {
      if (offset < position) throw new Error(`went back from ${position} to ${offset}`)
      position = offset + length
      return bytes.subarray(offset, offset + length)
    },
  })
}

/** A signature that must be readable, with what does not agree about it. */
export async function signatureOf(
  bytes: Uint8Array,
): Promise<{ readonly signature: CodeSignature; readonly flaws: readonly SignatureFlaw[] }> {
  const [slice] = await signedSlices(bytes)
  if (slice?.signature.kind !== 'read') {
    throw new Error(`no signature: ${JSON.stringify(slice?.signature)}`)
  }
  return slice.signature
}

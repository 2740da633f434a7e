import type { CodeSigningOptions } from './code-signer'

type Edit = NonNullable<CodeSigningOptions['edit']>

/** Changes a bit of the byte at `at` in a blob. */
export function flipped(slot: number, at: number): Edit {
  return blobs => {
    const bytes = Buffer.from(blobs.get(slot) ?? [])
    bytes[at] = (bytes[at] ?? 0) ^ 0x40
    blobs.set(slot, bytes)
  }
}

/** Takes a blob out. */
export function without(slot: number): Edit {
  return blobs => {
    blobs.delete(slot)
  }
}

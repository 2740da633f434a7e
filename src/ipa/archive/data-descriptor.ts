import type { ArchiveEntry } from './entry'

/** Bytes of the longest form. */
export const MAX_DESCRIPTOR = 24

/** «Commonly adopted», and left out by some (APPNOTE 4.3.9.3). */
const SIGNATURE = 0x08074b50
/** The sizes of entries over 4 GB in four bytes, as macOS writes them. */
const FOUR_BYTES = 2 ** 32

/**
 * How long the data descriptor of `entry` is at the beginning of `bytes`: with or without a signature, with
 * sizes of four bytes or, for ZIP64, of eight (APPNOTE 4.3.9). Empty: what is there is no descriptor of it.
 */
export function descriptorLengths(bytes: Buffer, entry: ArchiveEntry): readonly number[] {
  const beginnings = bytes.length >= 4 && bytes.readUInt32LE(0) === SIGNATURE ? [4, 0] : [0]
  return beginnings.flatMap(at =>
    [4, 8].flatMap(width =>
      isDescriptor(bytes, { at, width, entry }) ? [at + 4 + 2 * width] : [],
    ),
  )
}

interface Form {
  readonly at: number
  /** Bytes of a size. */
  readonly width: number
  readonly entry: ArchiveEntry
}

function isDescriptor(bytes: Buffer, { at, width, entry: { size, place } }: Form): boolean {
  if (bytes.length < at + 4 + 2 * width || bytes.readUInt32LE(at) !== place.crc) return false
  const [packed, unpacked] = [at + 4, at + 4 + width].map(position =>
    width === 4 ? bytes.readUInt32LE(position) : Number(bytes.readBigUInt64LE(position)),
  )
  const fits = (value: number) => (width === 4 ? value % FOUR_BYTES : value)
  return packed === fits(place.packedSize) && unpacked === fits(size)
}

import { crc32 } from 'node:zlib'

/** With the checksums that its changed chunks should have, so that readers look further. */
export function mendedPng(bytes: Uint8Array): Buffer {
  const png = Buffer.from(bytes)
  for (let at = 8; at + 12 <= png.length; ) {
    const end = at + 8 + png.readUInt32BE(at)
    if (end + 4 > png.length) break
    png.writeUInt32BE(crc32(png.subarray(at + 4, end)), end)
    at = end + 4
  }
  return png
}

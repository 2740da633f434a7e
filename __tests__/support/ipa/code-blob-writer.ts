/** Magic numbers and slots of Apple's `kern/cs_blobs.h`, written down a second time for the tests. */
export const MAGIC = {
  requirement: 0xfade0c00,
  requirements: 0xfade0c01,
  codeDirectory: 0xfade0c02,
  signature: 0xfade0cc0,
  wrapper: 0xfade0b01,
  entitlements: 0xfade7171,
  derEntitlements: 0xfade7172,
} as const

export const SLOT = {
  codeDirectory: 0,
  infoPlist: 1,
  requirements: 2,
  codeResources: 3,
  entitlements: 5,
  derEntitlements: 7,
  alternates: 0x1000,
  cms: 0x10000,
} as const

/** A blob: magic number, length, content. */
export function blob(magic: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content)
  return Buffer.concat([bigWords(magic, body.length + 8), body])
}

/** A blob of blobs: the table lists them in the order of their types, as Apple's tools write it. */
export function superBlob(magic: number, parts: ReadonlyMap<number, Uint8Array>): Buffer {
  const sorted = [...parts].sort(([a], [b]) => a - b)
  let offset = 12 + 8 * sorted.length
  const index = sorted.map(([type, bytes]) => {
    const entry = bigWords(type, offset)
    offset += bytes.length
    return entry
  })
  return blob(magic, bigWords(sorted.length), ...index, ...sorted.map(([, bytes]) => bytes))
}

export function bigWords(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  values.forEach((value, index) => {
    bytes.writeUInt32BE(value >>> 0, 4 * index)
  })
  return bytes
}

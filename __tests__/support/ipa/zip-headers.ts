export const MAX_16 = 0xffff
export const MAX_32 = 0xffffffff
/** 1 January 2026 in MS-DOS form, so that the same entries give the same bytes. */
const DOS_DATE = ((2026 - 1980) << 9) | (1 << 5) | 1

/** An entry with its place in the archive. */
export interface Placed {
  readonly name: Buffer
  readonly body: Buffer
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly size: number
  readonly offset: number
  /** In place of the data descriptor, or of nothing. */
  readonly behind: Uint8Array | undefined
}

/** Local header, data and, where flagged, the data descriptor. */
export function localPart(one: Placed, zip64: boolean): Buffer {
  const descriptor = (one.flags & 8) !== 0
  const known = descriptor ? { crc: 0, size: 0, packed: 0 } : sizesOf(one)
  const extra = zip64 ? zip64Extra([known.size, known.packed]) : Buffer.alloc(0)
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  writeCommon(header, 4, one, {
    crc: known.crc,
    size: zip64 ? MAX_32 : known.size,
    packed: zip64 ? MAX_32 : known.packed,
    extraLength: extra.length,
    version: zip64 ? 45 : 20,
  })
  const behind = one.behind ?? (descriptor ? tail(one, zip64) : empty)
  return Buffer.concat([header, one.name, extra, one.body, behind])
}

export const empty = Buffer.alloc(0)

function sizesOf(one: Placed) {
  return { crc: one.crc, size: one.size, packed: one.body.length }
}

function tail(one: Placed, zip64: boolean): Buffer {
  const bytes = Buffer.alloc(zip64 ? 24 : 16)
  bytes.writeUInt32LE(0x08074b50, 0)
  bytes.writeUInt32LE(one.crc, 4)
  if (zip64) {
    bytes.writeBigUInt64LE(BigInt(one.body.length), 8)
    bytes.writeBigUInt64LE(BigInt(one.size), 16)
  } else {
    bytes.writeUInt32LE(one.body.length, 8)
    bytes.writeUInt32LE(one.size, 12)
  }
  return bytes
}

interface CommonFields {
  readonly crc: number
  readonly size: number
  readonly packed: number
  readonly extraLength: number
  readonly version: number
}

/** The run of fields that local and central headers share, from «version needed» to «extra length». */
function writeCommon(header: Buffer, at: number, one: Placed, fields: CommonFields): void {
  header.writeUInt16LE(fields.version, at)
  header.writeUInt16LE(one.flags, at + 2)
  header.writeUInt16LE(one.method, at + 4)
  header.writeUInt16LE(DOS_DATE, at + 8)
  header.writeUInt32LE(fields.crc, at + 10)
  header.writeUInt32LE(fields.packed, at + 14)
  header.writeUInt32LE(fields.size, at + 18)
  header.writeUInt16LE(one.name.length, at + 22)
  header.writeUInt16LE(fields.extraLength, at + 24)
}

export function centralHeader(one: Placed, zip64: boolean): Buffer {
  const extra = zip64 ? zip64Extra([one.size, one.body.length, one.offset]) : empty
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(0x0315, 4)
  writeCommon(header, 6, one, {
    crc: one.crc,
    size: zip64 ? MAX_32 : one.size,
    packed: zip64 ? MAX_32 : one.body.length,
    extraLength: extra.length,
    version: zip64 ? 45 : 20,
  })
  header.writeUInt32LE(zip64 ? MAX_32 : one.offset, 42)
  return Buffer.concat([header, one.name, extra])
}

function zip64Extra(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 + 8 * values.length)
  bytes.writeUInt16LE(1, 0)
  bytes.writeUInt16LE(8 * values.length, 2)
  values.forEach((value, index) => {
    bytes.writeBigUInt64LE(BigInt(value), 4 + 8 * index)
  })
  return bytes
}

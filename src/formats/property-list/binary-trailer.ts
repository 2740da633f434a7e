import { ActionError } from '../../primitives/errors'

/** The last 32 bytes of a binary property list (CFBinaryPlistTrailer), checked against the file. */
export interface Trailer {
  /** Bytes per entry of the offset table, 1 to 8. */
  readonly offsetSize: number
  /** Bytes per reference to an object, 1 to 8. */
  readonly referenceSize: number
  readonly objectCount: number
  readonly topObject: number
  /** Offset of the offset table: where the objects end. */
  readonly offsetTable: number
}

const HEADER = 'bplist00'
const TRAILER_BYTES = 32

/** @throws ActionError `malformed` for another version and for sizes that the file cannot hold. */
export function readTrailer(bytes: Uint8Array): Trailer {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const header = file.toString('latin1', 0, HEADER.length)
  if (header !== HEADER) throw malformed(0, `version ${JSON.stringify(header.slice(6))}, not "00"`)
  const at = file.length - TRAILER_BYTES
  if (at <= HEADER.length) throw malformed(file.length, 'ends before its trailer')
  const trailer: Trailer = {
    offsetSize: file.readUInt8(at + 6),
    referenceSize: file.readUInt8(at + 7),
    objectCount: Number(file.readBigUInt64BE(at + 8)),
    topObject: Number(file.readBigUInt64BE(at + 16)),
    offsetTable: Number(file.readBigUInt64BE(at + 24)),
  }
  check(trailer, at)
  return trailer
}

function check(trailer: Trailer, at: number): void {
  const { offsetSize, referenceSize, objectCount, offsetTable } = trailer
  if (offsetSize < 1 || offsetSize > 8) throw malformed(at + 6, `offsets of ${offsetSize} bytes`)
  if (referenceSize < 1 || referenceSize > 8) {
    throw malformed(at + 7, `references of ${referenceSize} bytes`)
  }
  if (offsetTable <= HEADER.length || offsetTable + objectCount * offsetSize > at) {
    throw malformed(
      at + 8,
      `an offset table of ${objectCount} entries at ${offsetTable} does not fit`,
    )
  }
}

export function malformed(at: number, rule: string): ActionError {
  return new ActionError(`binary property list, byte ${at}: ${rule}`, { code: 'malformed' })
}

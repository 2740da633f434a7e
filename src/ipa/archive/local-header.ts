import { quoted } from '../../primitives/plain-text'
import { unreadableArchive } from './end'
import type { ArchiveEntry } from './entry'

/** Bytes, without the name and the extra field (APPNOTE 4.3.7). */
export const LOCAL_HEADER_SIZE = 30

const SIGNATURE = 0x04034b50
/** APPNOTE 4.4.4. */
const ENCRYPTED = 1
/** Checksum and sizes stand behind the data instead of in the header. */
const DESCRIPTOR = 8
/** In place of a size: it stands in the ZIP64 extra field. */
const ELSEWHERE = 0xffffffff

export interface LocalHeader {
  readonly extraLength: number
  /** A data descriptor follows the data. */
  readonly descriptor: boolean
  /** Its size when packed stands here already. */
  readonly sized: boolean
}

/**
 * iOS unpacks an app while it downloads, by these headers and not by the table of contents. They have to
 * say the same, or the phone sees another app than the one that was checked.
 *
 * @param bytes the first {@link LOCAL_HEADER_SIZE} bytes, and as many as the name has
 * @throws ActionError `unreadable-ipa`
 */
export function readLocalHeader(bytes: Buffer, entry: ArchiveEntry): LocalHeader {
  const disagree = (what: string) =>
    unreadableArchive(
      `the header in front of ${quoted(entry.path)} ${what} than the table of contents`,
    )
  if (bytes.readUInt32LE(0) !== SIGNATURE) {
    throw unreadableArchive(`there is no header in front of ${quoted(entry.path)}`)
  }
  const flags = bytes.readUInt16LE(6)
  const descriptor = (flags & DESCRIPTOR) !== 0
  if ((flags & ENCRYPTED) !== Number(entry.encrypted))
    throw disagree('says otherwise of encryption')
  if (bytes.readUInt16LE(8) !== entry.place.method) throw disagree('names another compression')
  if (!descriptor && !agrees(bytes, entry)) throw disagree('has another checksum or size')
  if (!hasName(bytes, entry)) throw disagree('has another name')
  return {
    extraLength: bytes.readUInt16LE(28),
    descriptor,
    sized: isSize(bytes.readUInt32LE(18), entry.place.packedSize),
  }
}

function hasName(bytes: Buffer, { place: { rawName } }: ArchiveEntry): boolean {
  return (
    bytes.readUInt16LE(26) === rawName.length &&
    bytes.toString('latin1', LOCAL_HEADER_SIZE, LOCAL_HEADER_SIZE + rawName.length) === rawName
  )
}

function agrees(bytes: Buffer, { size, place }: ArchiveEntry): boolean {
  return (
    bytes.readUInt32LE(14) === place.crc &&
    isSize(bytes.readUInt32LE(18), place.packedSize) &&
    isSize(bytes.readUInt32LE(22), size)
  )
}

function isSize(value: number, size: number): boolean {
  return value === ELSEWHERE || value === size
}

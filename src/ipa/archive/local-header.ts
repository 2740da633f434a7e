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
  readonly nameLength: number
  readonly extraLength: number
}

/**
 * iOS unpacks an app while it downloads, by these headers and not by the table of contents. They have to
 * say the same, or the phone sees another app than the one that was checked.
 *
 * @param bytes the first {@link LOCAL_HEADER_SIZE} bytes
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
  if ((flags & ENCRYPTED) !== Number(entry.encrypted))
    throw disagree('says otherwise of encryption')
  if (bytes.readUInt16LE(8) !== entry.place.method) throw disagree('names another compression')
  if ((flags & DESCRIPTOR) === 0 && !agrees(bytes, entry)) {
    throw disagree('has another checksum or size')
  }
  const nameLength = bytes.readUInt16LE(26)
  if (nameLength !== entry.place.rawName.length) throw disagree('has another name')
  return { nameLength, extraLength: bytes.readUInt16LE(28) }
}

/** @throws ActionError `unreadable-ipa` */
export function checkLocalName(name: Buffer, entry: ArchiveEntry): void {
  if (name.equals(entry.place.rawName)) return
  throw unreadableArchive(
    `the header in front of ${quoted(entry.path)} has another name than the table of contents`,
  )
}

function agrees(bytes: Buffer, { size, place }: ArchiveEntry): boolean {
  const packed = bytes.readUInt32LE(18)
  const unpacked = bytes.readUInt32LE(22)
  return (
    bytes.readUInt32LE(14) === place.crc &&
    (packed === ELSEWHERE || packed === place.packedSize) &&
    (unpacked === ELSEWHERE || unpacked === size)
  )
}

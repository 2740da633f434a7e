import { crc32, deflateRawSync } from 'node:zlib'
import { centralHeader, empty, localPart, MAX_16, MAX_32, type Placed } from './zip-headers'

/** One entry as it will stand in the archive, with the lies it is to tell. */
export interface ZipEntry {
  /** Bytes are written as they are: the way to make a CP437 or otherwise odd name. */
  readonly path: string | Uint8Array
  readonly data: Uint8Array
  readonly method?: 'stored' | 'deflated'
  readonly encrypted?: boolean
  /** The sizes stand behind the data, whatever the method. */
  readonly sizeBehind?: boolean
  /** What stands behind the data, in place of a descriptor or of nothing. */
  readonly behind?: Uint8Array
  readonly crc?: number
  /** The uncompressed size to declare, when it is not to be the true one. */
  readonly declaredSize?: number
  /** `data` is a finished deflate stream of this many bytes. */
  readonly inflatesTo?: number
}

/** How the archive as a whole differs from what Xcode writes. */
export interface ZipDeviations {
  readonly stored?: boolean
  readonly zip64?: boolean
  /** Default true, as in Xcode's exports: sizes stand behind the data of deflated entries. */
  readonly dataDescriptors?: boolean
  /** Default false, as on macOS: names are UTF-8 all the same. */
  readonly utf8Flag?: boolean
  /** Default true: an entry for each folder. */
  readonly folders?: boolean
  readonly comment?: Uint8Array
  readonly before?: Uint8Array
  readonly after?: Uint8Array
  /** Bytes to cut off the end. */
  readonly cutOff?: number
  /** The count of entries modulo 65,536 without ZIP64, as macOS Archive Utility writes it. */
  readonly wrappedCount?: boolean
}

/** A ZIP archive (PKWARE APPNOTE) of `entries` in the given order. */
export function zipBytes(entries: readonly ZipEntry[], deviations: ZipDeviations = {}): Buffer {
  const parts: Buffer[] = [Buffer.from(deviations.before ?? [])]
  const placed: Placed[] = []
  let offset = 0
  for (const entry of withFolders(entries, deviations.folders ?? true)) {
    const one = place(entry, offset, deviations)
    const written = localPart(one, deviations.zip64 ?? false)
    placed.push(one)
    parts.push(written)
    offset += written.length
  }
  const directory = Buffer.concat(placed.map(one => centralHeader(one, deviations.zip64 ?? false)))
  parts.push(directory, endOf({ count: placed.length, size: directory.length, offset }, deviations))
  parts.push(Buffer.from(deviations.after ?? []))
  const whole = Buffer.concat(parts)
  return whole.subarray(0, whole.length - (deviations.cutOff ?? 0))
}

function withFolders(entries: readonly ZipEntry[], wanted: boolean): ZipEntry[] {
  const seen = new Set<string>()
  const all: ZipEntry[] = []
  for (const entry of entries) {
    if (wanted && typeof entry.path === 'string') {
      for (const folder of foldersOf(entry.path)) {
        if (!seen.has(folder)) all.push({ path: folder, data: new Uint8Array(0), method: 'stored' })
        seen.add(folder)
      }
    }
    if (typeof entry.path !== 'string' || !seen.has(entry.path)) all.push(entry)
  }
  return all
}

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`)
}

function place(entry: ZipEntry, offset: number, deviations: ZipDeviations): Placed {
  const data = Buffer.from(entry.data)
  const ready = entry.inflatesTo !== undefined
  const deflated =
    ready || (entry.method ?? (deviations.stored ? 'stored' : 'deflated')) === 'deflated'
  const descriptor = entry.sizeBehind ?? (deflated && (deviations.dataDescriptors ?? true))
  return {
    name: typeof entry.path === 'string' ? Buffer.from(entry.path) : Buffer.from(entry.path),
    body: deflated && !ready ? deflateRawSync(data) : data,
    flags: (entry.encrypted ? 1 : 0) | (descriptor ? 8 : 0) | (deviations.utf8Flag ? 0x800 : 0),
    method: deflated ? 8 : 0,
    crc: entry.crc ?? crc32(data),
    size: entry.declaredSize ?? entry.inflatesTo ?? data.length,
    offset,
    behind: entry.behind,
  }
}

/** The table of contents: how many entries, how many bytes, where. */
export interface DirectoryPlace {
  readonly count: number
  readonly size: number
  readonly offset: number
}

/** The end record, with the ZIP64 ones in front where needed and the comment behind. */
export function endOf(place: DirectoryPlace, deviations: ZipDeviations): Buffer {
  const { count, size, offset } = place
  const comment = Buffer.from(deviations.comment ?? [])
  const zip64 = deviations.zip64 === true || (count > MAX_16 && !deviations.wrappedCount)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(zip64 ? MAX_16 : count & MAX_16, 8)
  end.writeUInt16LE(zip64 ? MAX_16 : count & MAX_16, 10)
  end.writeUInt32LE(zip64 ? MAX_32 : size, 12)
  end.writeUInt32LE(zip64 ? MAX_32 : offset, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([zip64 ? zip64End(place) : empty, end, comment])
}

function zip64End({ count, size, offset }: DirectoryPlace): Buffer {
  const bytes = Buffer.alloc(56 + 20)
  bytes.writeUInt32LE(0x06064b50, 0)
  bytes.writeBigUInt64LE(44n, 4)
  bytes.writeUInt16LE(45, 12)
  bytes.writeUInt16LE(45, 14)
  bytes.writeBigUInt64LE(BigInt(count), 24)
  bytes.writeBigUInt64LE(BigInt(count), 32)
  bytes.writeBigUInt64LE(BigInt(size), 40)
  bytes.writeBigUInt64LE(BigInt(offset), 48)
  bytes.writeUInt32LE(0x07064b50, 56)
  bytes.writeBigUInt64LE(BigInt(offset + size), 64)
  bytes.writeUInt32LE(1, 72)
  return bytes
}

import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import yauzl from 'yauzl'
import { ActionError, messageOf } from '../../primitives/errors'
import { quoted } from '../../primitives/plain-text'
import { foreignFile, TELLING_HEAD } from '../foreign-file'
import { type ArchiveEnd, findArchiveEnd, readAt, unreadableArchive } from './end'
import { type ArchiveEntry, ZippedFile } from './entry'
import { checkExtents, type Extent } from './extents'
import { Tape, type TapeOptions } from './front-to-back'
import { unreadableFile } from './hash-file'
import { LOCAL_HEADER_SIZE } from './local-header'
import { type ArchiveView, viewArchive } from './view'

/** An open ZIP archive, read by random access: nothing is unpacked to disk. */
export interface Archive {
  /** Files, in the order of the table of contents; folders and `__MACOSX/` are left out. */
  readonly entries: readonly ArchiveEntry[]
  /** By path, composed or decomposed. Throws when the archive holds it twice: readers differ in which they take. */
  readonly find: (path: string) => ArchiveEntry | undefined
  /** The whole file from front to back; `witness` sees every byte of it. */
  readonly tape: (witness: TapeOptions['witness']) => Tape
  /** Bytes of the file. */
  readonly size: number
  readonly close: () => Promise<void>
}

/** Entries. Large games have some 50,000; one costs a few hundred bytes of memory here. */
const MAX_ENTRIES = 200_000
/** Bytes of a name, `PATH_MAX` of Linux: nobody unpacks a longer one. That of iOS is a quarter. */
const MAX_NAME_SIZE = 4_096
/** Bytes, without the name and the extra field (APPNOTE 4.3.12). */
const CENTRAL_HEADER_SIZE = 46
/** APPNOTE 4.4.4. */
const DESCRIPTOR = 8
/** APPNOTE 4.4.2.2 */
const MADE_ON_UNIX = 3
/** `S_IFLNK` without its twelve lower bits. */
const LINK_TYPE = 0o12

/**
 * Opens an IPA. Names are taken for UTF-8 whatever their flag says, because macOS writes UTF-8 without
 * the flag (thejoshwolfe/yauzl#84), and for CP437 when they are no UTF-8.
 *
 * @throws ActionError `unreadable-ipa`; `no-ipa` when the file cannot be opened
 */
export async function openArchive(path: string): Promise<Archive> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw unreadableFile(path, cause)
  })
  try {
    const { size } = await file.stat()
    const end = await findArchiveEnd(file, size).catch(async (error: unknown) => {
      throw foreignFile(await readAt(file, 0, Math.min(size, TELLING_HEAD))) ?? error
    })
    const zip = await openZip(await viewArchive(file, end))
    const entries = await readDirectory(zip, end)
    return {
      entries,
      find: finder(entries),
      tape: witness => new Tape({ file, size, witness }),
      size,
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error instanceof ActionError ? error : unreadableArchive(messageOf(error), error)
  }
}

/** Lets yauzl see the file through `view`. */
class ViewReader extends yauzl.RandomAccessReader {
  readonly #view: ArchiveView

  constructor(view: ArchiveView) {
    super()
    this.#view = view
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return this.#view.stream(start, end)
  }

  override read(
    ...[buffer, offset, length, position, done]: Parameters<yauzl.RandomAccessReader['read']>
  ): void {
    this.#view.read(buffer.subarray(offset, offset + length), position).then(() => done(null), done)
  }
}

function openZip(view: ArchiveView): Promise<yauzl.ZipFile> {
  const options = { autoClose: false, decodeStrings: false, validateEntrySizes: true }
  return yauzl.fromRandomAccessReaderPromise(new ViewReader(view), view.size, options)
}

/** Reads up to the end of the table, not up to the count: macOS writes that modulo 65,536. */
async function readDirectory(zip: yauzl.ZipFile, end: ArchiveEnd): Promise<ArchiveEntry[]> {
  const entries: ArchiveEntry[] = []
  const extents: Extent[] = []
  let size = 0
  zip.entryCount = end.directorySize === 0 ? 0 : Number.POSITIVE_INFINITY
  for await (const source of zip.eachEntry()) {
    const { fileNameLength, extraFieldLength, fileCommentLength } = source
    if (fileNameLength > MAX_NAME_SIZE) {
      throw unreadableArchive(
        `it holds a name of ${fileNameLength} bytes; the most is ${MAX_NAME_SIZE}`,
      )
    }
    size += CENTRAL_HEADER_SIZE + fileNameLength + extraFieldLength + fileCommentLength
    const path = nameOf(source)
    extents.push(extentOf(source, path))
    if (extents.length > MAX_ENTRIES)
      throw unreadableArchive(`it holds more than ${MAX_ENTRIES} entries`)
    if (!path.endsWith('/') && !path.startsWith('__MACOSX/'))
      entries.push(entryOf(zip, source, path))
    if (size >= end.directorySize) break
  }
  refuseContradiction({ count: extents.length, size }, end)
  checkExtents(extents, end.directoryOffset)
  return entries
}

function refuseContradiction(seen: { count: number; size: number }, end: ArchiveEnd): void {
  const counted = end.zip64 ? seen.count : seen.count % 0x10000
  if (counted !== end.entryCount || seen.size !== end.directorySize) {
    throw unreadableArchive(`it announces ${end.entryCount} entries and lists ${seen.count}`)
  }
}

function extentOf(source: yauzl.Entry, path: string): Extent {
  const { relativeOffsetOfLocalHeader: start, fileNameLength, compressedSize } = source
  return { start, end: start + LOCAL_HEADER_SIZE + fileNameLength + compressedSize, path }
}

function nameOf(source: yauzl.Entry): string {
  return decodedName(source).replace(/^(?:\.\/)+/, '')
}

function decodedName({ fileNameRaw, extraFields }: yauzl.Entry): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fileNameRaw)
  } catch {
    return yauzl.getFileNameLowLevel(0, fileNameRaw, extraFields, true)
  }
}

/** Keeps of yauzl's entry what reading needs, and not its buffers: there may be 70,000 of them. */
function entryOf(zip: yauzl.ZipFile, source: yauzl.Entry, path: string): ArchiveEntry {
  const kept = new yauzl.Entry()
  kept.compressedSize = source.compressedSize
  kept.compressionMethod = source.compressionMethod
  kept.generalPurposeBitFlag = source.generalPurposeBitFlag
  kept.relativeOffsetOfLocalHeader = source.relativeOffsetOfLocalHeader
  kept.uncompressedSize = source.uncompressedSize
  return new ZippedFile({
    path,
    size: source.uncompressedSize,
    encrypted: source.isEncrypted(),
    link: isLink(source),
    place: {
      headerOffset: source.relativeOffsetOfLocalHeader,
      packedSize: source.compressedSize,
      method: source.compressionMethod,
      descriptor: (source.generalPurposeBitFlag & DESCRIPTOR) !== 0,
      crc: source.crc32,
      rawName: Buffer.from(source.fileNameRaw),
    },
    open: () => zip.openReadStreamPromise(kept),
  })
}

/** APPNOTE 4.4.2 and 4.4.15: the upper half holds `st_mode` when the archive was made on Unix. */
function isLink({ versionMadeBy, externalFileAttributes }: yauzl.Entry): boolean {
  return versionMadeBy >>> 8 === MADE_ON_UNIX && externalFileAttributes >>> 28 === LINK_TYPE
}

function finder(entries: readonly ArchiveEntry[]): Archive['find'] {
  let byPath: ReadonlyMap<string, readonly ArchiveEntry[]> | undefined
  return path => {
    byPath ??= indexed(entries)
    const [entry, another] = byPath.get(path.normalize('NFC')) ?? []
    if (another) throw unreadableArchive(`it holds ${quoted(path)} twice`)
    return entry
  }
}

/** An artifact of 60,000 files is never asked for one, so only who asks pays. */
function indexed(entries: readonly ArchiveEntry[]): ReadonlyMap<string, readonly ArchiveEntry[]> {
  const byPath = new Map<string, ArchiveEntry[]>()
  for (const entry of entries) {
    const key = entry.path.normalize('NFC')
    const others = byPath.get(key)
    if (others) others.push(entry)
    else byPath.set(key, [entry])
  }
  return byPath
}

import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import yauzl from 'yauzl'
import { ActionError, messageOf } from '../../primitives/errors'
import { foreignFile, TELLING_HEAD } from '../foreign-file'
import { type ArchiveEnd, findArchiveEnd, readAt, unreadableArchive } from './end'
import { type ArchiveEntry, type OpenEntry, ZippedFile } from './entry'
import { checkExtents, type Extent } from './extents'
import { type FindEntry, finder } from './finder'
import { unreadableFile } from './hash-file'
import { LOCAL_HEADER_SIZE } from './local-header'
import { SequentialReader, type SequentialReaderOptions } from './sequential-reader'
import { type ArchiveView, viewArchive } from './view'

/** An open ZIP archive, read by random access: nothing is unpacked to disk. */
export interface Archive {
  /** Files, in the order of the table of contents; folders and `__MACOSX/` are left out. */
  readonly entries: readonly ArchiveEntry[]
  /** Folders and everything else, too, as they lie in the file. */
  readonly records: readonly ArchiveEntry[]
  /** Where the table of contents begins, in bytes. */
  readonly directoryOffset: number
  readonly find: FindEntry
  /** The whole file from front to back; `witness` sees every byte of it. */
  readonly sequentialReader: (witness: SequentialReaderOptions['witness']) => SequentialReader
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
    const all = await readDirectory(zip, end)
    const entries = all.filter(({ path }) => !path.endsWith('/') && !path.startsWith('__MACOSX/'))
    return {
      entries,
      records: all.toSorted((a, b) => a.place.headerOffset - b.place.headerOffset),
      directoryOffset: end.directoryOffset,
      find: finder(entries),
      sequentialReader: witness => new SequentialReader({ file, size, witness }),
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
  const open = opener(zip)
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
    entries.push(entryOf(source, open))
    if (entries.length > MAX_ENTRIES)
      throw unreadableArchive(`it holds more than ${MAX_ENTRIES} entries`)
    if (size >= end.directorySize) break
  }
  refuseContradiction({ count: entries.length, size }, end)
  checkExtents(entries.map(extentOf), end.directoryOffset)
  return entries
}

function refuseContradiction(seen: { count: number; size: number }, end: ArchiveEnd): void {
  const counted = end.zip64 ? seen.count : seen.count % 0x10000
  if (counted !== end.entryCount || seen.size !== end.directorySize) {
    throw unreadableArchive(`it announces ${end.entryCount} entries and lists ${seen.count}`)
  }
}

function extentOf({ place, path }: ArchiveEntry): Extent {
  const { headerOffset: start, rawName, packedSize } = place
  return { start, end: start + LOCAL_HEADER_SIZE + rawName.length + packedSize, path }
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

/** Keeps of yauzl's entry what reading needs: there may be 70,000 of them. */
function entryOf(source: yauzl.Entry, open: OpenEntry): ArchiveEntry {
  const path = nameOf(source)
  const rawName = source.fileNameRaw.toString('latin1')
  return new ZippedFile({
    path,
    size: source.uncompressedSize,
    encrypted: source.isEncrypted(),
    link: isLink(source),
    place: {
      headerOffset: source.relativeOffsetOfLocalHeader,
      packedSize: source.compressedSize,
      method: source.compressionMethod,
      flags: source.generalPurposeBitFlag,
      crc: source.crc32,
      rawName: rawName === path ? path : rawName,
    },
    open,
  })
}

function opener(zip: yauzl.ZipFile): OpenEntry {
  return ({ place, size }) => {
    const source = new yauzl.Entry()
    source.compressedSize = place.packedSize
    source.compressionMethod = place.method
    source.generalPurposeBitFlag = place.flags
    source.relativeOffsetOfLocalHeader = place.headerOffset
    source.uncompressedSize = size
    return zip.openReadStreamPromise(source)
  }
}

/** APPNOTE 4.4.2 and 4.4.15: the upper half holds `st_mode` when the archive was made on Unix. */
function isLink({ versionMadeBy, externalFileAttributes }: yauzl.Entry): boolean {
  return versionMadeBy >>> 8 === MADE_ON_UNIX && externalFileAttributes >>> 28 === LINK_TYPE
}

import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import yauzl from 'yauzl'
import { ActionError, messageOf } from '../errors'
import { type ArchiveEnd, findArchiveEnd, unreadableArchive } from './archive-end'
import { type ArchiveEntry, ZippedFile } from './archive-entry'
import { type ArchiveView, viewArchive } from './archive-view'

/** An open ZIP archive, read by random access: nothing is unpacked to disk. */
export interface Archive {
  /** Files, in the order of the table of contents; folders and `__MACOSX/` are left out. */
  readonly entries: readonly ArchiveEntry[]
  /** By path, composed or decomposed. Throws when the archive holds it twice: readers differ in which they take. */
  readonly find: (path: string) => ArchiveEntry | undefined
  readonly close: () => Promise<void>
}

/** Entries. Large games have some 50,000; one costs a few hundred bytes of memory here. */
const MAX_ENTRIES = 200_000
/** APPNOTE 4.3.12 and 4.3.7: headers without the name and the extra field. */
const CENTRAL_HEADER_SIZE = 46
const LOCAL_HEADER_SIZE = 30

/**
 * Opens an IPA. Names are taken for UTF-8 whatever their flag says, because macOS writes UTF-8 without
 * the flag (thejoshwolfe/yauzl#84), and for CP437 when they are no UTF-8.
 *
 * @throws ActionError `unreadable-ipa`
 */
export async function openArchive(path: string): Promise<Archive> {
  const file = await open(path, 'r')
  try {
    const end = await findArchiveEnd(file, (await file.stat()).size)
    const zip = await openZip(await viewArchive(file, end))
    const entries = await readDirectory(zip, end)
    return { entries, find: finder(entries), close: () => file.close() }
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
  const seen = { count: 0, size: 0, firstFile: Number.POSITIVE_INFINITY }
  zip.entryCount = end.directorySize === 0 ? 0 : Number.POSITIVE_INFINITY
  for await (const source of zip.eachEntry()) {
    const { fileNameLength, extraFieldLength, fileCommentLength } = source
    seen.count += 1
    seen.size += CENTRAL_HEADER_SIZE + fileNameLength + extraFieldLength + fileCommentLength
    seen.firstFile = Math.min(seen.firstFile, source.relativeOffsetOfLocalHeader)
    if (seen.count > MAX_ENTRIES)
      throw unreadableArchive(`it holds more than ${MAX_ENTRIES} entries`)
    const path = nameOf(source)
    refuseBeyondFiles(source, path, end)
    if (!path.endsWith('/') && !path.startsWith('__MACOSX/'))
      entries.push(entryOf(zip, source, path))
    if (seen.size >= end.directorySize) break
  }
  refuseContradiction(seen, end)
  return entries
}

interface Seen {
  readonly count: number
  /** Bytes of the table of contents. */
  readonly size: number
  /** Where the first file begins. iOS unpacks while it downloads, and so reads from the beginning. */
  readonly firstFile: number
}

function refuseContradiction({ count, size, firstFile }: Seen, end: ArchiveEnd): void {
  const counted = end.zip64 ? count : count % 0x10000
  if (counted !== end.entryCount || size !== end.directorySize) {
    throw unreadableArchive(`it announces ${end.entryCount} entries and lists ${count}`)
  }
  if (count > 0 && firstFile > 0) {
    throw unreadableArchive(`${firstFile} bytes stand in front of its first file`)
  }
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

function refuseBeyondFiles(source: yauzl.Entry, path: string, end: ArchiveEnd): void {
  const earliestEnd = source.relativeOffsetOfLocalHeader + LOCAL_HEADER_SIZE + source.compressedSize
  if (earliestEnd > end.directoryOffset) {
    throw unreadableArchive(`“${path}” is said to reach beyond the end of the files`)
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
    crc: source.crc32,
    open: () => zip.openReadStreamPromise(kept),
  })
}

function finder(entries: readonly ArchiveEntry[]): Archive['find'] {
  const byPath = new Map<string, ArchiveEntry[]>()
  for (const entry of entries) {
    const key = entry.path.normalize('NFC')
    const others = byPath.get(key)
    if (others) others.push(entry)
    else byPath.set(key, [entry])
  }
  return path => {
    const [entry, another] = byPath.get(path.normalize('NFC')) ?? []
    if (another) throw unreadableArchive(`it holds “${path}” twice`)
    return entry
  }
}

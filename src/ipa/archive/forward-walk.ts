import { ActionError } from '../../primitives/errors'
import { plainText, quoted } from '../../primitives/plain-text'
import type { Archive } from './archive'
import { descriptorLengths, MAX_DESCRIPTOR } from './data-descriptor'
import { unreadableArchive } from './end'
import type { ArchiveEntry } from './entry'
import { LOCAL_HEADER_SIZE, type LocalHeader, readLocalHeader } from './local-header'
import type { SequentialReader } from './sequential-reader'

/**
 * What stops a reader from front to back, and not one that goes by the table of contents. `endless`: stored, its
 * size only behind it. `descriptor`: announced, and not there or wrong. `stray`: bytes between two entries.
 * `header`: none in front of it, or another one than the table says.
 */
export interface ForwardFault {
  readonly kind: 'endless' | 'descriptor' | 'stray' | 'header'
  /** Of the entry, or of the one in front of the stray bytes: untrusted text. */
  readonly path: string
}

/** Characters of a path. */
const MAX_PATH = 500
const STORED = 0

/**
 * Goes from entry to entry as iOS does while it downloads, and keeps the first thing that would stop it. No package
 * compares the two: yauzl goes by the table of contents alone, `unzip-stream` by the local headers alone.
 */
export class ForwardWalk {
  readonly #reader: SequentialReader
  readonly #archive: Archive
  #fault: ForwardFault | undefined

  constructor(reader: SequentialReader, archive: Archive) {
    this.#reader = reader
    this.#archive = archive
  }

  get fault(): ForwardFault | undefined {
    return this.#fault
  }

  /** The reader then stands at the content. Throws ActionError `unreadable-ipa` on a header that lies. */
  async enter(entry: ArchiveEntry): Promise<LocalHeader> {
    const { headerOffset, rawName, method } = entry.place
    if (headerOffset < this.#reader.position) {
      throw unreadableArchive(`${quoted(entry.path)} overlaps the one in front of it`)
    }
    await this.#reader.skipTo(headerOffset)
    const bytes = await this.#reader.take(LOCAL_HEADER_SIZE + rawName.length)
    const header = readLocalHeader(bytes, entry)
    await this.#reader.skipTo(this.#reader.position + header.extraLength)
    const isEndless = header.descriptor && !header.sized && method === STORED && entry.size > 0
    if (isEndless) this.#stumble('endless', entry)
    return header
  }

  /** From the end of the content to `next`, the entry behind it. */
  async leave(
    entry: ArchiveEntry,
    header: LocalHeader,
    next: ArchiveEntry | undefined,
  ): Promise<void> {
    const end = next?.place.headerOffset ?? this.#archive.directoryOffset
    const room = end - this.#reader.position
    if (room === 0 && !header.descriptor) return
    const bytes = await this.#reader.take(Math.max(0, Math.min(room, MAX_DESCRIPTOR)))
    const lengths = header.descriptor ? descriptorLengths(bytes, entry) : [0]
    if (lengths.length === 0) this.#stumble('descriptor', entry)
    // Behind the last one nobody looks for another.
    else if (next !== undefined && !lengths.includes(room)) this.#stumble('stray', entry)
  }

  /** Past an entry whose content nobody asked for. */
  async pass(entry: ArchiveEntry, next: ArchiveEntry | undefined): Promise<void> {
    try {
      const header = await this.enter(entry)
      await this.#reader.skipTo(this.#reader.position + entry.place.packedSize)
      await this.leave(entry, header, next)
    } catch (error) {
      if (!(error instanceof ActionError)) throw error
      this.#stumble('header', entry)
    }
  }

  #stumble(kind: ForwardFault['kind'], { path }: ArchiveEntry): void {
    this.#fault ??= { kind, path: plainText(path, MAX_PATH) }
  }
}

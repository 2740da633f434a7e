import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { ActionError, messageOf } from '../../primitives/errors'
import { quoted } from '../../primitives/plain-text'
import { unreadableArchive } from './end'

/** One file in an archive. Every method throws ActionError `unreadable-ipa`, naming the entry. */
export interface ArchiveEntry {
  /** Untrusted text, never a path on this machine. Without a leading `./`. */
  readonly path: string
  /** Bytes after inflating, as declared; reading checks it. */
  readonly size: number
  readonly encrypted: boolean
  /** A symbolic link: its content is the target. */
  readonly link: boolean
  readonly place: CentralHeader
  /** The whole content, checked against its CRC. Refuses an entry larger than `limit` bytes. */
  read(limit: number): Promise<Buffer>
  /** The first `length` bytes at most. Inflates no more than that takes, so no CRC is checked. */
  readHead(length: number): Promise<Buffer>
  /** The content in pieces, checked against its CRC at the end. */
  stream(): AsyncGenerator<Buffer, void>
}

/** Where the bytes of an entry lie and in which form, as the table of contents says. */
export interface CentralHeader {
  /** Of the local header, from the beginning of the file. */
  readonly headerOffset: number
  /** Bytes behind the local header. */
  readonly packedSize: number
  /** APPNOTE 4.4.5: 0 stored, 8 deflated. */
  readonly method: number
  /** APPNOTE 4.4.4. */
  readonly flags: number
  /** CRC-32 of the content. */
  readonly crc: number
  /** The bytes of the name, one a character. */
  readonly rawName: string
}

export interface ArchiveEntryParts {
  readonly path: string
  readonly size: number
  readonly encrypted: boolean
  readonly link: boolean
  readonly place: CentralHeader
  readonly open: OpenEntry
}

/** Inflated content that fails when it is longer or shorter than `size`. One function for a whole archive. */
export type OpenEntry = (entry: Pick<ArchiveEntry, 'place' | 'size'>) => Promise<Readable>

export class ZippedFile implements ArchiveEntry {
  readonly path: string
  readonly size: number
  readonly encrypted: boolean
  readonly link: boolean
  readonly place: CentralHeader
  readonly #open: OpenEntry

  constructor({ path, size, encrypted, link, place, open }: ArchiveEntryParts) {
    this.path = path
    this.size = size
    this.encrypted = encrypted
    this.link = link
    this.place = place
    this.#open = open
  }

  async read(limit: number): Promise<Buffer> {
    if (this.size > limit) throw this.#unreadable(`has ${this.size} bytes; the most is ${limit}`)
    const chunks: Buffer[] = []
    for await (const chunk of this.stream()) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  async readHead(length: number): Promise<Buffer> {
    const chunks: Buffer[] = []
    let have = 0
    for await (const chunk of this.#chunks()) {
      chunks.push(chunk)
      have += chunk.length
      if (have >= length) break
    }
    return Buffer.concat(chunks).subarray(0, length)
  }

  async *stream(): AsyncGenerator<Buffer, void> {
    let crc = 0
    for await (const chunk of this.#chunks()) {
      crc = crc32(chunk, crc)
      yield chunk
    }
    if (crc !== this.place.crc)
      throw this.#unreadable('is damaged: its checksum (CRC-32) does not match')
  }

  async *#chunks(): AsyncGenerator<Buffer, void> {
    if (this.encrypted) throw this.#unreadable('is encrypted')
    try {
      for await (const chunk of await this.#open(this)) {
        if (Buffer.isBuffer(chunk)) yield chunk
      }
    } catch (error) {
      throw error instanceof ActionError
        ? error
        : this.#unreadable(`is damaged: ${messageOf(error)}`)
    }
  }

  #unreadable(problem: string): ActionError {
    return unreadableArchive(`${quoted(this.path)} ${problem}`)
  }
}

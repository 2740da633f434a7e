import type { FileHandle } from 'node:fs/promises'
import { readInto } from './end'

/** Bytes read at a time. */
const PIECE_SIZE = 512 * 1024

export interface SequentialReaderOptions {
  readonly file: FileHandle
  /** Bytes of the file. */
  readonly size: number
  /** Sees every byte of the file once, in order, whatever else becomes of it. */
  readonly witness: (piece: Buffer) => void
}

/**
 * A file read once from front to back, the next piece being fetched while this one is worked on. yauzl opens
 * entry by entry, and then the file would be read a second time for its own digest. Two buffers take turns: a
 * gigabyte of new ones would be garbage faster than it is collected.
 */
export class SequentialReader {
  readonly #options: SequentialReaderOptions
  readonly #buffers: readonly [Buffer, Buffer]
  #piece: Buffer = Buffer.alloc(0)
  /** Where `#piece` begins in the file. */
  #pieceAt = 0
  #position = 0
  #coming: Promise<Buffer> | undefined

  constructor(options: SequentialReaderOptions) {
    this.#options = options
    const size = Math.min(PIECE_SIZE, options.size)
    this.#buffers = [Buffer.allocUnsafe(size), Buffer.allocUnsafe(size)]
  }

  get position(): number {
    return this.#position
  }

  /** @throws ActionError `unreadable-ipa` when the file is shorter than it was. */
  async skipTo(position: number): Promise<void> {
    if (position < this.#position) throw new Error(`cannot go back to ${position}`)
    while (this.#pieceAt + this.#piece.length < position) await this.#advance()
    this.#position = position
  }

  /** The next `length` bytes in one piece, good until more is asked for. */
  async take(length: number): Promise<Buffer> {
    const from = this.#position - this.#pieceAt
    if (from + length > this.#piece.length) return this.copy(length)
    this.#position += length
    return this.#piece.subarray(from, from + length)
  }

  /** The next `length` bytes, to be kept. */
  async copy(length: number): Promise<Buffer> {
    const start = this.#position
    const whole = Buffer.allocUnsafe(length)
    for await (const part of this.stream(length))
      whole.set(part, this.#position - part.length - start)
    return whole
  }

  /** The next `length` bytes as they come, each piece good until the next is asked for. */
  async *stream(length: number): AsyncGenerator<Buffer> {
    const end = this.#position + length
    while (this.#position < end) {
      if (this.#position >= this.#pieceAt + this.#piece.length) await this.#advance()
      const from = this.#position - this.#pieceAt
      const part = this.#piece.subarray(from, end - this.#pieceAt)
      this.#position += part.length
      yield part
    }
  }

  async #advance(): Promise<void> {
    const at = this.#pieceAt + this.#piece.length
    const piece = await (this.#coming ?? this.#fetch(at))
    this.#pieceAt = at
    this.#piece = piece
    const next = at + piece.length
    this.#coming = next < this.#options.size ? this.#fetch(next) : undefined
    // Whoever waits for it sees the failure; until then it is nobody's unhandled one.
    this.#coming?.catch(() => {})
  }

  async #fetch(at: number): Promise<Buffer> {
    const { file, size, witness } = this.#options
    const [even, odd] = this.#buffers
    const buffer = (at / PIECE_SIZE) % 2 === 0 ? even : odd
    const piece = buffer.subarray(0, Math.max(1, size - at))
    await readInto(file, piece, at)
    witness(piece)
    return piece
  }
}

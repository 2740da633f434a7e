import { createHash, type Hash } from 'node:crypto'

export type ChunkHashKind = 'sha256' | 'md5'

/** Digests of an IPA cut into equal pieces, which lets iOS check the download while it arrives. */
export interface ChunkHashes {
  readonly kind: ChunkHashKind
  /** Bytes per piece; the last one may be shorter. */
  readonly chunkSize: number
  /** Lower-case hex, one per piece. */
  readonly hashes: readonly string[]
}

/** Bytes. The customary size, which micromdm and Apple's own tools use. */
export const customaryChunkSize = 10 * 1024 * 1024

/** Takes the bytes of a file in pieces of any length, in order. */
export class ChunkHasher {
  readonly #kind: ChunkHashKind
  readonly #chunkSize: number
  readonly #done: string[] = []
  #current: Hash
  #filled = 0
  #total = 0

  constructor(kind: ChunkHashKind, chunkSize = customaryChunkSize) {
    this.#kind = kind
    this.#chunkSize = chunkSize
    this.#current = createHash(kind)
  }

  update(bytes: Uint8Array): void {
    let rest = bytes
    while (rest.length > 0) {
      const piece = rest.subarray(0, this.#chunkSize - this.#filled)
      this.#current.update(piece)
      this.#filled += piece.length
      this.#total += piece.length
      if (this.#filled === this.#chunkSize) this.#endChunk()
      rest = rest.subarray(piece.length)
    }
  }

  /** No update may follow. A file shorter than one piece has one piece of its own size. */
  finish(): ChunkHashes {
    if (this.#filled > 0 || this.#total === 0) this.#endChunk()
    const chunkSize = Math.min(this.#chunkSize, this.#total)
    return { kind: this.#kind, chunkSize, hashes: this.#done }
  }

  #endChunk(): void {
    this.#done.push(this.#current.digest('hex'))
    this.#current = createHash(this.#kind)
    this.#filled = 0
  }
}

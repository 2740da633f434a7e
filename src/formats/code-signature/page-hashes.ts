import { createHash } from 'node:crypto'
import type { CodeDirectory } from './code-directory'
import type { SignatureFlaw } from './flaw'

/**
 * The directory stands behind the pages, so they are hashed in every way that it may turn out to ask for:
 * in the sizes and with the algorithms that Apple's tools sign apps with.
 */
const PAGE_SIZES = [4096, 16_384] as const
const ALGORITHMS = [
  { name: 'sha1', size: 20 },
  { name: 'sha256', size: 32 },
] as const

/** All pieces but the last must be multiples of this. Bytes. */
export const PAGE_MULTIPLE = 16_384

interface Collection {
  readonly algorithm: (typeof ALGORITHMS)[number]
  readonly pageSize: number
  /** One per piece that was added, its hashes one after the other. */
  readonly hashes: Buffer[]
}

/** Hashes of the pages of one slice, collected while it streams by; they take under 2 % of its size. */
export class PageHashes {
  readonly #collections: readonly Collection[] = PAGE_SIZES.flatMap(pageSize =>
    ALGORITHMS.map(algorithm => ({ algorithm, pageSize, hashes: [] })),
  )
  #size = 0

  /** The next bytes of the slice. */
  add(bytes: Uint8Array): void {
    this.#size += bytes.length
    for (const { algorithm, pageSize, hashes } of this.#collections) {
      const pages = Math.ceil(bytes.length / pageSize)
      const collected = Buffer.alloc(pages * algorithm.size)
      for (let page = 0; page < pages; page++) {
        const content = bytes.subarray(page * pageSize, (page + 1) * pageSize)
        collected.set(createHash(algorithm.name).update(content).digest(), page * algorithm.size)
      }
      hashes.push(collected)
    }
  }

  /** Compares with what a directory says. One in SHA-384, which no tool makes by itself, is not compared. */
  compare(directory: CodeDirectory): SignatureFlaw | undefined {
    const { hash, pageSize, hashSize, codeHashes } = directory
    const name = hash === 'sha256-truncated' ? 'sha256' : hash
    const collection = this.#collections.find(
      one => one.algorithm.name === name && one.pageSize === pageSize,
    )
    if (!collection) return undefined
    const found = Buffer.concat(collection.hashes)
    const changed: number[] = []
    for (let page = 0; page < this.#comparable(directory); page++) {
      const start = page * collection.algorithm.size
      const actual = found.subarray(start, start + hashSize)
      if (!actual.equals(codeHashes.subarray(page * hashSize, (page + 1) * hashSize))) {
        changed.push(page)
      }
    }
    const [first] = changed
    if (first === undefined) return undefined
    const pages = codeHashes.length / hashSize
    return { kind: 'pages-changed', hash, changed: changed.length, pages, offset: first * pageSize }
  }

  /** Where the directory ends elsewhere than the pages, the page in which one of them ends tells nothing. */
  #comparable({ codeLimit, pageSize }: CodeDirectory): number {
    if (codeLimit === this.#size) return Math.ceil(codeLimit / pageSize)
    return Math.floor(Math.min(codeLimit, this.#size) / pageSize)
  }
}

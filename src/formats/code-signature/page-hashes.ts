import type { CodeDirectory } from './code-directory'
import type { SignatureFlaw } from './flaw'
import { type HashKind, hashSize, slotHash } from './hash-kind'

/**
 * Bytes of a slice that are kept until its directory is known, which stands behind them. Most code fits, and is
 * then hashed only in the ways that its directories ask for; larger code costs 1.5 ms more for each megabyte.
 */
const MOST_HELD = 8 * 1024 * 1024

/** All pieces but the last must be multiples of this. Bytes. */
export const PAGE_MULTIPLE = 16_384

/** How pages are hashed. */
interface Way {
  readonly hash: HashKind
  /** Bytes. */
  readonly pageSize: number
}

/** What the directory of a larger slice may turn out to ask for: the ways in which Apple's tools sign apps. */
const USUAL_WAYS: readonly Way[] = [
  { hash: 'sha256', pageSize: 4096 },
  { hash: 'sha256', pageSize: 16_384 },
  { hash: 'sha1', pageSize: 4096 },
]

/** Hashes of the pages of one slice, collected while it streams by. */
export class PageHashes {
  #size = 0
  #held: Uint8Array[] = []
  /** For each usual way one buffer per piece, once the slice is too large to be held. */
  readonly #hashed: readonly Buffer[][] = USUAL_WAYS.map(() => [])
  readonly #mostHeld: number

  /** @param mostHeld bytes to keep before hashing in every usual way */
  constructor(mostHeld = MOST_HELD) {
    this.#mostHeld = mostHeld
  }

  /** The next bytes of the slice. They must not change any more. */
  add(bytes: Uint8Array): void {
    this.#size += bytes.length
    this.#held.push(bytes)
    if (this.#size <= this.#mostHeld) return
    for (const piece of this.#held) {
      USUAL_WAYS.forEach((way, index) => {
        this.#hashed[index]?.push(pageHashes(piece, way))
      })
    }
    this.#held = []
  }

  /** Compares with what a directory says. A large slice in an unusual way of hashing is not compared. */
  compare(directory: CodeDirectory): SignatureFlaw | undefined {
    const { hash, pageSize, hashSize: size, codeHashes } = directory
    const found = this.#hashes({ hash, pageSize })
    if (!found) return undefined
    const changed: number[] = []
    for (let page = 0; page < this.#comparable(directory); page++) {
      const expected = codeHashes.subarray(page * size, (page + 1) * size)
      if (!found.subarray(page * size, (page + 1) * size).equals(expected)) changed.push(page)
    }
    const [first] = changed
    if (first === undefined) return undefined
    const pages = codeHashes.length / size
    return { kind: 'pages-changed', hash, changed: changed.length, pages, offset: first * pageSize }
  }

  #hashes(way: Way): Buffer | undefined {
    if (this.#size <= this.#mostHeld) {
      return Buffer.concat(this.#held.map(piece => pageHashes(piece, way)))
    }
    const index = USUAL_WAYS.findIndex(
      ({ hash, pageSize }) => hash === way.hash && pageSize === way.pageSize,
    )
    const collected = this.#hashed[index]
    return collected && Buffer.concat(collected)
  }

  /** Where the directory ends elsewhere than the pages, the page in which one of them ends tells nothing. */
  #comparable({ codeLimit, pageSize }: CodeDirectory): number {
    if (codeLimit === this.#size) return Math.ceil(codeLimit / pageSize)
    return Math.floor(Math.min(codeLimit, this.#size) / pageSize)
  }
}

function pageHashes(bytes: Uint8Array, { hash, pageSize }: Way): Buffer {
  const size = hashSize(hash)
  const pages = Math.ceil(bytes.length / pageSize)
  const hashes = Buffer.alloc(pages * size)
  for (let page = 0; page < pages; page++) {
    const content = bytes.subarray(page * pageSize, (page + 1) * pageSize)
    hashes.set(slotHash(hash, content), page * size)
  }
  return hashes
}

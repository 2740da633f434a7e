import { createHash } from 'node:crypto'
import { bigWords, blob, MAGIC } from './code-blob-writer'

export type DirectoryHash = 'sha1' | 'sha256' | 'sha256-truncated' | 'sha384'

/** What a code directory is about, and what it is to say. */
export interface DirectoryContent {
  /** The slice up to its signature. */
  readonly code: Uint8Array
  readonly identifier: string
  readonly teamId: string | undefined
  /** By slot; those not named are left zero. */
  readonly parts: ReadonlyMap<number, Uint8Array>
  readonly hash: DirectoryHash
  /** Default 0x20400. */
  readonly version?: number
  readonly flags?: number
  /** Bytes; default 4096. */
  readonly pageSize?: number
  /** Instead of the true one. */
  readonly codeLimit?: number
  /** `CS_EXECSEG_*`; default 1, a main executable. */
  readonly segmentFlags?: number
  /** Bytes of `__TEXT`. */
  readonly textSize?: number
}

const HASHES = {
  sha1: { type: 1, algorithm: 'sha1', size: 20 },
  sha256: { type: 2, algorithm: 'sha256', size: 32 },
  'sha256-truncated': { type: 3, algorithm: 'sha256', size: 20 },
  sha384: { type: 4, algorithm: 'sha384', size: 48 },
} as const

/** The whole hash of a directory, which the CMS attributes list. */
export function directoryDigest(hash: DirectoryHash, directory: Uint8Array): Buffer {
  return createHash(HASHES[hash].algorithm).update(directory).digest()
}

/** A `CodeDirectory` blob, laid out as `codesign` does: fields, identifier, team, slots. */
export function codeDirectory(content: DirectoryContent): Buffer {
  const { code, hash, version = 0x20400, pageSize = 4096 } = content
  const codeLimit = content.codeLimit ?? code.length
  const fieldsEnd = 8 + fieldsSize(version)
  const names = [content.identifier, ...(content.teamId === undefined ? [] : [content.teamId])]
  const texts = Buffer.from(names.map(name => `${name}\0`).join(''))
  const special = specialSlots(content)
  const hashOffset = fieldsEnd + texts.length + special.length
  const teamOffset = fieldsEnd + Buffer.byteLength(content.identifier) + 1
  const pages = Math.ceil(codeLimit / pageSize)
  const fields = Buffer.concat([
    bigWords(version, content.flags ?? 0, hashOffset, fieldsEnd),
    bigWords(special.length / HASHES[hash].size, pages, codeLimit),
    Buffer.of(HASHES[hash].size, HASHES[hash].type, 0, Math.log2(pageSize)),
    bigWords(0, 0, content.teamId === undefined ? 0 : teamOffset),
    bigWords(0, 0, 0),
    bigWords(0, 0, 0, content.textSize ?? 0, 0, content.segmentFlags ?? 1),
    bigWords(0, 0),
    Buffer.alloc(12),
  ]).subarray(0, fieldsSize(version))
  const hashes = Array.from({ length: pages }, (_, page) =>
    slotHash(hash, code.subarray(page * pageSize, Math.min(codeLimit, (page + 1) * pageSize))),
  )
  return blob(MAGIC.codeDirectory, fields, texts, special, ...hashes)
}

/** Bytes of the fields behind magic number and length. */
function fieldsSize(version: number): number {
  const sizes = [
    [0x20600, 108],
    [0x20500, 96],
    [0x20400, 88],
    [0x20300, 64],
    [0x20200, 52],
    [0x20100, 48],
  ] as const
  return (sizes.find(([from]) => version >= from)?.[1] ?? 44) - 8
}

/** The highest number first, number 1 last; up to the highest that is needed. */
function specialSlots({ parts, hash }: DirectoryContent): Buffer {
  const count = Math.max(0, ...parts.keys())
  const empty = Buffer.alloc(HASHES[hash].size)
  return Buffer.concat(
    Array.from({ length: count }, (_, index) => {
      const bytes = parts.get(count - index)
      return bytes === undefined ? empty : slotHash(hash, bytes)
    }),
  )
}

function slotHash(hash: DirectoryHash, bytes: Uint8Array): Buffer {
  return directoryDigest(hash, bytes).subarray(0, HASHES[hash].size)
}

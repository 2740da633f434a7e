import { type Blob, hex, MAGIC, malformed, viewOf } from './blob'
import { type HashKind, hashKindOf, hashSize, wholeHash } from './hash-kind'

/**
 * The list of hashes that a signature is about (`CS_CodeDirectory` of Apple's `kern/cs_blobs.h`): of each
 * page of the executable, and of the parts around it. A signature has one per hash algorithm.
 */
export interface CodeDirectory {
  /** 0: the primary one, which the CMS signs; 0x1000 and up: alternates. */
  readonly slot: number
  /** 0x20100 … 0x20600. */
  readonly version: number
  /** `CS_*`: 0x2 ad hoc, 0x10000 hardened runtime, 0x20000 signed by the linker. */
  readonly flags: number
  readonly hash: HashKind
  /** As signed: the bundle identifier, for apps. Untrusted text. */
  readonly identifier: string
  readonly teamId: string | undefined
  /** Bytes. */
  readonly pageSize: number
  /** Bytes from the beginning of the slice that the pages cover. */
  readonly codeLimit: number
  /** One after the other, {@link hashSize} bytes each. */
  readonly codeHashes: Uint8Array
  readonly hashSize: number
  /** By slot number, lower-case hex. All zeros say that there is no such part: those are left out. */
  readonly specialHashes: ReadonlyMap<number, string>
  /** From version 0x20400 on: where `__TEXT` lies in the slice, and `CS_EXECSEG_*`. */
  readonly executableSegment:
    | { readonly base: number; readonly limit: number; readonly flags: number }
    | undefined
  /** The bytes that are hashed and signed. */
  readonly bytes: Uint8Array
  /** Hash of those, lower-case hex. */
  readonly digest: string
  /** Its first 20 bytes: what seals and consoles name. */
  readonly cdHash: string
}

/** Bytes of a cdhash (`CS_CDHASH_LEN`), in hex digits. */
const CD_HASH_DIGITS = 40
/** Where the fields of the first version end. */
const BASE_SIZE = 44
/** The versions that added fields, and where those end. */
const SUPPORTS = {
  scatter: { version: 0x20100, size: 48 },
  team: { version: 0x20200, size: 52 },
  codeLimit64: { version: 0x20300, size: 64 },
  executableSegment: { version: 0x20400, size: 88 },
} as const
/** `CS_SUPPORTS…` all share the major version 2. */
const EARLIEST_VERSION = 0x20000
const LAST_VERSION = 0x2ffff
/** Page sizes the kernel takes: 4 KiB to 16 KiB, as powers of two. */
const SMALLEST_PAGE_SHIFT = 12
const LARGEST_PAGE_SHIFT = 14

/**
 * Reads a code directory, as strictly as the kernel does (`cs_validate_codedirectory` in XNU).
 *
 * @throws ActionError `malformed`
 */
export function readCodeDirectory(blob: Blob, slot: number): CodeDirectory {
  const what = slot === 0 ? 'code directory' : `code directory in slot ${hex(slot)}`
  const fail = (rule: string): never => {
    throw malformed(what, rule)
  }
  if (blob.magic !== MAGIC.codeDirectory) fail(`it begins with ${hex(blob.magic)}`)
  const fields = new Fields(blob.bytes, fail)
  const hash = hashKindOf(fields.byte(37)) ?? fail(`hash type ${fields.byte(37)} is unknown`)
  const pageShift = fields.byte(39)
  if (pageShift < SMALLEST_PAGE_SHIFT || pageShift > LARGEST_PAGE_SHIFT) {
    fail(`pages of 2^${pageShift} bytes are not allowed`)
  }
  if (fields.byte(36) !== hashSize(hash)) fail(`hashes of ${fields.byte(36)} bytes are not ${hash}`)
  if (fields.has(SUPPORTS.scatter) && fields.word(44) !== 0) fail('it has a scatter list')
  const codeLimit = fields.codeLimit()
  const pages = fields.word(28)
  if (pages !== Math.ceil(codeLimit / 2 ** pageShift)) {
    fail(`${pages} pages of 2^${pageShift} bytes do not make ${codeLimit} bytes`)
  }
  const digest = wholeHash(hash, blob.bytes).toString('hex')
  return {
    slot,
    version: fields.word(8),
    flags: fields.word(12),
    hash,
    identifier: fields.text(fields.word(20)) ?? fail('it has no identifier'),
    teamId: fields.has(SUPPORTS.team) ? fields.text(fields.word(48)) : undefined,
    pageSize: 2 ** pageShift,
    codeLimit,
    ...fields.hashes(hashSize(hash)),
    hashSize: hashSize(hash),
    executableSegment: fields.executableSegment(),
    bytes: blob.bytes,
    digest,
    cdHash: digest.slice(0, CD_HASH_DIGITS),
  }
}

/** The fields of a directory, none read outside its bounds. */
class Fields {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #fail: (rule: string) => never

  constructor(bytes: Uint8Array, fail: (rule: string) => never) {
    this.#bytes = bytes
    this.#view = viewOf(bytes)
    this.#fail = fail
    if (bytes.length < BASE_SIZE) fail(`${bytes.length} bytes are too few`)
    const version = this.word(8)
    if (version < EARLIEST_VERSION || version > LAST_VERSION)
      fail(`version ${hex(version)} is unknown`)
    for (const added of Object.values(SUPPORTS)) {
      if (version >= added.version && bytes.length < added.size)
        fail('it is too short for its version')
    }
  }

  byte(at: number): number {
    return this.#view.getUint8(at)
  }

  word(at: number): number {
    return this.#view.getUint32(at)
  }

  has({ version }: { readonly version: number }): boolean {
    return this.word(8) >= version
  }

  codeLimit(): number {
    const wide = this.has(SUPPORTS.codeLimit64) ? Number(this.#view.getBigUint64(56)) : 0
    return wide === 0 ? this.word(32) : wide
  }

  executableSegment(): CodeDirectory['executableSegment'] {
    if (!this.has(SUPPORTS.executableSegment)) return undefined
    const [base, limit, flags] = [64, 72, 80].map(at => Number(this.#view.getBigUint64(at)))
    return { base: base ?? 0, limit: limit ?? 0, flags: flags ?? 0 }
  }

  /** Zero-terminated; undefined at offset 0, which says that there is none. */
  text(offset: number): string | undefined {
    if (offset === 0) return undefined
    const end = offset < BASE_SIZE ? -1 : this.#bytes.indexOf(0, offset)
    if (end < 0) return this.#fail(`a text is said to lie at ${offset}`)
    return Buffer.from(this.#bytes.subarray(offset, end)).toString('utf8')
  }

  /** Special slots stand in front of the pages' hashes, number 1 the nearest. */
  hashes(size: number): Pick<CodeDirectory, 'codeHashes' | 'specialHashes'> {
    const offset = this.word(16)
    const special = this.word(24)
    const end = offset + this.word(28) * size
    if (offset < BASE_SIZE + special * size || end > this.#bytes.length) {
      this.#fail(`its hashes do not fit its ${this.#bytes.length} bytes`)
    }
    const specialHashes = new Map<number, string>()
    for (let number = 1; number <= special; number++) {
      const at = offset - number * size
      const value = this.#bytes.subarray(at, at + size)
      if (value.some(byte => byte !== 0))
        specialHashes.set(number, Buffer.from(value).toString('hex'))
    }
    return { codeHashes: this.#bytes.subarray(offset, end), specialHashes }
  }
}

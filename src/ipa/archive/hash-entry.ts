import { createHash, type Hash, hash, webcrypto } from 'node:crypto'
import type { ForwardFile } from '../../formats/mach-o/mach-o'
import { ActionError } from '../../primitives/errors'
import type { ArchiveEntry } from './entry'
import { forwardOver } from './forward-file'
import { giveBack } from './give-back'
import { unpackPieces, unpackSmall, unpackWhole } from './unpack'

/** What is to be known about a file of the archive. Its SHA-256 always is. */
export interface EntryRequest {
  readonly sha1?: boolean
  /** Reads it while it goes by, front to back, as far as it likes. */
  readonly reader?: (file: ForwardFile) => Promise<void>
}

/** What became known about a file of the archive. Digests are lower-case hex. */
export type EntryFacts =
  | {
      readonly kind: 'sound'
      readonly sha256: string
      /** Empty unless it was asked for. */
      readonly sha1: string
      /** Where a symbolic link leads; undefined for a file. */
      readonly target: string | undefined
    }
  /** Its bytes cannot be had: what is wrong with them. */
  | { readonly kind: 'damaged'; readonly reason: string }

/** Bytes: the longest path of iOS (PATH_MAX). A link that claims to be longer is taken for a file. */
const MAX_TARGET = 1024

/** Facts about an entry whose packed bytes are all there. */
export function hashWhole(
  packed: Buffer,
  entry: ArchiveEntry,
  request: EntryRequest,
): Promise<EntryFacts> {
  return unlessDamaged(async () => {
    const content = await unpackWhole(packed, entry)
    if (request.reader) await request.reader(fileOf(content))
    const digest = await webcrypto.subtle.digest('SHA-256', content)
    const facts = factsOf(content, { entry, request, sha256: Buffer.from(digest).toString('hex') })
    giveBack(content)
    return facts
  })
}

/** The same at once, for one that is not worth a thread and that nobody reads: most entries are such. */
export function hashSmall(packed: Buffer, entry: ArchiveEntry, request: EntryRequest): EntryFacts {
  try {
    const content = unpackSmall(packed, entry)
    const facts = factsOf(content, { entry, request, sha256: hash('sha256', content) })
    // What is stored has not become anything else.
    if (content !== packed) giveBack(content)
    return facts
  } catch (error) {
    return damageIn(error)
  }
}

interface Hashed {
  readonly entry: ArchiveEntry
  readonly request: EntryRequest
  readonly sha256: string
}

function factsOf(content: Buffer, { entry, request, sha256 }: Hashed): EntryFacts {
  const isLink = entry.link && content.length <= MAX_TARGET
  return {
    kind: 'sound',
    sha256,
    sha1: request.sha1 ? hash('sha1', content) : '',
    target: isLink ? content.toString() : undefined,
  }
}

/** The same for an entry of any size, in memory that does not grow with it. */
export function hashPieces(
  packed: AsyncGenerator<Buffer>,
  entry: ArchiveEntry,
  request: EntryRequest,
): Promise<EntryFacts> {
  return unlessDamaged(async () => {
    const hashes = [createHash('sha256'), ...(request.sha1 ? [createHash('sha1')] : [])]
    const witness: Witness = { hashes, failure: undefined }
    const pieces = witnessed(unpackPieces(packed, entry), witness)
    try {
      if (request.reader) await request.reader(forwardOver(pieces, entry.size))
      for await (const _rest of pieces);
    } finally {
      await pieces.return()
    }
    // The reader may have kept for itself what ended the pieces early.
    if (witness.failure !== undefined) throw witness.failure
    const [sha256 = '', sha1 = ''] = hashes.map(one => one.digest('hex'))
    return { kind: 'sound', sha256, sha1, target: undefined }
  })
}

async function unlessDamaged(facts: () => Promise<EntryFacts>): Promise<EntryFacts> {
  try {
    return await facts()
  } catch (error) {
    return damageIn(error)
  }
}

function damageIn(error: unknown): EntryFacts {
  if (error instanceof ActionError) return { kind: 'damaged', reason: error.message }
  throw error
}

interface Witness {
  readonly hashes: readonly Hash[]
  failure: unknown
}

async function* witnessed(
  pieces: AsyncGenerator<Buffer, void>,
  witness: Witness,
): AsyncGenerator<Buffer, void> {
  try {
    for await (const piece of pieces) {
      for (const one of witness.hashes) one.update(piece)
      yield piece
    }
  } catch (error) {
    witness.failure = error
    throw error
  }
}

function fileOf(content: Buffer): ForwardFile {
  return {
    size: content.length,
    read: async (offset, length) => Buffer.from(content.subarray(offset, offset + length)),
  }
}

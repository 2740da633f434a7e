import { crc32, createInflateRaw, type InflateRaw, inflateRaw, inflateRawSync } from 'node:zlib'
import { ActionError, messageOf } from '../../primitives/errors'
import type { ArchiveEntry } from './entry'
import { giveBack, OWN_MEMORY } from './give-back'

/** APPNOTE 4.4.5. iOS unpacks these two. */
const STORED = 0
const DEFLATED = 8

/** Bytes. Below this, handing the work to another thread costs more than it saves. */
export const WORTH_A_THREAD = 64 * 1024
/**
 * Bytes inflated at a time, and how many such pieces wait for the thread that hashes: as objects, since a stream of
 * bytes would copy them into one. `write` says each time to wait until all is inflated.
 */
const IN_PIECES = {
  chunkSize: 256 * 1024,
  readableObjectMode: true,
  readableHighWaterMark: 4,
  writableHighWaterMark: 1,
}

/**
 * The content of an entry whose packed bytes are all there, of as many bytes as declared and checked against
 * its checksum.
 *
 * @throws ActionError `unreadable-ipa`: what is wrong with it
 */
export async function unpackWhole(packed: Buffer, entry: ArchiveEntry): Promise<Buffer> {
  if (isStored(entry)) return checked(packed, entry)
  const content = await new Promise<Buffer>((resolve, reject) => {
    inflateRaw(packed, roomFor(entry), (error, whole) => {
      if (error) reject(damaged(messageOf(error)))
      else resolve(whole)
    })
  })
  return checked(content, entry)
}

/** The same at once, for what is not {@link WORTH_A_THREAD}. */
export function unpackSmall(packed: Buffer, entry: ArchiveEntry): Buffer {
  if (isStored(entry)) return checked(packed, entry)
  return checked(inflatedNow(packed, entry), entry)
}

function inflatedNow(packed: Buffer, entry: ArchiveEntry): Buffer {
  try {
    return inflateRawSync(packed, roomFor(entry))
  } catch (error) {
    throw damaged(messageOf(error))
  }
}

/** One byte more than declared, so that content that is too long shows. */
function roomFor({ size }: ArchiveEntry) {
  return { chunkSize: Math.max(size + 1, OWN_MEMORY), maxOutputLength: size + 1 }
}

function checked(content: Buffer, entry: ArchiveEntry): Buffer {
  checkSize(content.length, entry)
  checkSum(crc32(content), entry)
  return content
}

/**
 * The same in pieces, for an entry of any size; each is good until the next is asked for. Stops reading `packed`
 * when it is not asked any more.
 */
export async function* unpackPieces(
  packed: AsyncGenerator<Buffer>,
  entry: ArchiveEntry,
): AsyncGenerator<Buffer, void> {
  let size = 0
  let crc = 0
  for await (const piece of inflatePieces(packed, entry)) {
    size += piece.length
    if (size > entry.size) checkSize(size, entry)
    crc = crc32(piece, crc)
    yield piece
  }
  checkSize(size, entry)
  checkSum(crc, entry)
}

async function* inflatePieces(
  packed: AsyncGenerator<Buffer>,
  entry: ArchiveEntry,
): AsyncGenerator<Buffer> {
  if (isStored(entry)) return yield* packed
  const inflate = createInflateRaw(IN_PIECES)
  const feeding = feed(packed, inflate)
  try {
    for await (const piece of inflate) {
      if (!Buffer.isBuffer(piece)) continue
      yield piece
      // Otherwise the next one is written behind it.
      if (piece.byteOffset + piece.length === piece.buffer.byteLength) giveBack(piece)
    }
  } catch (error) {
    throw damaged(messageOf(error))
  } finally {
    inflate.destroy()
    await feeding
  }
}

/** Ends without failing when `inflate` is closed before it has taken everything. */
async function feed(packed: AsyncGenerator<Buffer>, inflate: InflateRaw): Promise<void> {
  try {
    for await (const piece of packed) {
      if (inflate.destroyed) return
      if (!inflate.write(piece)) await roomIn(inflate)
    }
    inflate.end()
  } catch (error) {
    inflate.destroy(error instanceof Error ? error : new Error(messageOf(error)))
  }
}

function roomIn(inflate: InflateRaw): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      inflate.off('drain', done).off('close', done)
      resolve()
    }
    if (inflate.destroyed) resolve()
    else inflate.on('drain', done).on('close', done)
  })
}

/** Else it is deflated. */
function isStored({ place: { method } }: ArchiveEntry): boolean {
  if (method === STORED || method === DEFLATED) return method === STORED
  throw damaged(`packed by method ${method}, which iOS does not unpack`)
}

function checkSize(size: number, entry: ArchiveEntry): void {
  if (size > entry.size) throw damaged(`more than the ${entry.size} bytes announced`)
  if (size < entry.size) throw damaged(`${size} bytes instead of the ${entry.size} announced`)
}

function checkSum(crc: number, { place }: ArchiveEntry): void {
  if (crc !== place.crc) throw damaged('its checksum (CRC-32) does not match')
}

function damaged(how: string): ActionError {
  return new ActionError(how, { code: 'unreadable-ipa' })
}

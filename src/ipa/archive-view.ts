import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { type ArchiveEnd, END_RECORD_SIZE, readAt, unreadableArchive } from './archive-end'

/**
 * The archive as if it had no comment, with its table of contents in memory: a comment that holds
 * another end record would mislead a reader that searches backwards, and 70,000 entries read one by one
 * from the file would take seconds.
 */
export interface ArchiveView {
  /** Bytes. */
  readonly size: number
  readonly read: (into: Uint8Array, position: number) => Promise<void>
  readonly stream: (start: number, end: number) => Readable
}

/**
 * Bytes of the table of contents: room for 200,000 entries of 160 bytes. It is held in memory while it is read, and
 * each name in it three times.
 */
const MAX_DIRECTORY_SIZE = 32 * 1024 * 1024
const COMMENT_LENGTH_AT = 20
/** Bytes read at a time. */
const PIECE_SIZE = 64 * 1024

/** @throws ActionError `unreadable-ipa` */
export async function viewArchive(file: FileHandle, end: ArchiveEnd): Promise<ArchiveView> {
  if (end.directorySize > MAX_DIRECTORY_SIZE) {
    throw unreadableArchive(
      `its table of contents has ${end.directorySize} bytes; the most is ${MAX_DIRECTORY_SIZE}`,
    )
  }
  const size = end.recordOffset + END_RECORD_SIZE
  const tail = await readAt(file, end.directoryOffset, size - end.directoryOffset)
  tail.writeUInt16LE(0, tail.length - END_RECORD_SIZE + COMMENT_LENGTH_AT)
  return {
    size,
    read: (into, position) =>
      readFrom({ file, tail, tailOffset: end.directoryOffset }, into, position),
    stream: (from, to) => Readable.from(pieces(file, from, to), { objectMode: false }),
  }
}

interface Halves {
  readonly file: FileHandle
  readonly tail: Buffer
  readonly tailOffset: number
}

async function readFrom({ file, tail, tailOffset }: Halves, into: Uint8Array, position: number) {
  const fromFile = Math.max(0, Math.min(into.length, tailOffset - position))
  if (fromFile > 0) into.set(await readAt(file, position, fromFile))
  const fromTail = tail
    .subarray(position + fromFile - tailOffset)
    .subarray(0, into.length - fromFile)
  if (fromFile + fromTail.length < into.length) {
    throw unreadableArchive(`it ends before byte ${position + into.length}`)
  }
  into.set(fromTail, fromFile)
}

/** Not a stream of `node:fs`: those close the file when they are destroyed, and one is for every entry. */
async function* pieces(file: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; at += PIECE_SIZE) {
    yield await readAt(file, at, Math.min(PIECE_SIZE, end - at))
  }
}

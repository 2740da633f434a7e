import type { FileHandle } from 'node:fs/promises'
import { ActionError } from '../../primitives/errors'

/** Where the table of contents of a ZIP archive lies. Bytes from the beginning of the file. */
export interface ArchiveEnd {
  readonly directoryOffset: number
  readonly directorySize: number
  readonly entryCount: number
  readonly zip64: boolean
  /** Where the end record begins. */
  readonly recordOffset: number
}

/** APPNOTE 4.3.16: the record without its comment. */
export const END_RECORD_SIZE = 22
/** APPNOTE 4.3.15. */
const LOCATOR_SIZE = 20
/** APPNOTE 4.3.14, without the extensible data sector. */
const ZIP64_RECORD_SIZE = 56
const MAX_COMMENT_SIZE = 0xffff
const MAX_32_BIT_SIZE = 0xffffffff

const END_RECORD = 0x06054b50
const LOCATOR = 0x07064b50
const ZIP64_RECORD = 0x06064b50

/**
 * Finds the end record. The comment behind it may itself hold something that looks like one, so the
 * record must be followed by exactly its comment, and the directory must end where the record begins.
 *
 * @throws ActionError `unreadable-ipa`
 */
export async function findArchiveEnd(file: FileHandle, size: number): Promise<ArchiveEnd> {
  const tailSize = Math.min(size, LOCATOR_SIZE + END_RECORD_SIZE + MAX_COMMENT_SIZE)
  const tail = await readAt(file, size - tailSize, tailSize)
  let problem = 'it has no end record: it is no ZIP archive, or it is cut off'
  for (let at = tailSize - END_RECORD_SIZE; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END_RECORD) continue
    const surplus = tailSize - at - END_RECORD_SIZE - tail.readUInt16LE(at + 20)
    if (surplus !== 0) {
      problem = surplus > 0 ? `${surplus} bytes follow its end` : 'it is cut off in its comment'
      continue
    }
    const end = await readEnd(file, { tail, at, tailOffset: size - tailSize })
    const misplaced = misplacement(end, size)
    if (misplaced === undefined) return end
    problem = misplaced
  }
  throw unreadableArchive(problem)
}

interface Found {
  readonly tail: Buffer
  readonly at: number
  readonly tailOffset: number
}

interface EndWithRoom extends ArchiveEnd {
  /** Where the directory has to end: at the end record or the ZIP64 one in front of it. */
  readonly directoryEnd: number
}

async function readEnd(file: FileHandle, { tail, at, tailOffset }: Found): Promise<EndWithRoom> {
  const recordOffset = tailOffset + at
  const locator = at - LOCATOR_SIZE
  if (locator >= 0 && tail.readUInt32LE(locator) === LOCATOR) {
    const zip64Offset = Number(tail.readBigUInt64LE(locator + 8))
    return readZip64End(file, { recordOffset, zip64Offset })
  }
  return {
    directoryOffset: tail.readUInt32LE(at + 16),
    directorySize: tail.readUInt32LE(at + 12),
    entryCount: tail.readUInt16LE(at + 10),
    zip64: false,
    recordOffset,
    directoryEnd: recordOffset,
  }
}

async function readZip64End(
  file: FileHandle,
  { recordOffset, zip64Offset }: { recordOffset: number; zip64Offset: number },
): Promise<EndWithRoom> {
  const latest = recordOffset - LOCATOR_SIZE - ZIP64_RECORD_SIZE
  const bytes =
    zip64Offset <= latest ? await readAt(file, zip64Offset, ZIP64_RECORD_SIZE) : undefined
  if (bytes?.readUInt32LE(0) !== ZIP64_RECORD) {
    throw unreadableArchive(`its ZIP64 end record is not at ${zip64Offset}, where it should be`)
  }
  return {
    directoryOffset: Number(bytes.readBigUInt64LE(48)),
    directorySize: Number(bytes.readBigUInt64LE(40)),
    entryCount: Number(bytes.readBigUInt64LE(32)),
    zip64: true,
    recordOffset,
    directoryEnd: zip64Offset,
  }
}

/** Why the directory cannot be where the end record says, or undefined. */
function misplacement(end: EndWithRoom, size: number): string | undefined {
  if (!end.zip64 && size > MAX_32_BIT_SIZE) {
    return 'it is over 4 GB and not in ZIP64 form, so its table of contents is lost (Xcode writes such archives)'
  }
  const gap = end.directoryEnd - (end.directoryOffset + end.directorySize)
  if (gap === 0) return undefined
  return gap > 0
    ? `${gap} bytes stand in front of it, or between its files and its table of contents`
    : 'its table of contents is said to lie beyond its end: bytes are missing'
}

/** @throws ActionError `unreadable-ipa` when the file is shorter. */
export async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  // Not cleared first, which took a twelfth of the time of a whole check: all of it is read over, or thrown away.
  const bytes = Buffer.allocUnsafe(length)
  await readInto(file, bytes, position)
  return bytes
}

/** The same into memory that is there already: all of it is filled. */
export async function readInto(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  const { length } = bytes
  const { bytesRead } = await file.read(bytes, 0, length, position)
  if (bytesRead < length) throw unreadableArchive(`it ends before byte ${position + length}`)
}

/** @param problem continues «the archive cannot be read: …» */
export function unreadableArchive(problem: string, cause?: unknown): ActionError {
  return new ActionError(`the archive cannot be read: ${problem}`, {
    code: 'unreadable-ipa',
    hint: 'Give the .ipa as Xcode, fastlane or xcodebuild -exportArchive wrote it.',
    cause,
  })
}

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { ActionError, messageOf } from '../../primitives/errors'
import { plainText, quoted } from '../../primitives/plain-text'
import type { Progress } from '../../primitives/progress'
import type { IpaFile } from '../ipa-file'

/** Bytes between two lines of progress: a second's worth on a hosted runner. */
const PROGRESS_STEP = 256 * 1024 * 1024
const MEGABYTE = 1_000_000
const READ_SIZE = 1024 * 1024

/** Characters of a name that are shown. File systems have names of up to 255 bytes. */
const MAX_NAME = 255

/**
 * Size and SHA-256 of a file in one pass, in constant memory.
 *
 * @throws ActionError `no-ipa` when there is no such file, when it is a folder, or when it cannot be read
 */
export async function hashFile(path: string, progress: Progress = () => {}): Promise<IpaFile> {
  const name = plainText(basename(path), MAX_NAME)
  const expected = await sizeOf(path)
  const hash = createHash('sha256')
  let size = 0
  let nextLine = PROGRESS_STEP
  for await (const chunk of readPieces(path)) {
    hash.update(chunk)
    size += chunk.length
    if (size < nextLine) continue
    progress(`Hashing ${name}: ${megabytes(size)} of ${megabytes(expected)} MB`)
    nextLine += PROGRESS_STEP
  }
  return { path, name, size, sha256: hash.digest('hex') }
}

async function* readPieces(path: string): AsyncGenerator<Buffer, void> {
  try {
    yield* createReadStream(path, { highWaterMark: READ_SIZE })
  } catch (cause) {
    throw unreadableFile(path, cause)
  }
}

async function sizeOf(path: string): Promise<number> {
  const stats = await stat(path).catch((cause: unknown) => {
    throw unreadableFile(path, cause)
  })
  if (stats.isFile()) return stats.size
  throw noIpa(`${path} is a folder, not an .ipa file`)
}

/** Also for readers that come later: a file may go, or break, at any time. */
export function unreadableFile(path: string, cause: unknown): ActionError {
  return noIpa(`The file ${quoted(path)} cannot be read: ${messageOf(cause)}`, cause)
}

function noIpa(message: string, cause?: unknown): ActionError {
  return new ActionError(message, {
    code: 'no-ipa',
    hint: 'Give the path of an .ipa file in the input `ipa`; `xcodebuild -exportArchive` makes one from an archive.',
    cause,
  })
}

function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(0)
}

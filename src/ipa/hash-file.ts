import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { ActionError } from '../errors'
import type { Progress } from '../progress'
import type { IpaFile } from './app'

/** Bytes between two lines of progress: a second's worth on a hosted runner. */
const PROGRESS_STEP = 256 * 1024 * 1024
const MEGABYTE = 1_000_000
const READ_SIZE = 1024 * 1024

/**
 * Size and SHA-256 of a file in one pass, in constant memory.
 *
 * @throws ActionError `no-ipa` when there is no such file, or when it is a folder
 */
export async function hashFile(path: string, progress: Progress = () => {}): Promise<IpaFile> {
  const name = basename(path)
  const expected = await sizeOf(path)
  const hash = createHash('sha256')
  let size = 0
  let nextLine = PROGRESS_STEP
  for await (const chunk of createReadStream(path, { highWaterMark: READ_SIZE })) {
    hash.update(chunk)
    size += chunk.length
    if (size < nextLine) continue
    progress(`Hashing ${name}: ${megabytes(size)} of ${megabytes(expected)} MB`)
    nextLine += PROGRESS_STEP
  }
  return { path, name, size, sha256: hash.digest('hex') }
}

async function sizeOf(path: string): Promise<number> {
  const stats = await stat(path).catch(() => undefined)
  if (!stats) throw noIpa(`there is no file ${path}`)
  if (stats.isFile()) return stats.size
  throw noIpa(`${path} is a folder, not an .ipa file`)
}

function noIpa(message: string): ActionError {
  return new ActionError(message, {
    code: 'no-ipa',
    hint: 'Give the path of an .ipa file in the input `ipa`; `xcodebuild -exportArchive` makes one from an archive.',
  })
}

function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(0)
}

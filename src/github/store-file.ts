import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { ActionError } from '../errors'
import { unreadableFile } from './git-process'
import type { GitRepository } from './git-repository'

/** A file on this machine, and what it was when it was looked at. */
export interface KnownFile {
  readonly path: string
  /** Bytes. */
  readonly size: number
  /** Lower-case hex. */
  readonly sha256: string
}

const READ_SIZE = 1024 * 1024

/**
 * Stores a large file, streamed from disk, and answers its object name. One more pass over the file proves
 * that what git stored is what the page will promise: another step may still be writing to it.
 *
 * @throws ActionError `no-ipa` when the file has changed, or can no longer be read.
 */
export async function storeFile(repository: GitRepository, file: KnownFile): Promise<string> {
  const stored = await store(repository, file)
  const { sha256, oid } = await digestsOf(file, stored.length)
  if (sha256 === file.sha256 && oid === stored) return oid
  throw new ActionError(`${file.path} changed while it was being published`, {
    code: 'no-ipa',
    hint: 'Let the step that builds the IPA come to its end before this one begins.',
  })
}

async function store(repository: GitRepository, { path }: KnownFile): Promise<string> {
  const oid = await repository.output(['hash-object', '-w', '--stdin'], { input: { file: path } })
  return oid.toString('utf8').trim()
}

/** Hex digits of an object name in a repository that names by SHA-1; the others use SHA-256. */
const SHA1_NAME = 40

/** An object name is the digest of `blob SP size NUL` and the content (gitformat-pack(5), git-hash-object(1)). */
async function digestsOf(
  { path, size }: KnownFile,
  nameLength: number,
): Promise<{ readonly sha256: string; readonly oid: string }> {
  const sha256 = createHash('sha256')
  const name = createHash(nameLength === SHA1_NAME ? 'sha1' : 'sha256').update(`blob ${size}\0`)
  try {
    for await (const piece of createReadStream(path, { highWaterMark: READ_SIZE })) {
      sha256.update(piece)
      name.update(piece)
    }
  } catch (cause) {
    throw unreadableFile(path, cause)
  }
  return { sha256: sha256.digest('hex'), oid: name.digest('hex') }
}

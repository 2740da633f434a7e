import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { ActionError } from '../../primitives/errors'
import { unreadableInput } from './process'
import type { GitRepository } from './repository'

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
 * Answers the object name of a large file, and stores it, streamed from disk, unless `held` says that the
 * remote has it. The name is reckoned first: it tells what need not be stored, and that what git stored is
 * what the page will promise. Another step may still be writing to the file.
 *
 * @throws ActionError `no-ipa` when the file has changed, or can no longer be read.
 */
export async function storeFile(
  repository: GitRepository,
  file: KnownFile,
  held: ReadonlySet<string>,
): Promise<string> {
  const { sha256, oid } = await digestsOf(file)
  if (sha256 !== file.sha256) throw changed(file)
  if (held.has(oid)) return oid
  const input = { file: file.path }
  const stored = await repository.output(['hash-object', '-w', '--stdin'], { input })
  if (stored.toString('utf8').trim() !== oid) throw changed(file)
  return oid
}

function changed({ path }: KnownFile): ActionError {
  return new ActionError(`${path} changed while it was being published`, {
    code: 'no-ipa',
    hint: 'Let the step that builds the IPA come to its end before this one begins.',
  })
}

/** An object name is the digest of `blob SP size NUL` and the content (gitformat-pack(5), git-hash-object(1)). */
async function digestsOf({
  path,
  size,
}: KnownFile): Promise<{ readonly sha256: string; readonly oid: string }> {
  const sha256 = createHash('sha256')
  const name = createHash('sha1').update(`blob ${size}\0`)
  try {
    for await (const piece of createReadStream(path, { highWaterMark: READ_SIZE })) {
      sha256.update(piece)
      name.update(piece)
    }
  } catch (cause) {
    throw unreadableInput(path, cause)
  }
  return { sha256: sha256.digest('hex'), oid: name.digest('hex') }
}

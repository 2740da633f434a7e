import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'

/** Bytes read at once. */
const READ_SIZE = 1024 * 1024

/** Hex digits of an object name in a repository that names by SHA-1; the others use SHA-256. */
const SHA1_NAME = 40

/**
 * The name that git would give to the content of a file: the digest of `blob SP size NUL` and the
 * content (git-hash-object(1)).
 *
 * @param nameLength hex digits of the repository's object names
 */
export async function blobName(file: string, nameLength: number): Promise<string> {
  const { size } = await stat(file)
  const name = createHash(nameLength === SHA1_NAME ? 'sha1' : 'sha256').update(`blob ${size}\0`)
  for await (const piece of createReadStream(file, { highWaterMark: READ_SIZE })) name.update(piece)
  return name.digest('hex')
}

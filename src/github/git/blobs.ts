import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fetchBlobs, type WantedBlobs } from './branch'
import type { GitRepository } from './repository'

/** Bytes of all blobs read at once: several thousand build records. */
const READ_LIMIT = 67_108_864

/**
 * Reads small files of a fetched branch by object name. Those that did not come with it take one exchange
 * with the remote, all together. Blobs of
 * more than `limit` bytes are left out, and so are those that the branch lost meanwhile.
 */
export async function readBlobs(
  repository: GitRepository,
  wanted: WantedBlobs,
): Promise<ReadonlyMap<string, Buffer>> {
  const { oids, limit } = wanted
  const here = await sizesOf(repository, oids)
  const missing = oids.filter(oid => !here.has(oid))
  await fetchBlobs(repository, { ...wanted, oids: missing })
  const brought = missing.length === 0 ? new Map() : await sizesOf(repository, missing)
  const small = withinLimits(new Map([...here, ...brought]), limit)
  if (small.length === 0) return new Map()
  const contents = await repository.output(['cat-file', '--batch'], {
    input: listOf(small),
    outputLimit: 2 * READ_LIMIT,
  })
  return contentsIn(contents)
}

/** Of those that are here. */
async function sizesOf(
  repository: GitRepository,
  oids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (oids.length === 0) return new Map()
  const answer = await repository.output(['cat-file', '--batch-check'], {
    input: listOf(oids),
    outputLimit: READ_LIMIT,
  })
  const lines = answer.toString('utf8').matchAll(/^([0-9a-f]+) blob (\d+)$/gm)
  return new Map([...lines].map(([, oid = '', size]) => [oid, Number(size)]))
}

function withinLimits(blobs: ReadonlyMap<string, number>, limit: number): string[] {
  let total = 0
  return [...blobs].flatMap(([oid, size]) => {
    if (size > limit || total + size > READ_LIMIT) return []
    total += size
    return [oid]
  })
}

function listOf(oids: readonly string[]): { readonly text: string } {
  return { text: oids.map(oid => `${oid}\n`).join('') }
}

/** `oid SP blob SP size LF content LF`, repeated; see git-cat-file(1). */
function contentsIn(answer: Buffer): ReadonlyMap<string, Buffer> {
  const contents = new Map<string, Buffer>()
  let at = 0
  while (at < answer.length) {
    const end = answer.indexOf('\n', at)
    const [oid = '', , size] = answer.toString('utf8', at, end).split(' ')
    const start = end + 1
    at = start + Number(size) + 1
    contents.set(oid, answer.subarray(start, at - 1))
  }
  return contents
}

/** Stores small contents and answers their object names in the same order. */
export async function storeBytes(
  repository: GitRepository,
  contents: readonly Uint8Array[],
): Promise<readonly string[]> {
  if (contents.length === 0) return []
  const folder = await mkdtemp(join(repository.folder, 'blobs-'))
  const files = contents.map((_, index) => join(folder, String(index)))
  await Promise.all(contents.map((bytes, index) => writeFile(files[index] ?? '', bytes)))
  const oids = await repository.output(['hash-object', '-w', '--no-filters', '--stdin-paths'], {
    input: { text: files.map(file => `${relative(repository.folder, file)}\n`).join('') },
  })
  await rm(folder, { recursive: true })
  return oids.toString('utf8').trim().split('\n')
}

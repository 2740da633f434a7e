import { createReadStream } from 'node:fs'
import { ChunkHasher, type ChunkHashes, type ChunkHashKind } from '../../site/chunk-hashes'

/** Chunk hashes for the manifest (input `manifest-hashes`), in one streaming pass over the IPA. */
export async function hashChunks(path: string, kind: ChunkHashKind): Promise<ChunkHashes> {
  const hasher = new ChunkHasher(kind)
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    hasher.update(piece)
  }
  return hasher.finish()
}

import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Asset } from './release'

/** Streams the body to disk. False when it ended early; the asset then stays a `starter`. */
export async function receive(
  asset: Asset,
  request: IncomingMessage,
  cutAfter = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  const hash = createHash('sha256')
  let size = 0
  async function* measured(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of body) {
      hash.update(chunk)
      size += chunk.length
      yield chunk
      if (size >= cutAfter) return
    }
  }
  await mkdir(path.dirname(asset.file), { recursive: true })
  try {
    await pipeline(request, measured, createWriteStream(asset.file))
  } catch {
    return false // the client hung up
  }
  if (size !== asset.size || size >= cutAfter) return false
  asset.state = 'uploaded'
  asset.digest = `sha256:${hash.digest('hex')}`
  asset.updatedAt = new Date()
  return true
}

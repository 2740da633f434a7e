import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { ChunkHasher, customaryChunkSize } from '../../src/site/chunk-hashes'

const bytes = Uint8Array.from({ length: 25 }, (_, index) => index)
const digest = (kind: string, part: Uint8Array): string =>
  createHash(kind).update(part).digest('hex')

describe('chunk hashes', () => {
  it.each([1, 3, 9, 10, 11, 25])('are the same when the bytes come %i at a time', step => {
    const hasher = new ChunkHasher('sha256', 10)
    for (let at = 0; at < bytes.length; at += step) hasher.update(bytes.subarray(at, at + step))
    expect(hasher.finish()).toEqual({
      kind: 'sha256',
      chunkSize: 10,
      hashes: [bytes.subarray(0, 10), bytes.subarray(10, 20), bytes.subarray(20)].map(part =>
        digest('sha256', part),
      ),
    })
  })

  it('have no empty piece at the end of a file that divides evenly', () => {
    const hasher = new ChunkHasher('md5', 5)
    hasher.update(bytes)
    expect(hasher.finish().hashes).toHaveLength(5)
  })

  it('of a file below one piece are one, of the file’s own size', () => {
    const hasher = new ChunkHasher('md5')
    hasher.update(bytes)
    expect(hasher.finish()).toEqual({ kind: 'md5', chunkSize: 25, hashes: [digest('md5', bytes)] })
  })

  it('are of ten binary megabytes', () => {
    expect(customaryChunkSize).toBe(10_485_760)
  })
})

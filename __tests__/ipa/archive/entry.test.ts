import { constants, deflateRawSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { entryAt, withArchive } from '../../support/ipa/an-archive'
import type { ZipEntry } from '../../support/ipa/zip-writer'

const bytes = (text: string) => Buffer.from(text)

describe('an entry', () => {
  const readOne = (entry: Partial<ZipEntry>, limit = 1000) =>
    withArchive([{ path: 'one', data: bytes('some data'), ...entry }], archive =>
      entryAt(archive, 'one').read(limit),
    )

  it('is refused above the limit, and read at the limit', async () => {
    expect((await readOne({}, 9)).toString()).toBe('some data')
    await expect(readOne({}, 8)).rejects.toThrow(/“one” has 9 bytes; the most is 8/)
  })

  it.each<[string, Partial<ZipEntry>, RegExp]>([
    ['a wrong checksum', { crc: 1 }, /“one” is damaged: its checksum/],
    [
      'a wrong checksum of stored bytes',
      { crc: 1, method: 'stored' },
      /“one” is damaged: its checksum/,
    ],
    ['more bytes than declared', { declaredSize: 3 }, /“one” is damaged: too many bytes/],
    ['fewer bytes than declared', { declaredSize: 30 }, /“one” is damaged: not enough bytes/],
    ['encryption', { encrypted: true }, /“one” is encrypted/],
    [
      'a broken deflate stream',
      { data: bytes('\xff\xff\xff'), inflatesTo: 9 },
      /“one” is damaged: /,
    ],
  ])('is refused for %s', async (_, entry, message) => {
    await expect(readOne(entry)).rejects.toMatchObject({ code: 'unreadable-ipa' })
    await expect(readOne(entry)).rejects.toThrow(message)
  })

  it('gives its head and its content in pieces', async () => {
    const data = Buffer.from(Array.from({ length: 300_000 }, (_, n) => (n * 7919) >> 5))
    await withArchive([{ path: 'one', data }], async archive => {
      const entry = entryAt(archive, 'one')
      expect(await entry.readHead(0)).toHaveLength(0)
      expect((await entry.readHead(100_001)).equals(data.subarray(0, 100_001))).toBe(true)
      expect((await entry.readHead(9_999_999)).equals(data)).toBe(true)
      const pieces: Buffer[] = []
      for await (const piece of entry.stream()) pieces.push(piece)
      expect(pieces.length).toBeGreaterThan(1)
      expect(Buffer.concat(pieces).equals(data)).toBe(true)
    })
  })

  it('gives the head of a gigabyte without inflating what comes later', async () => {
    const data = Buffer.concat([deflatedZeros(1024), bytes('\xff no deflate stream')])
    await withArchive([{ path: 'one', data, inflatesTo: 1024 ** 3 }], async archive => {
      const entry = entryAt(archive, 'one')
      expect(entry.size).toBe(1024 ** 3)
      expect(await entry.readHead(10)).toEqual(Buffer.alloc(10))
      await expect(entry.read(1024 ** 2)).rejects.toThrow(/the most is/)
    })
  })

  it('stops inflating once its head is there', async () => {
    const data = Buffer.concat([deflatedZeros(1), bytes('\xff no deflate stream')])
    await withArchive([{ path: 'one', data, inflatesTo: 1024 ** 2 }], async archive => {
      expect(await entryAt(archive, 'one').readHead(1000)).toEqual(Buffer.alloc(1000))
      await expect(entryAt(archive, 'one').read(1024 ** 2)).rejects.toThrow(/is damaged/)
    })
  })
})

/** A deflate stream of `megabytes` of zeros that is quick to make: the same block over and over. */
function deflatedZeros(megabytes: number): Buffer {
  const block = deflateRawSync(Buffer.alloc(1024 ** 2), { finishFlush: constants.Z_FULL_FLUSH })
  return Buffer.concat(Array.from({ length: megabytes }, () => block))
}

import { describe, expect, it } from '@jest/globals'
import { openArchive } from '../../../src/ipa/archive/archive'
import { forwardOver } from '../../../src/ipa/archive/forward-file'
import { aFile } from '../../support/ipa/an-ipa'
import { zipBytes } from '../../support/ipa/zip-writer'

const data = Buffer.from(Array.from({ length: 300_000 }, (_, n) => (n * 7919) >> 5))

async function forward() {
  const archive = await openArchive(await aFile('a.zip', zipBytes([{ path: 'one', data }])))
  const [entry] = archive.entries
  if (!entry) throw new Error('no entry')
  return { archive, file: forwardOver(entry.stream(), entry.size) }
}

/** `aaabbbccc`, read over itself. */
async function* inOneBuffer(): AsyncGenerator<Buffer, void> {
  const buffer = Buffer.alloc(3)
  for (const letter of ['a', 'b', 'c']) yield buffer.fill(letter)
}

describe('an entry read front to back', () => {
  it('reads ranges in rising order, across and within the pieces of the entry', async () => {
    const { archive, file } = await forward()
    expect(file.size).toBe(data.length)
    for (const [offset, length] of [
      [0, 4],
      [4, 100],
      [200, 150_000],
      [150_300, 1],
      [299_990, 10],
    ] as const) {
      const read = await file.read(offset, length)
      expect(data.subarray(offset, offset + length).equals(read)).toBe(true)
    }
    await file.close()
    await archive.close()
  })

  it('gives bytes to be kept, though the pieces share one buffer', async () => {
    const file = forwardOver(inOneBuffer(), 9)
    const reads = [await file.read(0, 2), await file.read(2, 2), await file.read(6, 1)]
    expect(Buffer.concat(reads).toString()).toBe('aaabc')
    await file.close()
  })

  it('gives what is left at the end, and refuses to go back', async () => {
    const { archive, file } = await forward()
    expect(await file.read(299_995, 100)).toHaveLength(5)
    expect(await file.read(400_000, 100)).toHaveLength(0)
    await expect(file.read(0, 1)).rejects.toThrow(/cannot go back/)
    await file.close()
    await archive.close()
  })

  it('may be closed half-way', async () => {
    const { archive, file } = await forward()
    await file.read(0, 1)
    await file.close()
    await archive.close()
  })
})

import { describe, expect, it } from '@jest/globals'
import { openArchive } from '../../../src/ipa/archive/archive'
import { hashEntries } from '../../../src/ipa/archive/hash-entries'
import { aFile } from '../../support/ipa/an-ipa'
import { zipBytes } from '../../support/ipa/zip-writer'

const text = Buffer.from('some text, '.repeat(50))

async function pass(path: string): Promise<unknown> {
  const archive = await openArchive(path)
  try {
    const asked = new Map(archive.entries.map(entry => [entry, {}]))
    return await hashEntries(archive, { entries: asked, name: 'a.ipa', progress: () => {} })
  } finally {
    await archive.close()
  }
}

describe('an archive that contradicts itself', () => {
  const entries = [
    { path: 'one', data: text },
    { path: 'two', data: text },
  ]
  const zip = () => zipBytes(entries, { dataDescriptors: false })

  /** The second local header, changed. */
  function header(change: (bytes: Buffer) => void): Buffer {
    const bytes = zip()
    change(bytes.subarray(bytes.indexOf('PK\x03\x04', 4)))
    return bytes
  }

  it.each<[string, Buffer, RegExp]>([
    [
      'a header with another name',
      header(bytes => bytes.write('TWO', 30)),
      /“two” has another name/,
    ],
    ['a header with a longer name', header(bytes => bytes.writeUInt16LE(9, 26)), /another name/],
    ['another compression', header(bytes => bytes.writeUInt16LE(0, 8)), /another compression/],
    ['another size', header(bytes => bytes.writeUInt32LE(7, 22)), /another checksum or size/],
    [
      'another packed size',
      header(bytes => bytes.writeUInt32LE(7, 18)),
      /another checksum or size/,
    ],
    ['another checksum', header(bytes => bytes.writeUInt32LE(7, 14)), /another checksum or size/],
    ['other encryption', header(bytes => bytes.writeUInt16LE(1, 6)), /encryption/],
    ['no header', header(bytes => bytes.write('none')), /no header in front of “two”/],
    ['a header that reaches over the next', longExtra(), /“two” overlaps the one in front/],
  ])('is refused for %s', async (_what, bytes, message) => {
    const path = await aFile('a.zip', bytes)
    await expect(pass(path)).rejects.toThrow(message)
    await expect(pass(path)).rejects.toMatchObject({ code: 'unreadable-ipa' })
  })

  function longExtra(): Buffer {
    const bytes = zip()
    bytes.writeUInt16LE(60, 28)
    return bytes
  }
})

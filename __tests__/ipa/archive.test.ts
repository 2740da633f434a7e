import { open, truncate } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { openArchive } from '../../src/ipa/archive'
import { withArchive } from '../support/ipa/an-archive'
import { aFile } from '../support/ipa/an-ipa'
import { endOf, type ZipDeviations, type ZipEntry, zipBytes } from '../support/ipa/zip-writer'

const bytes = (text: string) => Buffer.from(text)
const two: readonly ZipEntry[] = [
  { path: 'a/hello.txt', data: bytes('hello '.repeat(100)) },
  { path: 'b.bin', data: bytes('stored'), method: 'stored' },
]

const contentsOf = (deviations: ZipDeviations, entries = two) =>
  withArchive(
    entries,
    async archive => {
      const contents: [string, string][] = []
      for (const entry of archive.entries) {
        contents.push([entry.path, (await entry.read(1000)).toString()])
      }
      return contents
    },
    deviations,
  )

describe('openArchive', () => {
  const bogus = zipBytes([{ path: 'bogus', data: bytes('bogus') }])
  it.each<[string, ZipDeviations]>([
    ['as Xcode writes it', {}],
    ['without folders', { folders: false }],
    ['all stored', { stored: true }],
    ['without data descriptors', { dataDescriptors: false }],
    ['with the UTF-8 flag', { utf8Flag: true }],
    ['in ZIP64 form', { zip64: true }],
    ['with a comment', { comment: bytes('made by hand') }],
    ['with the longest comment', { comment: Buffer.alloc(0xffff, 'x') }],
    ['with an end record in the comment', { comment: bogus.subarray(-22) }],
    ['with a whole archive in the comment', { comment: bogus }],
    ['with an end record and more in the comment', { comment: Buffer.concat([bogus, bytes('!')]) }],
    ['in ZIP64 form with an archive in the comment', { zip64: true, comment: bogus }],
  ])('reads an archive %s', async (_, deviations) => {
    expect(await contentsOf(deviations)).toEqual([
      ['a/hello.txt', 'hello '.repeat(100)],
      ['b.bin', 'stored'],
    ])
  })

  it('reads an empty archive', async () => {
    expect(await contentsOf({}, [])).toEqual([])
  })

  it.each([true, false])('reads 70,000 entries, in ZIP64 form: %s', async zip64 => {
    const archive = await openArchive(await aFile('a.zip', repeated(70_000, zip64)))
    expect(archive.entries).toHaveLength(70_000)
    expect((await archive.entries.at(-1)?.read(10))?.toString()).toBe('x')
    await archive.close()
  })

  it.each<[string, Buffer, RegExp]>([
    ['nothing', Buffer.alloc(0), /^the file is empty$/],
    ['text', bytes('not an IPA'), /no ZIP archive/],
    ['an archive cut off', zipBytes(two, { cutOff: 30 }), /no ZIP archive, or it is cut off/],
    [
      'one cut off in its comment',
      zipBytes(two, { comment: bytes('abc'), cutOff: 1 }),
      /cut off in its comment/,
    ],
    ['one with its first half missing', zipBytes(two).subarray(200), /bytes are missing/],
    ['junk that the offsets allow for', shifted(), /4 bytes stand in front/],
    ['junk in front', zipBytes(two, { before: bytes('junk') }), /4 bytes stand in front/],
    ['junk behind', zipBytes(two, { after: bytes('junk!') }), /5 bytes follow its end/],
    ['a wrong count', miscounted(), /announces 9 entries and lists 3/],
    ['an entry beyond the files', outOfBounds(), /“b.bin” is said to reach beyond/],
    ['entries that overlap', overlapping(), /“a\/hello.txt” and “b.bin” overlap/],
    ['a ZIP64 record that is elsewhere', lostZip64(), /ZIP64 end record is not at/],
    ['a table of contents of gigabytes', vastDirectory(), /most is 67108864|beyond its end/],
  ])('refuses %s', async (_, content, message) => {
    const path = await aFile('a.zip', content)
    await expect(openArchive(path)).rejects.toMatchObject({ code: 'unreadable-ipa' })
    await expect(openArchive(path)).rejects.toThrow(message)
  })

  it('explains archives over 4 GB whose offsets wrapped', async () => {
    const path = await aFile('big.ipa', new Uint8Array(0))
    const size = 5 * 1024 ** 3
    await truncate(path, size)
    const file = await open(path, 'r+')
    await file.write(zipBytes(two).subarray(-22), 0, 22, size - 22)
    await file.close()
    await expect(openArchive(path)).rejects.toThrow(/over 4 GB and not in ZIP64 form.*Xcode/)
  })

  it('refuses more than 200,000 entries', async () => {
    const path = await aFile('a.zip', repeated(200_001, true))
    await expect(openArchive(path)).rejects.toThrow(/more than 200000 entries/)
  })
})

describe('names', () => {
  const pathsOf = (paths: readonly (string | Uint8Array)[], deviations: ZipDeviations = {}) =>
    withArchive(
      paths.map(path => ({ path, data: bytes('x') })),
      async archive => archive.entries.map(({ path }) => path),
      { folders: false, ...deviations },
    )

  it('are UTF-8 with and without the flag, else CP437', async () => {
    const names = ['Ünï/😀.txt', '网页.app/x', 'e\u0301']
    expect(await pathsOf(names)).toEqual(names)
    expect(await pathsOf(names, { utf8Flag: true })).toEqual(names)
    expect(await pathsOf([Buffer.from([0x81, 0x6e])])).toEqual(['ün'])
  })

  it('lose a leading ./ and are left out for folders and __MACOSX', async () => {
    const names = ['./a', '././b', 'c/', '__MACOSX/d', '__MACOSX/d', 'e/__MACOSX/f', '.g']
    expect(await pathsOf(names)).toEqual(['a', 'b', 'e/__MACOSX/f', '.g'])
  })

  it('are text and never paths of this machine', async () => {
    const names = ['../../etc/passwd', '/etc/passwd', 'C:\\x', 'a/../b']
    expect(await pathsOf(names)).toEqual(names)
  })

  it('are found composed and decomposed', async () => {
    await withArchive([{ path: 'Cafe\u0301', data: bytes('x') }], async archive => {
      expect(archive.find('Caf\u00e9')?.path).toBe('Cafe\u0301')
      expect(archive.find('Cafe')).toBeUndefined()
    })
  })

  it('may occur twice as long as nobody asks for one', async () => {
    const twice = [...two, { path: 'b.bin', data: bytes('other') }]
    await withArchive(twice, async archive => {
      expect(archive.find('a/hello.txt')).toBeDefined()
      expect(() => archive.find('b.bin')).toThrow(/holds “b.bin” twice/)
    })
  })
})

/** An archive whose table of contents lists its one file `count` times. */
/** The same small file `count` times. */
function repeated(count: number, zip64: boolean): Buffer {
  const one = zipBytes([{ path: 'x', data: bytes('x') }])
  const file = one.subarray(0, one.indexOf('PK\x01\x02'))
  const header = one.subarray(file.length, one.length - 22)
  const directory = Buffer.alloc(header.length * count, header)
  for (let index = 0; index < count; index++) {
    directory.writeUInt32LE(index * file.length, index * header.length + 42)
  }
  const files = Buffer.alloc(file.length * count, file)
  const place = { count, size: directory.length, offset: files.length }
  return Buffer.concat([files, directory, endOf(place, zip64 ? {} : { wrappedCount: true })])
}

/** Two entries of the table of contents that mean the same bytes, as in archives that unpack to terabytes. */
function overlapping(): Buffer {
  const zip = zipBytes(two)
  const secondHeader = zip.lastIndexOf('PK\x01\x02')
  const firstFile = zip.readUInt32LE(zip.indexOf('a/hello.txt', zip.indexOf('PK\x01\x02')) - 4)
  zip.writeUInt32LE(firstFile, secondHeader + 42)
  return zip
}

function shifted(): Buffer {
  const zip = zipBytes(two, { before: bytes('junk') })
  const end = zip.length - 22
  zip.writeUInt32LE(zip.readUInt32LE(end + 16) + 4, end + 16)
  let header = zip.indexOf('PK\x01\x02')
  while (header >= 0) {
    zip.writeUInt32LE(zip.readUInt32LE(header + 42) + 4, header + 42)
    header = zip.indexOf('PK\x01\x02', header + 1)
  }
  return zip
}

function miscounted(): Buffer {
  const zip = zipBytes(two)
  zip.writeUInt16LE(9, zip.length - 12)
  return zip
}

function outOfBounds(): Buffer {
  const zip = zipBytes(two)
  const header = zip.lastIndexOf(Buffer.from('PK\x01\x02'))
  zip.writeUInt32LE(zip.length, header + 42)
  return zip
}

function lostZip64(): Buffer {
  const zip = zipBytes(two, { zip64: true })
  zip.writeUInt32LE(7, zip.length - 22 - 20 + 8)
  return zip
}

function vastDirectory(): Buffer {
  const zip = zipBytes(two)
  zip.writeUInt32LE(0xfffffffe, zip.length - 10)
  return zip
}

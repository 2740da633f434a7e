import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { openArchive } from '../../../src/ipa/archive/archive'
import { hashEntries } from '../../../src/ipa/archive/hash-entries'
import { aFile } from '../../support/ipa/an-ipa'
import { type ZipDeviations, type ZipEntry, zipBytes } from '../../support/ipa/zip-writer'

const data = Buffer.from('some text, '.repeat(50))

/** Of an archive in which only `wanted` is asked for, as of an app with other things beside it. */
async function faultIn(bytes: Uint8Array, wanted: RegExp) {
  const archive = await openArchive(await aFile('a.zip', bytes))
  try {
    const entries = archive.entries.filter(({ path }) => wanted.test(path))
    const asked = new Map(entries.map(entry => [entry, {}]))
    return (await hashEntries(archive, { entries: asked, name: 'a.ipa', progress: () => {} })).fault
  } finally {
    await archive.close()
  }
}

function around(it: Partial<ZipEntry>, deviations: ZipDeviations = {}): Buffer {
  return zipBytes(
    [
      { path: 'before', data },
      { path: 'it', data, ...it },
      { path: 'after/file', data },
    ],
    deviations,
  )
}

function descriptor(
  width: 4 | 8,
  {
    signed = true,
    size = data.length,
    packed = data.length,
  }: { readonly signed?: boolean; readonly size?: number; readonly packed?: number } = {},
): Buffer {
  const bytes = Buffer.alloc(8 + 2 * width)
  bytes.writeUInt32LE(0x08074b50, 0)
  bytes.writeUInt32LE(crc32(data), 4)
  bytes.writeUInt32LE(packed, 8)
  bytes.writeUInt32LE(size, 8 + width)
  return bytes.subarray(signed ? 0 : 4)
}

const stored = { method: 'stored', sizeBehind: false } as const

describe.each([
  ['asked for', /./],
  ['passed by', /before/],
])('an entry that is %s stops a reader from front to back', (_how, wanted) => {
  it.each<[string, Partial<ZipEntry>, string]>([
    ['stored with its size behind it', { method: 'stored', sizeBehind: true }, 'endless'],
    ['without the descriptor that it announces', { behind: Buffer.alloc(0) }, 'descriptor'],
    ['with another size in its descriptor', { behind: descriptor(4, { size: 7 }) }, 'descriptor'],
    ['with bytes behind it', { ...stored, behind: Buffer.from('PK') }, 'stray'],
    [
      'with bytes behind its descriptor',
      { behind: Buffer.concat([descriptor(4, { packed: deflateRawSync(data).length }), data]) },
      'stray',
    ],
  ])('%s', async (_what, it, kind) => {
    expect(await faultIn(around(it), wanted)).toEqual({ kind, path: 'it' })
  })
})

describe('nothing stops a reader from front to back in', () => {
  it.each<[string, Uint8Array]>([
    ['an archive as Xcode writes it', around({})],
    ['one without descriptors', around({}, { dataDescriptors: false })],
    ['one in ZIP64 form', around({}, { zip64: true })],
    ['one without folders', around({}, { folders: false })],
    ['an empty file that is stored', around({ data: Buffer.alloc(0), ...stored })],
    ['bytes in front of the table of contents', behindLast(Buffer.from('PKsomething'))],
  ])('%s', async (_what, bytes) => {
    expect(await faultIn(bytes, /./)).toBeUndefined()
    expect(await faultIn(bytes, /none/)).toBeUndefined()
  })

  it.each([
    [4, true],
    [4, false],
    [8, true],
    [8, false],
  ] as const)('a descriptor with sizes of %i bytes, signed: %s', async (width, signed) => {
    const flagged = flagDescriptor(around({ ...stored, behind: descriptor(width, { signed }) }))
    expect(await faultIn(flagged, /./)).toBeUndefined()
  })
})

/** Both headers of the stored entry then announce a descriptor; the local one keeps its sizes. */
function flagDescriptor(bytes: Buffer): Buffer {
  const local = bytes.indexOf('it') - 30
  const central = bytes.lastIndexOf('it') - 46
  bytes.writeUInt16LE(bytes.readUInt16LE(local + 6) | 8, local + 6)
  bytes.writeUInt16LE(bytes.readUInt16LE(central + 8) | 8, central + 8)
  return bytes
}

function behindLast(behind: Uint8Array): Buffer {
  return zipBytes([{ path: 'last', data, ...stored, behind }])
}

describe('a header that lies about an entry', () => {
  it('which is passed by is told', async () => {
    const bytes = around({})
    bytes.write('IT', bytes.indexOf('it'))
    expect(await faultIn(bytes, /before/)).toEqual({ kind: 'header', path: 'it' })
  })
})

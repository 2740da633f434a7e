import { readCodeSignature } from '../../src/formats/code-signature/read-code-signature'
import { readSignedMachO } from '../../src/formats/code-signature/signed-slice'
import { decodeCgbi } from '../../src/formats/png/cgbi'
import { decodePng } from '../../src/formats/png/png'
import { chunk } from '../support/ipa/cgbi-writer'
import { fatMachO, machO } from '../support/ipa/mach-o-writer'
import { type MalformedCase, reading, refusesAll } from '../support/malformed'

function readExecutable(bytes: Uint8Array): Promise<unknown> {
  return readSignedMachO({
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
  })
}

function patched(bytes: Buffer, at: number, value: number): Buffer {
  bytes.writeUInt32LE(value, at)
  return bytes
}

/** Where the number of load commands and their size stand in a 64-bit header. */
const [COUNT_AT, SIZE_AT] = [16, 20]

const executables: readonly MalformedCase[] = [
  [
    'a signature beyond the end',
    reading(readExecutable, () => machO({ signature: 'beyond-end' })),
    /beyond the end/,
  ],
  [
    'four thousand million load commands',
    reading(readExecutable, () => patched(machO(), COUNT_AT, 0xffffffff)),
    /does not fit/,
  ],
  [
    'load commands of four gigabytes',
    reading(readExecutable, () => patched(machO(), SIZE_AT, 0xffffffff)),
    /the most is 1048576/,
  ],
  [
    'a load command of no bytes',
    reading(readExecutable, () => patched(machO(), 36, 0)),
    /does not fit/,
  ],
  [
    'slices that overlap',
    reading(readExecutable, () => {
      const fat = fatMachO([machO(), machO()])
      fat.writeUInt32BE(fat.readUInt32BE(16), 36)
      return fat
    }),
    /does not fit/,
  ],
  [
    'a thousand slices',
    reading(readExecutable, () => {
      const fat = fatMachO([machO()])
      fat.writeUInt32BE(1000, 4)
      return fat
    }),
    /1000 slices/,
  ],
]

function superBlob(count: number, entries: readonly number[], size = 12 + 8 * count): Buffer {
  const bytes = Buffer.alloc(Math.max(12 + 4 * entries.length, 12))
  bytes.writeUInt32BE(0xfade0cc0, 0)
  bytes.writeUInt32BE(size, 4)
  bytes.writeUInt32BE(count, 8)
  entries.forEach((entry, index) => {
    bytes.writeUInt32BE(entry >>> 0, 12 + 4 * index)
  })
  return bytes
}

const signatures: readonly MalformedCase[] = [
  [
    'four thousand million blobs',
    reading(readCodeSignature, () => superBlob(0xffffffff, [], 12)),
    /./,
  ],
  ['a blob outside', reading(readCodeSignature, () => superBlob(1, [0, 0x7fffffff])), /./],
  ['a blob that is the whole again', reading(readCodeSignature, () => superBlob(1, [0, 0])), /./],
  ['a length beyond the end', reading(readCodeSignature, () => superBlob(0, [], 0xffffffff)), /./],
  ['nothing', reading(readCodeSignature, () => Buffer.alloc(0)), /./],
]

function png(width: number, height: number, first?: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const cgbi = first ? [chunk('CgBI', first)] : []
  return Buffer.concat([
    signature,
    ...cgbi,
    chunk('IHDR', header),
    chunk('IDAT', Buffer.alloc(9)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const pictures: readonly MalformedCase[] = [
  ['a PNG of 2^31 by 2^31 pixels', reading(decodePng, () => png(2 ** 31 - 1, 2 ** 31 - 1)), /./],
  ['one of 100,000 by 100,000', reading(decodePng, () => png(100_000, 100_000)), /./],
  ['one of no pixels', reading(decodePng, () => png(0, 0)), /./],
  [
    'one of Apple that is as large',
    reading(decodeCgbi, () => png(2 ** 31 - 1, 2 ** 31 - 1, Buffer.from('50002006', 'hex'))),
    /./,
  ],
  [
    'a chunk of four gigabytes',
    reading(decodePng, () => {
      const bytes = png(1, 1)
      bytes.writeUInt32BE(0xffffffff, 33)
      return bytes
    }),
    /./,
  ],
]

refusesAll('executables', executables)
refusesAll('code signatures', signatures)
refusesAll('pictures', pictures)

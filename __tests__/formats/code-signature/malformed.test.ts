import { describe, expect, it } from '@jest/globals'
import { readCodeSignature } from '../../../src/formats/code-signature/read-code-signature'
import { ActionError } from '../../../src/primitives/errors'
import { bigWords, blob, MAGIC, SLOT, superBlob } from '../../support/ipa/code-blob-writer'
import { codeDirectory, type DirectoryContent } from '../../support/ipa/code-directory-writer'
import { signMachO } from '../../support/ipa/code-signer'
import { machO } from '../../support/ipa/mach-o-writer'
import { signedSlices } from '../../support/ipa/signed-slices'

const content: DirectoryContent = {
  code: Buffer.alloc(10_000),
  identifier: 'com.example.app',
  teamId: 'ABCDE12345',
  parts: new Map([[2, Buffer.from('x')]]),
  hash: 'sha256',
}

/** A signature that is nothing but a code directory, some of whose fields are written over. */
function withDirectory(fields: Readonly<Record<number, Uint8Array>>, version = 0x20400): Buffer {
  const directory = codeDirectory({ ...content, version })
  for (const [at, bytes] of Object.entries(fields)) directory.set(bytes, Number(at))
  return superBlob(MAGIC.signature, new Map([[SLOT.codeDirectory, directory]]))
}

const word = (value: number) => bigWords(value)
const shortDirectory = blob(MAGIC.codeDirectory, bigWords(0x20400), Buffer.alloc(20))

const cases: readonly (readonly [string, Uint8Array, RegExp])[] = [
  ['nothing', Buffer.alloc(0), /0 bytes are no blob/],
  ['zeros', Buffer.alloc(64), /it claims 0 of 64 bytes/],
  ['another magic number', blob(MAGIC.requirements, bigWords(0)), /0xfade0c01, not 0xfade0cc0/],
  ['a header alone', blob(MAGIC.signature), /its header is cut short/],
  ['more length than bytes', bigWords(MAGIC.signature, 1000, 0), /it claims 1000 of 12 bytes/],
  ['a million parts', blob(MAGIC.signature, bigWords(1_000_000)), /1000000 parts in 12 bytes/],
  ['65 parts', blob(MAGIC.signature, bigWords(65), Buffer.alloc(600)), /65 parts/],
  ['a part outside', blob(MAGIC.signature, bigWords(1, 0, 5000)), /said to lie at 5000/],
  ['a part inside the table', blob(MAGIC.signature, bigWords(1, 0, 8)), /said to lie at 8/],
  ['a part cut short', blob(MAGIC.signature, bigWords(1, 0, 20)), /part 0 \(type 0\): 0 bytes/],
  ['no code directory', superBlob(MAGIC.signature, new Map()), /no code directory/],
  [
    'something else in its place',
    superBlob(MAGIC.signature, new Map([[0, blob(MAGIC.requirements, bigWords(0))]])),
    /code directory: it begins with 0xfade0c01/,
  ],
  [
    'a directory of few bytes',
    superBlob(MAGIC.signature, new Map([[0, shortDirectory]])),
    /32 bytes are too few/,
  ],
  ['a version of the future', withDirectory({ 8: word(0x30000) }), /version 0x30000 is unknown/],
  ['a directory too short for its version', shortened(), /too short for its version/],
  ['an unknown hash', withDirectory({ 37: Buffer.of(9) }), /hash type 9 is unknown/],
  ['a hash of another size', withDirectory({ 36: Buffer.of(20) }), /20 bytes are not sha256/],
  ['one page for everything', withDirectory({ 39: Buffer.of(0) }), /pages of 2\^0 bytes/],
  ['pages of a gigabyte', withDirectory({ 39: Buffer.of(30) }), /pages of 2\^30 bytes/],
  ['pages of 2^255 bytes', withDirectory({ 39: Buffer.of(255) }), /pages of 2\^255 bytes/],
  ['a scatter list', withDirectory({ 44: word(100) }), /scatter list/],
  ['another number of pages', withDirectory({ 28: word(2) }), /2 pages of 2\^12 bytes do not make/],
  ['a limit beyond 4 GiB', withDirectory({ 56: bigWords(0xffffffff, 0xffffffff) }), /do not make/],
  [
    'pages that are not there',
    withDirectory({ 28: word(0x100000), 32: word(0xffffffff) }),
    /its hashes do not fit/,
  ],
  ['hashes outside', withDirectory({ 16: word(0xfffffff0) }), /its hashes do not fit/],
  ['hashes over the fields', withDirectory({ 16: word(20) }), /its hashes do not fit/],
  ['special slots over the fields', withDirectory({ 24: word(1000) }), /its hashes do not fit/],
  ['four billion special slots', withDirectory({ 24: word(0xffffffff) }), /its hashes do not fit/],
  ['no identifier', withDirectory({ 20: word(0) }), /it has no identifier/],
  ['an identifier outside', withDirectory({ 20: word(0x7fffffff) }), /said to lie at 2147483647/],
  ['an identifier in the header', withDirectory({ 20: word(4) }), /a text is said to lie at 4/],
  ['a team outside', withDirectory({ 48: word(99_999) }), /a text is said to lie at 99999/],
]

/** Says version 0x20400 and ends where 0x20100 does. */
function shortened(): Buffer {
  const old = codeDirectory({ ...content, version: 0x20100, teamId: undefined, parts: new Map() })
  const fields = Buffer.from(old.subarray(0, 48))
  fields.writeUInt32BE(48, 4)
  fields.writeUInt32BE(0x20400, 8)
  return superBlob(MAGIC.signature, new Map([[0, fields]]))
}

describe('a malformed signature', () => {
  it.each(cases)('is refused with %s', (_what, bytes, reason) => {
    expect(() => readCodeSignature(bytes)).toThrow(reason)
    expect(() => readCodeSignature(bytes)).toThrow(expect.objectContaining({ code: 'malformed' }))
  })

  it('is part of the answer about a slice', async () => {
    const [slice] = await signedSlices(machO())
    expect(slice?.signature).toEqual({
      kind: 'unreadable',
      reason: 'code signature: it has no code directory',
    })
  })

  it('is read without a crash, whatever bytes of it are others', () => {
    const sound = signMachO(machO(), {
      identifier: 'com.example.app',
      entitlements: { a: ['b', { c: true }] },
      hashes: ['sha1', 'sha256'],
    })
    const start = sound.indexOf(Buffer.from(MAGIC.signature.toString(16), 'hex'))
    const signature = sound.subarray(start)
    const random = numbers(20261122)
    for (let round = 0; round < 200; round++) {
      const bytes = Buffer.from(signature)
      for (let change = 0; change < 1 + (round % 4); change++) {
        bytes[random(bytes.length - 4096)] = random(256)
      }
      try {
        readCodeSignature(round % 5 === 0 ? bytes.subarray(0, random(bytes.length)) : bytes)
      } catch (error) {
        if (!(error instanceof ActionError)) throw error
      }
    }
  })
})

/** A small generator of numbers below a bound, the same on every run (Park and Miller). */
function numbers(seed: number): (bound: number) => number {
  let state = seed
  return bound => {
    state = (state * 48_271) % 0x7fffffff
    return state % bound
  }
}

import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { constants, deflateRawSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import type { ForwardFile } from '../../../src/formats/mach-o/mach-o'
import { openArchive } from '../../../src/ipa/archive/archive'
import { type HashedEntries, hashEntries } from '../../../src/ipa/archive/hash-entries'
import type { EntryRequest } from '../../../src/ipa/archive/hash-entry'
import { aFile } from '../../support/ipa/an-ipa'
import { type ZipDeviations, type ZipEntry, zipBytes } from '../../support/ipa/zip-writer'

const MEBIBYTE = 1024 ** 2
const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('hex')
const text = Buffer.from('some text, '.repeat(50))

interface Pass {
  readonly request?: EntryRequest
  readonly lines?: string[]
}

async function pass(path: string, { request = {}, lines = [] }: Pass = {}): Promise<HashedEntries> {
  const archive = await openArchive(path)
  try {
    const entries = new Map(archive.entries.map(entry => [entry, request]))
    const progress = (line: string) => void lines.push(line)
    return await hashEntries(archive, { entries, name: 'a.ipa', progress })
  } finally {
    await archive.close()
  }
}

async function factsOf(entries: readonly ZipEntry[], deviations: ZipDeviations & Pass = {}) {
  const { request, ...zip } = deviations
  const path = await aFile('a.zip', zipBytes(entries, zip))
  const { facts, sha256: whole } = await pass(path, request ? { request } : {})
  expect(whole).toBe(sha256(await readFile(path)))
  return new Map([...facts].map(([entry, one]) => [entry.path, one]))
}

/** Larger than what is held in memory at once. */
const large = Buffer.alloc(33 * MEBIBYTE, 'abcdefg')

describe('one pass over an archive', () => {
  it.each<[string, ZipDeviations]>([
    ['deflated', {}],
    ['stored', { stored: true }],
    ['in ZIP64 form', { zip64: true }],
    ['without data descriptors', { dataDescriptors: false }],
  ])('gives the digests of the file and of entries %s', async (_what, deviations) => {
    const entries = [
      { path: 'a/small', data: text },
      { path: 'empty', data: Buffer.alloc(0) },
      { path: 'medium', data: large.subarray(0, 200_000) },
      { path: 'large', data: large },
      { path: 'last', data: text },
    ]
    const facts = await factsOf(entries, deviations)
    for (const { path, data } of entries) {
      expect(facts.get(path)).toMatchObject({
        kind: 'sound',
        sha256: sha256(data),
        target: undefined,
      })
    }
  })

  it('gives SHA-1 where it is asked for', async () => {
    const entries = [
      { path: 'a', data: text },
      { path: 'large', data: large },
    ]
    const facts = await factsOf(entries, { request: { sha1: true } })
    for (const { path, data } of entries) {
      expect(facts.get(path)).toMatchObject({ sha1: createHash('sha1').update(data).digest('hex') })
    }
  })

  it.each<[string, (size: number) => readonly [from: number, length: number]]>([
    ['all of it', size => [0, size]],
    ['none of it', () => [0, 0]],
    ['its middle', size => [size / 2, 1000]],
    ['more than there is', size => [size - 5, 10]],
  ])('lets a reader see %s as it goes by, whatever its size', async (_what, rangeOf) => {
    const entries = [
      { path: 'whole', data: large.subarray(0, MEBIBYTE) },
      { path: 'pieces', data: large },
    ]
    const seen: string[] = []
    const reader = async (file: ForwardFile) => {
      seen.push(sha256(await file.read(...rangeOf(file.size))))
    }
    const facts = await factsOf(entries, { request: { reader } })
    const expected = entries.map(({ data }) => {
      const [from, length] = rangeOf(data.length)
      return sha256(data.subarray(from, from + length))
    })
    expect(seen.sort()).toEqual(expected.sort())
    for (const { path, data } of entries) {
      expect(facts.get(path)).toMatchObject({ kind: 'sound', sha256: sha256(data) })
    }
  })

  it('says how far it is', async () => {
    const lines: string[] = []
    const half = Buffer.alloc(160 * MEBIBYTE)
    const entries = [
      { path: 'a', data: half },
      { path: 'b', data: half },
    ]
    await pass(await aFile('a.zip', zipBytes(entries, { stored: true })), { lines })
    expect(lines).toEqual(['Checking a.ipa: 268 of 336 MB'])
  })
})

describe('an entry that is damaged', () => {
  const broken = Buffer.from('\xff\xff\xff', 'latin1')
  const zeros = deflateRawSync(Buffer.alloc(40 * MEBIBYTE), { finishFlush: constants.Z_FINISH })

  it.each<[string, Partial<ZipEntry>, RegExp]>([
    ['a checksum that is wrong', { crc: 1 }, /CRC-32/],
    ['stored bytes with a wrong checksum', { crc: 1, method: 'stored' }, /CRC-32/],
    ['fewer bytes than announced', { declaredSize: text.length + 1 }, /551 announced/],
    ['more bytes than announced', { declaredSize: 9 }, /larger than 10 bytes|more than the 9/],
    ['bytes that do not inflate', { data: broken, inflatesTo: 9 }, /./],
    ['nothing to inflate', { data: Buffer.alloc(0), inflatesTo: 9 }, /./],
    ['bytes that do not inflate, and are said to be many', { data: broken, inflatesTo: 1e9 }, /./],
    [
      'fewer bytes than the many announced',
      { data: zeros, inflatesTo: 1e9 },
      /instead of the 1000000000/,
    ],
    ['a checksum of many bytes that is wrong', { data: large, crc: 1 }, /CRC-32/],
    [
      'a gigabyte said to be little',
      { data: zeros, inflatesTo: 100 },
      /larger than 101 bytes|more than/,
    ],
  ])('is told by %s, and the others are read', async (_what, deviation, reason) => {
    const facts = await factsOf([
      { path: 'before', data: text },
      { path: 'it', data: text, ...deviation },
      { path: 'after', data: text },
    ])
    expect(facts.get('it')).toEqual({ kind: 'damaged', reason: expect.stringMatching(reason) })
    for (const path of ['before', 'after']) {
      expect(facts.get(path)).toMatchObject({ kind: 'sound', sha256: sha256(text) })
    }
  })

  it('is no reason to miss what stands behind it, where it is large', async () => {
    const data = Buffer.alloc(9 * MEBIBYTE, 0xff)
    const entries = [
      { path: 'it', data, inflatesTo: data.length },
      { path: 'after', data: text },
    ]
    const { facts, fault } = await pass(await aFile('a.zip', zipBytes(entries)))
    expect([...facts.values()].map(({ kind }) => kind)).toEqual(['damaged', 'sound'])
    expect(fault).toBeUndefined()
  })

  it('is told though its reader kept the failure for itself', async () => {
    const reader = async (file: ForwardFile) => {
      await file.read(0, file.size).catch(() => {})
    }
    const facts = await factsOf([{ path: 'it', data: broken, inflatesTo: 1e9 }], {
      request: { reader },
    })
    expect(facts.get('it')).toMatchObject({ kind: 'damaged' })
  })
})

describe('an archive that would unpack to more than any app holds', () => {
  it('is refused before anything is unpacked', async () => {
    const entries = Array.from({ length: 3 }, (_, n) => ({
      path: `${n}`,
      data: Buffer.alloc(9, 0xff),
      inflatesTo: 3 * 1024 ** 3,
    }))
    await expect(pass(await aFile('a.zip', zipBytes(entries)))).rejects.toThrow(
      /would unpack to 9\.7 GB; the most is 8\.6 \(Apple allows 4\)/,
    )
  })

  it('is what shrinks under the hand: a file cut off meanwhile', async () => {
    const path = await aFile('a.zip', zipBytes([{ path: 'a', data: large }], { stored: true }))
    const archive = await openArchive(path)
    await writeFile(path, (await readFile(path)).subarray(0, 5 * MEBIBYTE))
    const entries = new Map(archive.entries.map(entry => [entry, {}]))
    const hashing = hashEntries(archive, { entries, name: 'a', progress: () => {} })
    await expect(hashing).rejects.toThrow(/it ends before byte/)
    await archive.close()
  })
})

import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import type { Inspection } from '../../src/ipa/app'
import { inspectIpa } from '../../src/ipa/inspect-ipa'
import { aFile } from '../support/ipa/an-ipa'
import { SEAL } from '../support/ipa/bundle-signer'
import { type IpaDeviations, ipaBytes, ipaEntries } from '../support/ipa/ipa-builder'
import { machO } from '../support/ipa/mach-o-writer'
import { xmlPlist } from '../support/ipa/xml-plist'
import { type ZipEntry, zipBytes } from '../support/ipa/zip-writer'

const app = 'Payload/Example.app'
const GIBIBYTE = 1024 ** 3

/** 131 bytes that mean four million values. */
const exponential = Buffer.concat([
  Buffer.from('bplist00'),
  Buffer.from(Array.from({ length: 22 }, (_, n) => [0xa2, n + 1, n + 1]).flat()),
  Buffer.from([0x09]),
  Buffer.from(Array.from({ length: 23 }, (_, n) => 8 + 3 * n)),
  Buffer.from([0, 0, 0, 0, 0, 0, 1, 1]),
  Buffer.from([0, 0, 0, 0, 0, 0, 0, 23, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 75]),
])

async function answerTo(bytes: Uint8Array): Promise<Inspection> {
  return inspectIpa(await aFile('a.ipa', bytes))
}

function withEntry(entry: ZipEntry): Buffer {
  const others = ipaEntries().filter(one => one.path !== entry.path)
  return zipBytes([...others, entry])
}

describe('a hostile IPA is refused with a clear error', () => {
  it.each<[string, () => Buffer, RegExp]>([
    [
      'a bomb of 12 GB in 12 entries',
      () => zipBytes([...ipaEntries(), ...Array.from({ length: 12 }, (_, n) => zeros(`z${n}`))]),
      /would unpack to 12\.9 GB; the most is/,
    ],
    ['entries that overlap', overlapping, /overlap/],
    [
      'an Info.plist of exponential size',
      () => ipaBytes({ infoPlistBytes: exponential }),
      /more than 1000000/,
    ],
    [
      'two files of one name',
      () => withTwice('Assets.car'),
      /holds “Payload\/Example.app\/Assets.car” twice/,
    ],
    [
      'thousands of frameworks',
      () => zipBytes([...ipaEntries(), ...numbered(2001, n => `Frameworks/F${n}.framework/x`)]),
      /more than 2000 bundles/,
    ],
    [
      'bundles inside each other without end',
      () => zipBytes([...ipaEntries(), ...numbered(1, () => `${'F.framework/'.repeat(17)}x`)]),
      /lies in 17 bundles; the most is 16/,
    ],
  ])('%s', async (_what, bytes, reason) => {
    expect(await answerTo(bytes())).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringMatching(reason),
      fix: expect.stringMatching(/./),
    })
  })
})

describe('a hostile part of an IPA is a fact about it', () => {
  it.each<[string, IpaDeviations | Buffer, object]>([
    [
      'a profile of exponential size',
      { profile: exponential },
      { profile: { kind: 'unreadable' } },
    ],
    [
      'an executable whose signature lies outside',
      { executable: { signature: 'beyond-end' } },
      { executable: { kind: 'unreadable', reason: expect.stringMatching(/beyond the end/) } },
    ],
    [
      'an executable that claims a terabyte',
      {
        executable: Buffer.concat([Buffer.from('cafebabf00000001', 'hex'), Buffer.alloc(60, 0xff)]),
      },
      { executable: { kind: 'unreadable' } },
    ],
    [
      'an icon of 2^31 by 2^31 pixels',
      { icon: Buffer.from('89504e470d0a1a0a0000000d494844527fffffff7fffffff0806000000', 'hex') },
      { icon: { origin: 'drawn' } },
    ],
    [
      'a seal of exponential size',
      withEntry({ path: `${app}/_CodeSignature/CodeResources`, data: exponential }),
      { seal: { kind: 'unreadable', reason: expect.stringMatching(/more than 1000000/) } },
    ],
    [
      'an entry that says a gigabyte and is nine bytes',
      withEntry({ path: `${app}/x`, data: Buffer.alloc(9, 0xff), inflatesTo: GIBIBYTE }),
      {
        seal: {
          differences: {
            changed: 1,
            first: [{ path: 'x', found: expect.stringMatching(/^damaged: /) }],
          },
        },
      },
    ],
    [
      'an entry that says nine bytes and is megabytes',
      withEntry({ path: `${app}/x`, data: deflateRawSync(Buffer.alloc(9e6)), inflatesTo: 9 }),
      {
        seal: {
          differences: {
            changed: 1,
            first: [{ path: 'x', found: expect.stringMatching(/^damaged: /) }],
          },
        },
      },
    ],
    [
      'a nested list of exponential size',
      { files: [['PlugIns/E.appex/Info.plist', exponential]] },
      { nested: expect.arrayContaining([expect.objectContaining({ path: 'PlugIns/E.appex' })]) },
    ],
  ])('%s', async (_what, given, expected) => {
    const answer = await answerTo(Buffer.isBuffer(given) ? given : ipaBytes(given))
    expect(answer).toMatchObject({ kind: 'app', app: { title: 'Example', ...expected } })
  })

  it('compiles the rules of 2,000 bundles out of one budget', async () => {
    const rules = Array.from({ length: 100 }, (_, n) => [`^(${'x'.repeat(15)}){240}${n}`, true])
    const seal = xmlPlist({ files2: {}, rules2: Object.fromEntries(rules) })
    const seals = numbered(100, n => `Frameworks/F${n}.framework/${SEAL}`)
    const answer = await answerTo(
      zipBytes([...ipaEntries(), ...seals.map(one => ({ ...one, data: seal }))]),
    )
    const nested = answer.kind === 'app' ? answer.app.nested : []
    const tooLong = nested.filter(
      ({ seal }) => seal.kind === 'unreadable' && /take too long/.test(seal.reason),
    )
    expect(nested).toHaveLength(101)
    expect(tooLong.length).toBeGreaterThan(40)
  })

  it('reads seals of 32 MiB for all bundles together', async () => {
    const seal = Buffer.alloc(9 * 1024 ** 2, ' ')
    const seals = numbered(5, n => `Frameworks/F${n}.framework/${SEAL}`)
    const answer = await answerTo(
      zipBytes([...ipaEntries(), ...seals.map(one => ({ ...one, data: seal }))]),
    )
    const nested = answer.kind === 'app' ? answer.app.nested : []
    const refused = nested.filter(
      ({ seal }) => seal.kind === 'unreadable' && /more than 33554432 bytes/.test(seal.reason),
    )
    expect(refused.map(({ path }) => path)).toEqual([
      'Frameworks/F3.framework',
      'Frameworks/F4.framework',
    ])
  })

  it('reads 200 profiles', async () => {
    const profiles = numbered(201, n => `PlugIns/E${n}.appex/embedded.mobileprovision`)
    const answer = await answerTo(zipBytes([...ipaEntries(), ...profiles]))
    const nested = answer.kind === 'app' ? answer.app.nested : []
    const refused = nested.filter(
      ({ profile }) => profile.kind === 'unreadable' && /200 profiles/.test(profile.reason),
    )
    // The app's own is the first.
    expect(refused.map(({ path }) => path)).toEqual(['PlugIns/E98.appex', 'PlugIns/E99.appex'])
  })

  it('is none for 60 frameworks of 50 files, each with the rules that Apple writes', async () => {
    const files = Array.from({ length: 60 }, (_, n) => {
      const folder = `Frameworks/F${n}.framework`
      const info = xmlPlist({ CFBundleIdentifier: `com.example.f${n}`, CFBundleExecutable: 'F' })
      const others = Array.from({ length: 50 }, (_, m) => [`${folder}/r/${m}.json`, info] as const)
      return [
        [`${folder}/${SEAL}`, Buffer.alloc(0)] as const,
        [`${folder}/F`, machO({ fileType: 6 })] as const,
        [`${folder}/Info.plist`, info] as const,
        ...others,
      ]
    }).flat()
    const answer = await answerTo(ipaBytes({ files }))
    const seals = answer.kind === 'app' ? [answer.app, ...answer.app.nested] : []
    const differences = { changed: 0, missing: 0, added: 0, first: [] }
    expect(seals).toHaveLength(62)
    for (const { seal } of seals) expect(seal).toMatchObject({ kind: 'read', differences })
  })

  it('is none for 70,000 files', async () => {
    const files = Array.from({ length: 70_000 }, (_, n) => `many/${n}`)
    const more = files.map(path => ({ path: `${app}/${path}`, data: Buffer.from('x') }))
    const answer = await answerTo(
      zipBytes([...ipaEntries(), ...more], { stored: true, folders: false }),
    )
    expect(answer).toMatchObject({
      kind: 'app',
      app: { title: 'Example', seal: { differences: { added: 70_000, changed: 0, missing: 0 } } },
    })
  })
})

function zeros(name: string): ZipEntry {
  return { path: `${app}/${name}`, data: Buffer.alloc(9, 0xff), inflatesTo: GIBIBYTE }
}

function numbered(count: number, pathOf: (n: number) => string): ZipEntry[] {
  return Array.from({ length: count }, (_, n) => ({
    path: `${app}/${pathOf(n)}`,
    data: machO().subarray(0, 4),
  }))
}

function withTwice(name: string): Buffer {
  return zipBytes([...ipaEntries(), { path: `${app}/${name}`, data: Buffer.from('another') }])
}

/** The last entry of the table of contents means the bytes of the one before it. */
function overlapping(): Buffer {
  const zip = ipaBytes()
  const last = zip.lastIndexOf('PK\x01\x02')
  const before = zip.lastIndexOf('PK\x01\x02', last - 1)
  zip.copy(zip, last + 42, before + 42, before + 46)
  return zip
}

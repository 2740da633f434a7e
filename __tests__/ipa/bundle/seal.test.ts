import { describe, expect, it } from '@jest/globals'
import type { NestedBundle } from '../../../src/ipa/bundle/nested-bundle'
import type { Seal, SealDifference } from '../../../src/ipa/bundle/seal'
import { aFile } from '../../support/ipa/an-ipa'
import type { BundleFile } from '../../support/ipa/bundle-signer'
import { inspectedApp } from '../../support/ipa/inspection'
import { ipaEntries } from '../../support/ipa/ipa-builder'
import { machO } from '../../support/ipa/mach-o-writer'
import { type ZipEntry, zipBytes } from '../../support/ipa/zip-writer'

const app = 'Payload/Example.app'
const text = Buffer.from('sealed')
const files: readonly BundleFile[] = [
  ['Resources/a.txt', text],
  ['en.lproj/b.strings', text],
  ['Frameworks/libx.dylib', machO({ fileType: 6 })],
]

type Tamper = (entries: readonly ZipEntry[]) => readonly ZipEntry[]

/** A sound, signed app that is changed after signing. */
async function tampered(tamper: Tamper) {
  const entries = tamper(ipaEntries({ files, nestedFirst: true }))
  return inspectedApp(await aFile('a.ipa', zipBytes(entries)))
}

function changing(path: string, data: Uint8Array = Buffer.from('other')): Tamper {
  return entries =>
    entries.map(entry => (entry.path === `${app}/${path}` ? { ...entry, data } : entry))
}

function without(path: string): Tamper {
  return entries => entries.filter(entry => entry.path !== `${app}/${path}`)
}

function adding(path: string): Tamper {
  return entries => [...entries, { path: `${app}/${path}`, data: text }]
}

function told(seal: Seal | undefined): readonly string[] {
  if (seal?.kind !== 'read') throw new Error(`no seal was read: ${JSON.stringify(seal)}`)
  return seal.differences.first.map(({ kind, path }: SealDifference) => `${kind} ${path}`)
}

function nestedAt(bundles: readonly NestedBundle[], path: string): NestedBundle | undefined {
  return bundles.find(one => one.path === path)
}

describe('the seals of a sound app', () => {
  it('agree with its bytes, its own and those of nested code', async () => {
    const { seal, nested, executable } = await tampered(entries => entries)
    expect(told(seal)).toEqual([])
    expect(nested.map(({ kind, path, bundleId }) => [kind, path, bundleId])).toEqual([
      ['framework', 'Frameworks/Example.framework', 'com.example.framework'],
      ['library', 'Frameworks/libx.dylib', ''],
      ['extension', 'PlugIns/Share.appex', 'com.example.app.share'],
      ['watch-app', 'Watch/Example Watch.app', 'com.example.app.watch'],
    ])
    for (const one of nested) {
      if (one.kind !== 'library') expect(told(one.seal)).toEqual([])
      expect(one.executable).toMatchObject({
        kind: 'mach-o',
        slices: [{ signature: { kind: 'read', flaws: [] } }],
      })
    }
    expect(executable).toMatchObject({ slices: [{ signature: { kind: 'read', flaws: [] } }] })
  })

  it('cover files of any size, stored or not, in one pass', async () => {
    // Above what is held in memory at once.
    const large = Buffer.alloc(33 * 1024 * 1024, 'abc')
    const entries = ipaEntries({
      files: [
        ['large', large],
        ['stored', large],
      ],
    }).map(entry => ({
      ...entry,
      ...(String(entry.path).endsWith('stored') && { method: 'stored' as const }),
    }))
    const { seal } = await inspectedApp(await aFile('a.ipa', zipBytes(entries)))
    expect(told(seal)).toEqual([])
  })
})

describe('a change after signing', () => {
  it.each<[string, Tamper, readonly string[]]>([
    ['a changed resource', changing('Resources/a.txt'), ['changed Resources/a.txt']],
    ['a missing one', without('Resources/a.txt'), ['missing Resources/a.txt']],
    ['an added one', adding('Resources/c.txt'), ['added Resources/c.txt']],
    ['a missing optional one', without('en.lproj/b.strings'), []],
    [
      'a changed profile',
      changing('embedded.mobileprovision'),
      ['changed embedded.mobileprovision'],
    ],
    ['the leavings of a Mac', adding('Resources/.DS_Store'), []],
    ['files in _CodeSignature', adding('_CodeSignature/CodeDirectory'), []],
    [
      'code in a framework',
      changing('Frameworks/Example.framework/Example'),
      ['changed Frameworks/Example.framework/Example'],
    ],
    [
      'damaged bytes',
      entries =>
        entries.map(one => (one.path === `${app}/Resources/a.txt` ? { ...one, crc: 1 } : one)),
      ['changed Resources/a.txt'],
    ],
  ])('is told: %s', async (_what, tamper, expected) => {
    expect(told((await tampered(tamper)).seal)).toEqual(expected)
  })

  it('in an extension is told by both seals over it', async () => {
    const { seal, nested } = await tampered(adding('PlugIns/Share.appex/new'))
    expect(told(seal)).toEqual(['added PlugIns/Share.appex/new'])
    expect(told(nestedAt(nested, 'PlugIns/Share.appex')?.seal)).toEqual(['added new'])
  })

  it('of the seal or Info.plist itself is a flaw of the signature', async () => {
    const other = ipaEntries({ files: [['other', text]], nestedFirst: true })
    const seal = other.find(({ path }) => path === `${app}/_CodeSignature/CodeResources`)
    const { executable } = await tampered(changing('_CodeSignature/CodeResources', seal?.data))
    expect(executable).toMatchObject({
      slices: [{ signature: { flaws: [{ kind: 'part-changed', part: 'code-resources' }] } }],
    })
  })

  it.each([
    ['no list', Buffer.from('nonsense')],
    ['an empty file', Buffer.alloc(0)],
  ])('that leaves %s of the seal makes it unreadable', async (_what, data) => {
    const { seal, sealed } = await tampered(changing('_CodeSignature/CodeResources', data))
    expect(seal).toMatchObject({ kind: 'unreadable', reason: expect.stringMatching(/./) })
    expect(sealed).toBe(true)
  })

  it('is not to be had where there is no seal', async () => {
    const { seal, sealed } = await tampered(without('_CodeSignature/CodeResources'))
    expect(seal).toEqual({ kind: 'absent' })
    expect(sealed).toBe(false)
  })
})

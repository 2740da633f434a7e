import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { App } from '../../src/ipa/app'
import { inspectIpa } from '../../src/ipa/inspect-ipa'
import { aFile, anIpa } from '../support/ipa/an-ipa'
import { inspectedApp } from '../support/ipa/inspection'
import { type IpaDeviations, ipaEntries } from '../support/ipa/ipa-builder'
import { CPU_ARM, fatMachO, machO } from '../support/ipa/mach-o-writer'
import { zipBytes } from '../support/ipa/zip-writer'

describe('inspectIpa', () => {
  it('reads a sound ad hoc build', async () => {
    const path = await anIpa()
    const bytes = await readFile(path)
    const { profile, executable, icon, nested, needs, ...rest } = await inspectedApp(path)
    expect(rest).toEqual({
      file: {
        path,
        name: 'Example.ipa',
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
      folder: 'Payload/Example.app',
      bundleId: 'com.example.app',
      title: 'Example',
      version: '1.2.3',
      buildNumber: '45',
      minimumOs: '15.0',
      deviceFamilies: ['iphone', 'ipad'],
      platforms: ['iphoneos'],
      sealed: true,
      seal: {
        kind: 'read',
        version: 2,
        sealedFiles: expect.any(Number),
        differences: { changed: 0, missing: 0, added: 0, first: [] },
      },
    })
    expect(nested).toMatchObject([
      {
        kind: 'framework',
        path: 'Frameworks/Example.framework',
        bundleId: 'com.example.framework',
        executable: { kind: 'mach-o', name: 'Example' },
      },
    ])
    expect(profile).toMatchObject({ kind: 'read', profile: { distribution: 'ad-hoc' } })
    expect(executable).toMatchObject({
      kind: 'mach-o',
      name: 'Example',
      slices: [{ cpu: 'arm64', platform: 'ios', encrypted: false }],
    })
    expect(icon).toMatchObject({ origin: 'ipa', width: 152 })
  })

  let plain: App | undefined
  const padding = 60 * 1024 * 1024
  const junk = { path: '__MACOSX/._x', data: Buffer.from('x') }
  const bogusEnd = zipBytes([{ path: 'x', data: Buffer.from('x') }]).subarray(-22)
  it.each<[string, IpaDeviations]>([
    ['no directory entries', { zip: { folders: false } }],
    ['all entries stored', { zip: { stored: true } }],
    ['a comment of 65,535 bytes', { zip: { comment: Buffer.alloc(0xffff, 'x') } }],
    ['an end record inside the comment', { zip: { comment: bogusEnd } }],
    ['forced ZIP64', { zip: { zip64: true } }],
    ['no data descriptors', { zip: { dataDescriptors: false } }],
    ['names with the UTF-8 flag', { zip: { utf8Flag: true } }],
    ['nested bundles first', { nestedFirst: true }],
    ['.DS_Store in Payload', { extraEntries: [{ path: 'Payload/.DS_Store', data: junk.data }] }],
    [
      'files of resource forks',
      { extraEntries: [{ path: 'Payload/._Example.app', data: junk.data }] },
    ],
    ['folders beside Payload', { extraEntries: [{ path: 'Symbols/1.symbols', data: junk.data }] }],
    ['an entry that climbs out', { extraEntries: [{ path: '../../evil', data: junk.data }] }],
    ['60 MiB stored', { padding, zip: { stored: true } }],
    ['an XML list', { infoPlistForm: 'xml' }],
    ['an XML list with a byte order mark', { infoPlistForm: 'xml-with-bom' }],
    ['one gigabyte in an entry that matters to nobody', { extraEntries: [gigabyte()] }],
  ])('finds the same with %s', async (_, deviations) => {
    plain ??= await inspectedApp(await anIpa())
    const app = await inspectedApp(await anIpa(deviations))
    expect(factsOf(app)).toEqual(factsOf(plain))
    expect(Buffer.from(app.icon.png).equals(plain.icon.png)).toBe(true)
  })

  it('finds the same with __MACOSX first and with ./ in front of every name', async () => {
    const entries = ipaEntries().map(entry => ({ ...entry, path: `./${entry.path}` }))
    const app = await inspectedApp(await aFile('a.ipa', zipBytes([junk, junk, ...entries])))
    expect(app).toMatchObject({ folder: 'Payload/Example.app', title: 'Example', sealed: true })
    expect(app.profile.kind).toBe('read')
  })

  it.each(['Ünï cödé', '网页传值', '😀', 'Cafe\u0301'])(
    'reads an app in the folder %s.app',
    async name => {
      const infoPlist = { CFBundleExecutable: name, CFBundleDisplayName: name }
      const app = await inspectedApp(await anIpa({ appFolder: `${name}.app`, infoPlist }))
      expect(app).toMatchObject({ folder: `Payload/${name}.app`, title: name })
      expect(app.executable).toMatchObject({ kind: 'mach-o', name })
    },
  )

  it('finds a decomposed file by its composed name', async () => {
    const entries = ipaEntries({
      executable: 'none',
      infoPlist: { CFBundleExecutable: 'Caf\u00e9' },
    })
    const executable = { path: 'Payload/Example.app/Cafe\u0301', data: machO() }
    const path = await aFile('a.ipa', zipBytes([...entries, executable]))
    expect((await inspectedApp(path)).executable.kind).toBe('mach-o')
  })

  it('writes nothing beside the IPA', async () => {
    const path = await anIpa({ extraEntries: [{ path: '../evil', data: junk.data }] })
    await inspectIpa(path)
    expect(await readdir(dirname(path))).toEqual(['Example.ipa'])
  })

  it('takes no other entry for the Info.plist of the app', async () => {
    const path = 'Payload/Example.app/Info.plist'
    const decoys = [`a/${path}`, `${path}/Info.plist`, `${path}.bak`, 'Payload/Info.plist']
    const extraEntries = decoys.map(decoy => ({ path: decoy, data: Buffer.from('decoy') }))
    expect(await inspectedApp(await anIpa({ extraEntries }))).toMatchObject({ title: 'Example' })
  })
})

/** What the file's form does not change: other bytes have another signature, and another seal. */
function factsOf({ file, icon, seal, nested, executable, ...facts }: App) {
  return { ...facts, executable: executable.kind }
}

function gigabyte() {
  return { path: 'Payload/Example.app/zeros', data: Buffer.alloc(9), inflatesTo: 1024 ** 3 }
}

describe('the parts of a readable app', () => {
  it('are told missing or unreadable, and the rest is read', async () => {
    const bare = await inspectedApp(
      await anIpa({ profile: 'none', executable: 'none', sealed: false, icon: 'none' }),
    )
    expect(bare).toMatchObject({
      title: 'Example',
      profile: { kind: 'absent' },
      executable: { kind: 'missing', name: 'Example' },
      sealed: false,
      icon: { origin: 'drawn' },
    })
    const broken = await inspectedApp(
      await anIpa({ profile: Buffer.from('no profile'), executable: machO().subarray(0, 100) }),
    )
    expect(broken).toMatchObject({
      profile: { kind: 'unreadable', reason: expect.stringMatching(/./) },
      executable: {
        kind: 'unreadable',
        name: 'Example',
        reason: expect.stringMatching(/of 100 bytes/),
      },
    })
  })

  it.each([
    [{ infoPlist: { CFBundleExecutable: undefined } }, ''],
    [
      { infoPlist: { CFBundleExecutable: '../../../bin/sh' }, executable: 'none' as const },
      '../../../bin/sh',
    ],
  ])('may name no executable that is there: %j', async (deviations, name) => {
    const app = await inspectedApp(await anIpa(deviations))
    expect(app.executable).toEqual({ kind: 'missing', name })
  })

  it('include the headers of every slice, however deep', async () => {
    const armv7 = machO({ cpuType: CPU_ARM, cpuSubtype: 9, wide: false, codeSize: 3_000_000 })
    const executable = fatMachO([armv7, machO({ cryptId: 1 })])
    expect((await inspectedApp(await anIpa({ executable }))).executable).toMatchObject({
      kind: 'mach-o',
      slices: [{ cpu: 'armv7' }, { cpu: 'arm64', encrypted: true }],
    })
  })

  it('are a finding and no crash when their entries are damaged', async () => {
    const entries = ipaEntries().map(entry => ({
      ...entry,
      ...(isInfo(entry.path) ? {} : { crc: 1 }),
    }))
    const app = await inspectedApp(await aFile('a.ipa', zipBytes(entries)))
    expect(app.profile).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringMatching(/checksum/),
    })
    expect(app.icon.origin).toBe('drawn')
  })
})

const isInfo = (path: string | Uint8Array) => String(path).endsWith('.app/Info.plist')

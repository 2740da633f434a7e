import { describe, expect, it } from '@jest/globals'
import { decodePng, encodePng } from '../../../src/formats/png/png'
import { aFile, anIpa } from '../../support/ipa/an-ipa'
import { cgbi } from '../../support/ipa/cgbi-writer'
import { gradient } from '../../support/ipa/icon-writer'
import { inspectedApp } from '../../support/ipa/inspection'
import { type IpaDeviations, ipaEntries } from '../../support/ipa/ipa-builder'
import { ask, withFile } from '../../support/ipa/oracle'
import type { PlistInput } from '../../support/ipa/plist-input'
import { zipBytes } from '../../support/ipa/zip-writer'

const folder = 'Payload/Example.app/'
const noNames = { CFBundleIcons: undefined, 'CFBundleIcons~ipad': undefined }
const primary = (value: PlistInput) => ({
  ...noNames,
  CFBundleIcons: { CFBundlePrimaryIcon: value },
})

/** An IPA whose icons are exactly `files`; each is told apart by its width. */
const withIcons = (files: Record<string, Uint8Array>, infoPlist: IpaDeviations['infoPlist'] = {}) =>
  anIpa({
    icon: 'none',
    infoPlist,
    extraEntries: Object.entries(files).map(([name, data]) => ({ path: folder + name, data })),
  })

async function iconOf(path: string) {
  return (await inspectedApp(path)).icon
}

const side = (width: number) => cgbi(gradient(width))

describe('the icon of an app', () => {
  it('is the CgBI icon with its own pixels, as a standard PNG', async () => {
    const image = gradient(60, (x, y) => (x < y ? 255 : 0))
    const icon = await iconOf(await anIpa({ icon: cgbi(image) }))
    expect(icon).toMatchObject({ origin: 'ipa', width: 60 })
    const visible = image.rgba.map((value, at) =>
      image.rgba[4 * (at >> 2) + 3] === 255 ? value : 0,
    )
    expect([...decodePng(icon.png).rgba]).toEqual([...visible])
    const verdict = withFile(icon.png, file => ask('pngcheck', [file], Buffer.alloc(0)))
    expect(verdict.stdout.toString()).toMatch(/60x60, 32-bit RGB\+alpha, non-interlaced/)
  })

  it('is an ordinary PNG re-encoded, when the app has one', async () => {
    const icon = await iconOf(await anIpa({ icon: encodePng(gradient(120)) }))
    expect(icon).toMatchObject({ origin: 'ipa', width: 120 })
  })

  it.each<[string, Record<string, Uint8Array>, IpaDeviations['infoPlist'], number]>([
    ['the largest', { 'AppIcon60x60@2x.png': side(12), 'AppIcon60x60@3x.png': side(18) }, {}, 18],
    ['one for iPad', { 'AppIcon76x76@2x~ipad.png': side(15) }, {}, 15],
    ['one without a scale', { 'AppIcon60x60.png': side(6) }, {}, 6],
    [
      'one that a prefix names',
      { 'AppIcon60x60@2x.png': side(12) },
      primary({ CFBundleIconFiles: ['AppIcon'] }),
      12,
    ],
    [
      'one named as a single text',
      { 'AppIcon60x60@2x.png': side(12) },
      primary('AppIcon60x60'),
      12,
    ],
    [
      'one in a list that is a text',
      { 'A@2x.png': side(9) },
      primary({ CFBundleIconFiles: 'A' }),
      9,
    ],
    [
      'one named with scale and extension',
      { 'Icon@2x.png': side(9) },
      primary({ CFBundleIconFiles: ['Icon@2x.png'] }),
      9,
    ],
    [
      'one of CFBundleIconFiles',
      { 'Icon-72.png': side(7) },
      { ...noNames, CFBundleIconFiles: ['Icon-72'] },
      7,
    ],
    ['CFBundleIconFile', { 'Icon.png': side(5) }, { ...noNames, CFBundleIconFile: 'Icon.png' }, 5],
    [
      'one in a folder of the app',
      { 'icons/A.png': side(4) },
      { ...noNames, CFBundleIconFile: 'icons/A' },
      4,
    ],
  ])('is %s', async (_, files, infoPlist, width) => {
    expect(await iconOf(await withIcons(files, infoPlist))).toMatchObject({ origin: 'ipa', width })
  })

  it('is the next best when the largest is broken, in its head or in its pixels', async () => {
    const files = {
      'AppIcon60x60@2x.png': side(12),
      'AppIcon60x60@3x.png': side(18).subarray(0, -30),
      'AppIcon76x76@2x~ipad.png': Buffer.from('no image'),
      'AppIcon76x76@3x~ipad.png': cgbi(gradient(30), { width: 60_000 }),
    }
    expect(await iconOf(await withIcons(files))).toMatchObject({ origin: 'ipa', width: 12 })
  })

  it.each<[string, Record<string, Uint8Array>, IpaDeviations['infoPlist']]>([
    ['none is named', { 'AppIcon60x60@2x.png': side(12) }, noNames],
    ['only the name of another is prefixed', { 'AppIconBeta60x60@2x.png': side(12) }, {}],
    ['it is of another type', { 'AppIcon60x60@2x.jpg': side(12) }, {}],
    ['it lies in an extension', { 'PlugIns/A.appex/AppIcon60x60@2x.png': side(12) }, {}],
    ['the names are no text', { 'AppIcon60x60@2x.png': side(12) }, primary([1, [2], { a: 3 }])],
    ['the name is empty', { '@2x.png': side(12) }, primary('')],
    ['all are broken', { 'AppIcon60x60@2x.png': Buffer.alloc(200, 1) }, {}],
  ])('is drawn when %s', async (_, files, infoPlist) => {
    expect(await iconOf(await withIcons(files, infoPlist))).toMatchObject({
      origin: 'drawn',
      width: 256,
    })
  })

  it('is drawn when its entry is damaged', async () => {
    for (const lie of [{ crc: 1 }, { declaredSize: 5 }]) {
      const entries = ipaEntries({ icon: side(12) }).map(entry =>
        String(entry.path).endsWith('.png') ? { ...entry, ...lie } : entry,
      )
      expect(await iconOf(await aFile('a.ipa', zipBytes(entries)))).toHaveProperty(
        'origin',
        'drawn',
      )
    }
  })

  it('is centred on a transparent square when it is oblong', async () => {
    const oblong = { width: 4, height: 2, rgba: new Uint8Array(32).fill(255) }
    const { png, width } = await iconOf(await anIpa({ icon: encodePng(oblong) }))
    expect(width).toBe(4)
    const alpha = [...decodePng(png).rgba].filter((_, at) => at % 4 === 3)
    expect(alpha).toEqual([0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0])
  })

  it('is looked for among a bounded number of files', async () => {
    const broken = Object.fromEntries(
      Array.from({ length: 40 }, (_, n) => [`AppIcon${n}x${n}@2x.png`, Buffer.from('broken')]),
    )
    const names = primary({ CFBundleIconFiles: ['AppIcon'] })
    const files = { ...broken, 'AppIcon99x99@2x.png': side(12) }
    expect(await iconOf(await withIcons(files, names))).toHaveProperty('origin', 'drawn')
  })
})

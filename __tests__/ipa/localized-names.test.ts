import { describe, expect, it } from '@jest/globals'
import { anIpa } from '../support/ipa/an-ipa'
import { binaryPlist } from '../support/ipa/binary-plist'
import { inspectedApp } from '../support/ipa/inspection'
import type { IpaDeviations } from '../support/ipa/ipa-builder'

type Strings = Readonly<Record<string, string | Uint8Array>>

/** The title of an app with these `InfoPlist.strings`, by folder. */
async function titleOf(strings: Strings, infoPlist: IpaDeviations['infoPlist'] = {}) {
  const unnamed = { CFBundleDisplayName: undefined, CFBundleName: 'Built', ...infoPlist }
  const files = Object.entries(strings).map(
    ([folder, text]) => [`${folder}.lproj/InfoPlist.strings`, Buffer.from(text)] as const,
  )
  const { title, seal } = await inspectedApp(await anIpa({ infoPlist: unnamed, files }))
  expect(seal).toMatchObject({ differences: { changed: 0 } })
  return title
}

const named = (name: string) => `"CFBundleDisplayName" = "${name}";`
const german = { CFBundleDevelopmentRegion: 'de' }

describe('a display name that only InfoPlist.strings has', () => {
  it.each<[string, Strings, IpaDeviations['infoPlist'], string]>([
    ['the development region', { de: named('Hallo'), en: named('Hello') }, german, 'Hallo'],
    ['the binary form', { de: binaryPlist({ CFBundleDisplayName: 'Hallo' }) }, german, 'Hallo'],
    ['Base', { Base: named('Base'), en: named('Hello') }, german, 'Base'],
    ['English, without a region', { English: named('Hello') }, {}, 'Hello'],
    ['the next when one is broken', { de: '"broken', en: named('Hello') }, german, 'Hello'],
    ['the next when one has no name', { de: 'a = b;', en: named('Hello') }, german, 'Hello'],
    ['a short name', { de: 'CFBundleName = X;' }, { ...german, CFBundleName: '' }, 'X'],
  ])('is that of %s', async (_what, strings, infoPlist, title) => {
    expect(await titleOf(strings, infoPlist)).toBe(title)
  })

  it('gives way to that of Info.plist, but not to a setting never filled in', async () => {
    const strings = { en: named('Hello') }
    expect(await titleOf(strings, { CFBundleDisplayName: 'Own' })).toBe('Own')
    expect(await titleOf(strings, { CFBundleDisplayName: '$(APP_NAME)' })).toBe('Hello')
  })

  it('is not there when nothing can be read', async () => {
    expect(await titleOf({ en: '"broken', fr: named('Bonjour') })).toBe('Built')
  })
})

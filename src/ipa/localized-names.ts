import { type PropertyListDictionary, stringAt } from '../formats/property-list/property-list'
import { readStrings } from '../formats/property-list/strings'
import { ActionError } from '../primitives/errors'
import { readWithin } from './bundle/allowance'
import type { BundleSource } from './bundle/bundle'
import { NAME_KEYS, nameAt } from './info-plist'

/** Bytes. Real ones hold a name and some usage descriptions. */
const MAX_STRINGS = 256 * 1024

/** Where the names are when the development region has no folder of its own; the last is Xcode's before 2013. */
const FALLBACKS = ['Base', 'en', 'English']

/**
 * The app's names in `InfoPlist.strings` of its development region, for an `Info.plist` that has no display
 * name: some projects keep them there alone. Empty otherwise, and when there is nothing that can be read: a
 * name is no reason to refuse a build.
 */
export async function readLocalizedNames(
  { archive, allowance }: BundleSource,
  { folder, info }: { readonly folder: string; readonly info: PropertyListDictionary },
): Promise<PropertyListDictionary> {
  if (nameAt(info, 'CFBundleDisplayName') !== '') return new Map()
  const region = stringAt(info, 'CFBundleDevelopmentRegion') ?? 'en'
  for (const language of new Set([region, ...FALLBACKS])) {
    try {
      const entry = archive.find(`${folder}/${language}.lproj/InfoPlist.strings`)
      const names = entry && readStrings(await readWithin(allowance, entry, MAX_STRINGS))
      if (names && NAME_KEYS.some(key => nameAt(names, key) !== '')) return names
    } catch (error) {
      if (!(error instanceof ActionError)) throw error
    }
  }
  return new Map()
}

import type { PropertyList, PropertyListDictionary } from '../formats/property-list/property-list'
import { ActionError } from '../primitives/errors'
import { plainText } from '../primitives/plain-text'
import type { AppIdentity, DeviceFamily } from './app-identity'

/** Characters. iOS shows some 12 under an icon; the installer's prompt cuts at 500. */
const MAX_TITLE = 200

/** Characters. Apple's form has three integers; people add branch names and hashes. */
const MAX_VERSION = 64

/** Characters: App Store Connect's limit. A bundle identifier becomes a folder name of the site. */
const MAX_BUNDLE_ID = 155

/** Names in `CFBundleSupportedPlatforms`. */
const MAX_PLATFORMS = 8
const MAX_PLATFORM_NAME = 32

/** Keys that ask the person for something, and characters of what they say. */
const MAX_USES = 100
const MAX_USE = 300

/**
 * Apple's begin with `NS`, but for `NFCReaderUsageDescription`, and one is a dictionary
 * (`NSLocationTemporaryUsageDescriptionDictionary`). Any key with these words counts: AltStore and SideStore
 * install nothing whose source leaves out one of them (`Regex+Permissions.swift` of either).
 */
const USE = /^[A-Za-z0-9]{1,60}UsageDescription[A-Za-z0-9]{0,60}$/

const FAMILIES: ReadonlyMap<string, DeviceFamily> = new Map([
  ['1', 'iphone'],
  ['2', 'ipad'],
  ['3', 'tv'],
  ['4', 'watch'],
  ['6', 'mac'],
  ['7', 'vision'],
])

/** Where an app's name is looked for, the one that iOS shows first. */
export const NAME_KEYS = ['CFBundleDisplayName', 'CFBundleName'] as const

/**
 * Reads the keys that say what an app is.
 *
 * @param localized `InfoPlist.strings` of the development region, for names that `Info.plist` does not have
 * @throws ActionError `unreadable-ipa` without a usable bundle identifier
 */
export function readIdentity(
  info: PropertyListDictionary,
  localized: PropertyListDictionary = new Map(),
): AppIdentity {
  const bundleId = readBundleId(info)
  const buildNumber = textAt(info, 'CFBundleVersion', MAX_VERSION)
  return {
    bundleId,
    title: readTitle(info, localized) || bundleId,
    version: textAt(info, 'CFBundleShortVersionString', MAX_VERSION) || buildNumber || '0',
    buildNumber,
    minimumOs: textAt(info, 'MinimumOSVersion', MAX_VERSION),
    deviceFamilies: readFamilies(info),
    platforms: readPlatforms(info),
  }
}

/** Letters, digits, hyphen and period (Apple, CFBundleIdentifier), and the underscore that iOS lets pass; nothing that is special in a path. */
function readBundleId(info: PropertyListDictionary): string {
  const value = info.get('CFBundleIdentifier')
  if (value === undefined || value === '') throw noBundleId('has no CFBundleIdentifier')
  if (typeof value !== 'string') throw noBundleId('has a CFBundleIdentifier that is no text')
  const sane = /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(value) && !value.includes('..')
  if (sane && value.length <= MAX_BUNDLE_ID) return value
  throw noBundleId(
    `has the CFBundleIdentifier “${plainText(value, MAX_BUNDLE_ID)}”, which is no bundle identifier`,
  )
}

function noBundleId(problem: string): ActionError {
  return new ActionError(`its Info.plist ${problem}`, {
    code: 'unreadable-ipa',
    hint: 'Set PRODUCT_BUNDLE_IDENTIFIER of the app target: letters, digits, hyphens, periods and underscores, at most 155 of them.',
  })
}

function readTitle(info: PropertyListDictionary, localized: PropertyListDictionary): string {
  const names = NAME_KEYS.flatMap(key => [nameAt(info, key), nameAt(localized, key)])
  return [...names, nameAt(info, 'CFBundleExecutable')].find(name => name !== '') ?? ''
}

/** Empty values occur, and build settings that were never filled in, such as `$(PRODUCT_NAME)`: both are no name. */
export function nameAt(from: PropertyListDictionary, key: string): string {
  const name = textAt(from, key, MAX_TITLE)
  return /\$[({]/.test(name) ? '' : name
}

/** The text or number at `key` as clean text of at most `limit` characters; empty when there is none. */
export function textAt(info: PropertyListDictionary, key: string, limit: number): string {
  return plainText(textOf(info.get(key)), limit)
}

/** Lists written by hand hold versions as numbers. */
function textOf(value: PropertyList | undefined): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : ''
}

function readFamilies(info: PropertyListDictionary): readonly DeviceFamily[] {
  const families = listAt(info, 'UIDeviceFamily').map(value => FAMILIES.get(textOf(value).trim()))
  return [...new Set(families.filter(family => family !== undefined))]
}

export function readPlatforms(info: PropertyListDictionary): readonly string[] {
  const names = [...listAt(info, 'CFBundleSupportedPlatforms'), ...listAt(info, 'DTPlatformName')]
  const clean = names.map(name => plainText(textOf(name), MAX_PLATFORM_NAME).toLowerCase())
  return [...new Set(clean.filter(name => name !== ''))].slice(0, MAX_PLATFORMS)
}

/** The elements of an array; one value counts as an array of one. */
function listAt(info: PropertyListDictionary, key: string): readonly PropertyList[] {
  const value = info.get(key)
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

/** What the app tells the person when it asks for something, by key; empty where that is no text. */
export function readUsage(info: PropertyListDictionary): ReadonlyMap<string, string> {
  const keys = [...info.keys()].filter(key => USE.test(key)).slice(0, MAX_USES)
  return new Map(keys.sort().map(key => [key, textAt(info, key, MAX_USE)]))
}

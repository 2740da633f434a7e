import type { PropertyList, PropertyListDictionary } from '../formats/property-list'
import { plainText } from '../plain-text'
import type { Archive } from './archive'
import { iconNames, isIconFile } from './icon-names'
import { textAt } from './info-plist'

/** What an app asks of a device and of the person who holds it. Every text is untrusted. */
export interface AppNeeds {
  /** `UIRequiredDeviceCapabilities`: an array, or a dictionary in which `false` means «must not have». */
  readonly capabilities: readonly string[]
  readonly excludedCapabilities: readonly string[]
  /** `UISupportedDevices`, which thinning leaves behind: the build is for these models only. */
  readonly onlyModels: readonly string[]
  /** `NS…UsageDescription`: what is asked of the person, by key. */
  readonly usageDescriptions: ReadonlyMap<string, string>
  /** Where iOS would find an icon; `none`: it shows a blank one. */
  readonly iconSource: 'files' | 'catalog' | 'none'
  /** `iTunesMetadata.plist` stands beside the app, as in what the store delivers. */
  readonly hasStoreMetadata: boolean
  /** `DTSDKName`, for example `iphoneos18.2`; empty when missing. */
  readonly sdk: string
}

/** Elements of one list; the longest real ones have some 60 models. */
const MAX_ELEMENTS = 100
/** Characters. */
const MAX_WORD = 100
const MAX_DESCRIPTION = 300

const USAGE = /^NS[A-Za-z0-9]{1,60}UsageDescription$/

export function readNeeds(
  archive: Archive,
  { folder, info }: { readonly folder: string; readonly info: PropertyListDictionary },
): AppNeeds {
  return {
    ...readCapabilities(info.get('UIRequiredDeviceCapabilities')),
    onlyModels: words(info.get('UISupportedDevices')),
    usageDescriptions: readUsage(info),
    iconSource: findIcon(archive, { folder, info }),
    hasStoreMetadata: archive.entries.some(({ path }) => path === 'iTunesMetadata.plist'),
    sdk: textAt(info, 'DTSDKName', MAX_WORD),
  }
}

function readCapabilities(
  value: PropertyList | undefined,
): Pick<AppNeeds, 'capabilities' | 'excludedCapabilities'> {
  if (!(value instanceof Map)) return { capabilities: words(value), excludedCapabilities: [] }
  const named = (wanted: boolean) =>
    words([...value].flatMap(([key, needed]) => (needed === wanted ? [key] : [])))
  return { capabilities: named(true), excludedCapabilities: named(false) }
}

function words(value: PropertyList | undefined): readonly string[] {
  if (!Array.isArray(value)) return []
  return value
    .filter(one => typeof one === 'string')
    .slice(0, MAX_ELEMENTS)
    .map(one => plainText(one, MAX_WORD))
}

function readUsage(info: PropertyListDictionary): ReadonlyMap<string, string> {
  const keys = [...info.keys()].filter(key => USAGE.test(key)).slice(0, MAX_ELEMENTS)
  return new Map(keys.sort().map(key => [key, textAt(info, key, MAX_DESCRIPTION)]))
}

function findIcon(
  archive: Archive,
  { folder, info }: { readonly folder: string; readonly info: PropertyListDictionary },
): AppNeeds['iconSource'] {
  const names = iconNames(info)
  const files = archive.entries
    .filter(({ path }) => path.startsWith(`${folder}/`))
    .map(({ path }) => path.slice(folder.length + 1))
  if (files.some(file => names.some(name => isIconFile(file, name)))) return 'files'
  return names.length > 0 && files.includes('Assets.car') ? 'catalog' : 'none'
}

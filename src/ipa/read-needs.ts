import {
  arrayAt,
  type PropertyList,
  type PropertyListDictionary,
} from '../formats/property-list/property-list'
import { plainText } from '../primitives/plain-text'
import type { AppNeeds } from './app-needs'
import type { Archive } from './archive/archive'
import { iconNames, isIconFile } from './icon/names'
import { readUsage, textAt } from './info-plist'

/** Elements of one list; the longest real ones have some 60 models. */
const MAX_ELEMENTS = 100

/** Characters. */
const MAX_WORD = 100

/** What `Info.plist`, and what lies beside it, says that the app needs and brings. */
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
    alternativeNames: arrayAt(info, 'INAlternativeAppNames')?.length ?? 0,
    isWatchContainer: info.has('ITSWatchOnlyContainer'),
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

/** A list of strings from `Info.plist`, as text for people; none where there is no list. */
export function words(value: PropertyList | undefined): readonly string[] {
  if (!Array.isArray(value)) return []
  return value
    .filter(one => typeof one === 'string')
    .slice(0, MAX_ELEMENTS)
    .map(one => plainText(one, MAX_WORD))
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

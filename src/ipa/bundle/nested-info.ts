import {
  arrayAt,
  booleanAt,
  dictionaryAt,
  type PropertyListDictionary,
  stringAt,
  stringsAt,
} from '../../formats/property-list/property-list'
import { readUsage, textAt } from '../info-plist'

/** What the installer reads in the `Info.plist` of extensions and watch apps. Texts are untrusted. */
export interface NestedInfo {
  /** `CFBundleName`; empty when missing. */
  readonly name: string
  /** `NSExtension`; undefined when it is no dictionary. */
  readonly extension:
    | {
        readonly point: string | undefined
        /** Those that are texts with something in them. */
        readonly entryPoints: readonly EntryPoint[]
        readonly intents: Intents
        readonly restrictedIntents: Intents
      }
    | undefined
  /** `EXAppExtensionAttributes`. */
  readonly extensionKit: { readonly point: string | undefined } | undefined
  /** Those that are true. */
  readonly watchKinds: readonly WatchKind[]
  /** `WKWatchOnly`: it has no app on the phone. */
  readonly watchOnly: boolean
  readonly namesCompanion: boolean
  /** `UIDeviceFamily`, as numbers in words; 4 is the watch. */
  readonly families: readonly string[]
  /** As those of the app (`AppNeeds`). */
  readonly usageDescriptions: ReadonlyMap<string, string>
}

/** `IntentsSupported` or `IntentsRestrictedWhileLocked`: names of classes, unless it is no array of texts. */
export type Intents = readonly string[] | 'absent' | 'no list of texts'

const entryPoints = ['NSExtensionPrincipalClass', 'NSExtensionMainStoryboard'] as const
export type EntryPoint = (typeof entryPoints)[number]

const watchKinds = ['WKApplication', 'WKWatchKitApp'] as const
export type WatchKind = (typeof watchKinds)[number]

/** Characters. */
const MAX_NAME = 200
/** Apple has numbered seven. */
const MAX_FAMILIES = 16

export function readNestedInfo(info: PropertyListDictionary): NestedInfo {
  const extension = dictionaryAt(info, 'NSExtension')
  const modern = dictionaryAt(info, 'EXAppExtensionAttributes')
  const families = info.get('UIDeviceFamily')
  const listed: readonly unknown[] = Array.isArray(families) ? families : [families]
  return {
    name: textAt(info, 'CFBundleName', MAX_NAME),
    extension: extension && readExtension(extension),
    extensionKit: modern && { point: stringAt(modern, 'EXExtensionPointIdentifier') },
    watchKinds: watchKinds.filter(key => booleanAt(info, key) === true),
    watchOnly: booleanAt(info, 'WKWatchOnly') === true,
    namesCompanion: info.has('WKCompanionAppBundleIdentifier'),
    families: listed.slice(0, MAX_FAMILIES).map(String),
    usageDescriptions: readUsage(info),
  }
}

function readExtension(extension: PropertyListDictionary): NestedInfo['extension'] {
  const attributes = dictionaryAt(extension, 'NSExtensionAttributes') ?? new Map()
  return {
    point: stringAt(extension, 'NSExtensionPointIdentifier'),
    entryPoints: entryPoints.filter(key => (stringAt(extension, key) ?? '') !== ''),
    intents: readIntents(attributes, 'IntentsSupported'),
    restrictedIntents: readIntents(attributes, 'IntentsRestrictedWhileLocked'),
  }
}

function readIntents(attributes: PropertyListDictionary, key: string): Intents {
  if (!attributes.has(key)) return 'absent'
  const texts = stringsAt(attributes, key)
  return arrayAt(attributes, key)?.length === texts.length ? texts : 'no list of texts'
}

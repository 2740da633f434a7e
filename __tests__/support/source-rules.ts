/**
 * What makes installers refuse a source, by their public documentation and code. Each reads the whole and
 * answers with what is wrong; none means that it would be added.
 *
 * AltStore: https://faq.altstore.io/developers/make-a-source, and of altstoreio/AltStore
 * `FetchSourceOperation.swift`, `StoreApp.swift`, `AppVersion.swift`.
 * SideStore: https://docs.sidestore.io/docs/advanced/app-sources, and the files of the same names.
 * Feather: `ASRepository.swift` of khcrysalis/Feather.
 */
export interface Installer {
  readonly name: string
  readonly problems: (source: unknown) => readonly string[]
}

type Fields = Readonly<Record<string, unknown>>
type Say = (problem: string) => void
/** Answers whether a value that is there is right. */
type Rule = (value: unknown) => boolean

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText: Rule = value => typeof value === 'string'
const isSaid: Rule = value => typeof value === 'string' && value.trim() !== ''
const isAddress: Rule = value => {
  if (typeof value !== 'string' || !URL.canParse(value)) return false
  const { protocol, username, hostname } = new URL(value)
  return protocol === 'https:' && username === '' && hostname !== ''
}
/** `ISO8601DateFormatter` with full date, full time and time zone, else the date alone: no fractions. */
const isIsoDate: Rule = value =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2}))?$/.test(value) &&
  !Number.isNaN(Date.parse(value))
const isCount =
  (largest: number): Rule =>
  value =>
    Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= largest
const isHash: Rule = value => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const isOsVersion: Rule = value => typeof value === 'string' && /^\d+(?:\.\d+){0,2}$/.test(value)
const isReverseDns: Rule = value =>
  typeof value === 'string' && /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(value)

interface Key {
  readonly rule: Rule
  readonly needed: boolean
}

const needed = (rule: Rule): Key => ({ rule, needed: true })
const optional = (rule: Rule): Key => ({ rule, needed: false })

interface Format {
  readonly source: Readonly<Record<string, Key>>
  readonly app: Readonly<Record<string, Key>>
  readonly version: Readonly<Record<string, Key>>
  /** Two apps of one identifier, two versions of the same numbers, unsaid permissions. */
  readonly isStrict: boolean
}

/** `_size = Int32(latestVersion.size)` of AltStore and SideStore ends the app at more. */
const LARGEST = 2 ** 31 - 1

const altStore: Format = {
  source: {
    name: needed(isSaid),
    website: optional(isAddress),
    iconURL: optional(isAddress),
    apps: needed(Array.isArray),
    news: optional(Array.isArray),
  },
  app: {
    name: needed(isSaid),
    bundleIdentifier: needed(isSaid),
    developerName: needed(isSaid),
    localizedDescription: needed(isText),
    iconURL: needed(isAddress),
    subtitle: optional(isText),
    tintColor: optional(value => typeof value === 'string' && /^#?[0-9A-Fa-f]{6}$/.test(value)),
    // Only for AltStore PAL: AltStore Classic refuses the source.
    marketplaceID: optional(() => false),
    versions: needed(value => Array.isArray(value) && value.length > 0),
    appPermissions: needed(isFields),
  },
  version: {
    version: needed(isSaid),
    buildVersion: optional(isSaid),
    marketingVersion: optional(isSaid),
    date: needed(isIsoDate),
    localizedDescription: optional(isText),
    downloadURL: needed(isAddress),
    size: needed(isCount(LARGEST)),
    sha256: optional(isHash),
    minOSVersion: optional(isOsVersion),
    maxOSVersion: optional(isOsVersion),
  },
  isStrict: true,
}

const sideStore: Format = {
  ...altStore,
  source: { ...altStore.source, identifier: needed(isReverseDns), sourceURL: optional(isAddress) },
  // As the oldest versions want them: one version of an app, in the app itself.
  app: {
    ...altStore.app,
    version: needed(isSaid),
    versionDate: needed(isIsoDate),
    versionDescription: optional(isText),
    downloadURL: needed(isAddress),
    size: needed(isCount(LARGEST)),
  },
}

const feather: Format = {
  source: {
    identifier: optional(isText),
    name: optional(isText),
    website: optional(isAddress),
    apps: needed(value => Array.isArray(value) && value.length > 0),
  },
  app: {
    bundleIdentifier: optional(isText),
    name: optional(isText),
    iconURL: needed(isAddress),
    versions: optional(Array.isArray),
    version: optional(isText),
    size: optional(isCount(Number.MAX_SAFE_INTEGER)),
    marketplaceID: optional(() => false),
  },
  version: {
    version: needed(isText),
    buildVersion: optional(isText),
    date: optional(isIsoDate),
    localizedDescription: optional(isText),
    downloadURL: optional(isAddress),
    size: optional(isCount(Number.MAX_SAFE_INTEGER)),
    minOSVersion: optional(isOsVersion),
  },
  isStrict: false,
}

export const installers: readonly Installer[] = [
  { name: 'AltStore', problems: source => read(source, altStore) },
  { name: 'SideStore', problems: source => read(source, sideStore) },
  { name: 'Feather', problems: source => read(source, feather) },
]

function read(source: unknown, format: Format): readonly string[] {
  const problems: string[] = []
  const say: Say = problem => problems.push(problem)
  check(source, format.source, problem => say(`source ${problem}`))
  const apps = elements(source, 'apps')
  for (const app of apps) {
    const name = String(fieldsOf(app)['bundleIdentifier'])
    check(app, format.app, problem => say(`${name} ${problem}`))
    const versions = elements(app, 'versions')
    for (const version of versions)
      check(version, format.version, problem => say(`${name}: ${problem}`))
    if (!format.isStrict) continue
    const ids = versions
      .map(fieldsOf)
      .map(one => `${one['version']}|${one['buildVersion'] ?? 'nil'}`)
    if (new Set(ids).size < ids.length) say(`${name} has a version twice`)
    checkPermissions(fieldsOf(app)['appPermissions'], problem => say(`${name} ${problem}`))
  }
  const bundleIds = apps.map(app => fieldsOf(app)['bundleIdentifier'])
  if (format.isStrict && new Set(bundleIds).size < bundleIds.length) say('an app is there twice')
  return problems
}

function check(value: unknown, keys: Format['app'], say: Say): void {
  if (!isFields(value)) say('is no object')
  for (const [key, { rule, needed: isNeeded }] of Object.entries(keys)) {
    const found = fieldsOf(value)[key]
    if (found === undefined ? isNeeded : !rule(found)) say(`${key}: ${JSON.stringify(found)}`)
  }
}

function checkPermissions(value: unknown, say: Say): void {
  const { entitlements, privacy } = fieldsOf(value)
  if (!Array.isArray(entitlements) || !entitlements.every(isSaid)) say('entitlements')
  if (!isFields(privacy)) say('privacy')
  for (const [key, text] of Object.entries(fieldsOf(privacy))) {
    if (!/UsageDescription/.test(key) || !isSaid(text)) say(`privacy ${key}`)
  }
}

function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {}
}

function elements(value: unknown, key: string): readonly unknown[] {
  const list: unknown = fieldsOf(value)[key]
  return Array.isArray(list) ? list : []
}

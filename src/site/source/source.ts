import type { BuildRecord } from '../../builds/build-record'
import { describeChannel } from '../../builds/describe'
import type { HttpsUrl } from '../../primitives/https-url'
import { plainText } from '../../primitives/plain-text'
import { groupByApp } from '../pages/channel-page'
import type { ShelvedBuild } from '../shelf'
import { listedPermissions, type SourcePermissions } from './permissions'
import { listedVersion, type SourceVersion } from './version'

/**
 * A source of AltStore Classic (https://faq.altstore.io/developers/make-a-source), which SideStore
 * (https://docs.sidestore.io/docs/advanced/app-sources) and Feather (`ASRepository.swift` of
 * khcrysalis/Feather) read too.
 */
export interface Source {
  readonly name: string
  /** SideStore and older AltStores keep sources apart by it, newer ones by the address. */
  readonly identifier: string
  readonly sourceURL: HttpsUrl
  readonly website: HttpsUrl
  /** One for each bundle identifier: AltStore refuses a source that has two. Never empty: Feather wants one. */
  readonly apps: readonly SourceApp[]
}

/** Of version, date, description, address and size AltStore before 1.6 knows only those of the app itself. */
export interface SourceApp {
  readonly name: string
  readonly bundleIdentifier: string
  readonly developerName: string
  readonly subtitle: string
  readonly localizedDescription: string
  readonly iconURL: HttpsUrl
  readonly version: string
  readonly versionDate: string
  readonly versionDescription: string
  readonly downloadURL: HttpsUrl
  readonly size: number
  readonly appPermissions: SourcePermissions
  /** The first one that fits the device is the newest to all of them, whatever its version says. */
  readonly versions: readonly SourceVersion[]
}

/** Where a source lies, and which builds it lists. */
export interface SourceAddress {
  readonly url: HttpsUrl
  /** The page beside it. */
  readonly page: HttpsUrl
  readonly of: 'channel' | 'gallery'
}

/** Versions of one app: some 100 kB that a phone fetches each time the installer opens, on any network. */
const MOST_VERSIONS = 100

/** Characters. */
const LONGEST_NAME = 200
const LONGEST_SUBTITLE = 100

/** @param builds at least one, all of them published for re-signing installers */
export function writeSource(address: SourceAddress, builds: readonly ShelvedBuild[]): Uint8Array {
  const apps = groupByApp(builds).map(some => some.map(({ record }) => record))
  const source: Source = {
    name: nameOf(address, builds),
    identifier: identifierOf(address.page),
    sourceURL: address.url,
    website: address.page,
    apps: apps.flatMap(([newest, ...older]) =>
      newest === undefined ? [] : listedApp([newest, ...older], address),
    ),
  }
  return new TextEncoder().encode(`${JSON.stringify(source, undefined, 2)}\n`)
}

function listedApp(
  builds: readonly [BuildRecord, ...BuildRecord[]],
  { of, page }: SourceAddress,
): SourceApp {
  const [{ app, source, channel, urls }] = builds
  const listed = distinct(builds).slice(0, MOST_VERSIONS)
  const versions = listed.map(record => listedVersion(record, of))
  const { version, date, localizedDescription, downloadURL, size } = listedVersion(builds[0], of)
  const repository = plainText(source.repository, LONGEST_NAME)
  return {
    name: plainText(app.title, LONGEST_NAME) || app.bundleId,
    bundleIdentifier: app.bundleId,
    developerName: repository.split('/')[0] || new URL(page).host,
    subtitle: plainText(app.subtitle || describeChannel(channel), LONGEST_SUBTITLE),
    localizedDescription: `Builds of ${repository} to try out: ${page}`,
    iconURL: urls.icon,
    version,
    versionDate: date,
    versionDescription: localizedDescription,
    downloadURL,
    size,
    appPermissions: listedPermissions(listed),
    versions,
  }
}

/**
 * The newest of those that have version and build number in common. AltStore and SideStore refuse a whole
 * source with two such (`FetchSourceOperation.swift`), and refuse an IPA that does not say exactly what its
 * source says (`VerifyAppOperation.swift`), so the numbers cannot be made to differ.
 */
function distinct(newestFirst: readonly BuildRecord[]): readonly BuildRecord[] {
  const byVersion = new Map<string, BuildRecord>()
  for (const record of newestFirst) {
    const key = JSON.stringify([record.app.version, record.app.buildNumber])
    if (!byVersion.has(key)) byVersion.set(key, record)
  }
  return [...byVersion.values()]
}

function nameOf({ of, page }: SourceAddress, builds: readonly ShelvedBuild[]): string {
  const repositories = [...new Set(builds.map(({ record }) => record.source.repository))]
  const [repository] = repositories
  const whose = repositories.length === 1 && repository ? repository : new URL(page).host
  const channel = builds[0]?.record.channel
  const what = of === 'channel' && channel ? `: ${describeChannel(channel)}` : ''
  return plainText(`${whose}${what}`, LONGEST_NAME)
}

/** `io.github.octo-org.app.install.pr-42`: an address in the form of a bundle identifier, as both documents ask. */
function identifierOf(page: HttpsUrl): string {
  const { host, pathname } = new URL(page)
  const segments = [...host.split('.').toReversed(), ...pathname.split('/')]
  return segments
    .map(segment => segment.replace(/[^A-Za-z0-9.-]+/g, '-'))
    .filter(segment => segment !== '')
    .join('.')
}

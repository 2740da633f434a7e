import { isOnlyForReSigners } from '../../builds/verdict'
import type { HttpsUrl } from '../../primitives/https-url'
import { sourceUrl } from '../layout'
import { itmsLink } from '../link'
import { groupByApp } from '../pages/channel-page'
import { listedChannels } from '../pages/gallery-page'
import type { ShelvedBuild } from '../shelf'

/** `builds.json`: the gallery for programs. Keys are only ever added within one schema. */
export interface BuildsIndex {
  readonly schema: 1
  /** Live listed channels, newest first. */
  readonly channels: readonly IndexedChannel[]
}

export interface IndexedChannel {
  readonly name: string
  readonly kind: 'pull-request' | 'ref'
  readonly pullRequest?: number
  readonly ref?: string
  readonly url: HttpsUrl
  /** The app with the newest build first. */
  readonly apps: readonly {
    readonly bundleId: string
    readonly title: string
    /** Newest first, never empty. */
    readonly builds: readonly IndexedBuild[]
  }[]
}

export interface IndexedBuild {
  readonly buildId: string
  readonly version: string
  readonly buildNumber: string
  /** ISO 8601, UTC. */
  readonly publishedAt: string
  readonly repository: string
  readonly commit: string
  readonly minimumOs: string
  readonly distribution: string
  /** ISO 8601, empty without a profile. */
  readonly profileExpires: string
  /** Bytes. */
  readonly size: number
  /** Lower-case hex. */
  readonly sha256: string
  readonly installUrl: HttpsUrl
  /** Empty for a build that iOS would refuse, as `itmsUrl`. */
  readonly manifestUrl: HttpsUrl | ''
  readonly ipaUrl: HttpsUrl
  readonly iconUrl: HttpsUrl
  readonly itmsUrl: string
  /** For installers that sign anew, with the input `sideload`. */
  readonly sourceUrl?: HttpsUrl
}

export function writeBuildsJson(builds: readonly ShelvedBuild[]): Uint8Array {
  const index: BuildsIndex = {
    schema: 1,
    channels: listedChannels(builds).flatMap(indexedChannel),
  }
  return new TextEncoder().encode(`${JSON.stringify(index, undefined, 2)}\n`)
}

function indexedChannel(builds: readonly ShelvedBuild[]): readonly IndexedChannel[] {
  const newest = builds[0]?.record
  if (newest === undefined) return []
  const { name, kind, pullRequest, ref } = newest.channel
  return [
    {
      name,
      kind,
      ...(pullRequest === undefined ? {} : { pullRequest }),
      ...(ref === undefined ? {} : { ref }),
      url: newest.urls.channel,
      apps: groupByApp(builds).map(indexedApp),
    },
  ]
}

function indexedApp(builds: readonly ShelvedBuild[]): IndexedChannel['apps'][number] {
  const app = builds[0]?.record.app
  return {
    bundleId: app?.bundleId ?? '',
    title: app?.title ?? '',
    builds: builds.map(indexedBuild),
  }
}

function indexedBuild({ record }: ShelvedBuild): IndexedBuild {
  const { app, source, signing, ipa, urls } = record
  const isReSigned = isOnlyForReSigners(record)
  return {
    buildId: record.buildId,
    version: app.version,
    buildNumber: app.buildNumber,
    publishedAt: record.publishedAt,
    repository: source.repository,
    commit: source.commit,
    minimumOs: app.minimumOs,
    distribution: signing.distribution,
    profileExpires: signing.profileExpires,
    size: ipa.size,
    sha256: ipa.sha256,
    installUrl: urls.install,
    manifestUrl: isReSigned ? '' : urls.manifest,
    ipaUrl: urls.ipa,
    iconUrl: urls.icon,
    itmsUrl: isReSigned ? '' : itmsLink(urls.manifest),
    ...(record.sideload && { sourceUrl: sourceUrl(record) }),
  }
}

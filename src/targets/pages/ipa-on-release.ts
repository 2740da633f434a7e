import type { BuildRecord } from '../../builds/build-record'
import { liesOnSite } from '../../builds/ipa-host'
import type { Placement } from '../../site/layout'
import type { Shelf, ShelvedBuild } from '../../site/shelf'
import { type AssetScope, assetStem, IPA_TYPE, ipaName, stemOf } from '../release/asset-name'
import type { AssetBundle, ReleaseStore } from '../release/store'
import { liveBuilds, tidyReleases } from '../release/tidy'
import type { BuildIdentity, IpaUpload, Tidying } from '../target'

/** IPAs of a Pages site that lie on a release. The pages and everything else stay on the branch. */
export class IpaRelease {
  private readonly store: ReleaseStore
  private readonly scope: AssetScope

  constructor(store: ReleaseStore, scope: AssetScope) {
    this.store = store
    this.scope = scope
  }

  /** The placement with the address that the IPA will have. Writes nothing. */
  async place(build: BuildIdentity, placement: Placement): Promise<Placement> {
    const { channel, bundleId, buildId } = build
    const stem = assetStem({ channel: channel.name, bundleId, buildId }, this.scope)
    const ipa = await this.store.urlOf(await this.store.tagFor(stem), ipaName(stem))
    return { ...placement, urls: { ...placement.urls, ipa } }
  }

  /** Before anything points to them. */
  async put(ipas: readonly IpaUpload[], shelf: Shelf): Promise<void> {
    const live = this.stemsOf(shelf)
    const bundles: AssetBundle[] = []
    for (const { record, path } of ipas) {
      const place = await this.store.parse(record.urls.ipa)
      if (place === undefined) continue
      const { size, sha256 } = record.ipa
      const body = { kind: 'file', path } as const
      const file = { name: place.name, contentType: IPA_TYPE, size, sha256, body }
      const stem = stemOf(record, this.scope)
      bundles.push({ stem, tag: place.tag, isLive: live.has(stem), files: [file] })
    }
    await this.store.put(bundles)
  }

  /** After nothing points to them any more. A record can name only files that are named after itself. */
  async discard(gone: readonly ShelvedBuild[]): Promise<void> {
    const names = new Map<string, Set<string>>()
    for (const { record } of gone) {
      const place = await this.locate(record)
      if (place !== undefined) {
        names.set(place.tag, (names.get(place.tag) ?? new Set()).add(place.name))
      }
    }
    for (const [tag, files] of names) {
      await this.store.drop(tag, ({ name }) => files.has(name))
    }
  }

  /** What runs that died have left: files of ours that no build of the site points to. */
  async tidy(
    mode: Tidying,
    { read, now }: { readonly read: () => Promise<Shelf>; readonly now: Date },
  ): Promise<readonly string[]> {
    const live = async () => liveBuilds((await read()).builds, this.store, this.scope)
    return tidyReleases(this.store, { scope: this.scope, now, mode, live })
  }

  private stemsOf({ builds }: Shelf): ReadonlySet<string> {
    return new Set(builds.map(({ record }) => stemOf(record, this.scope)))
  }

  private async locate(record: BuildRecord): Promise<{ tag: string; name: string } | undefined> {
    if (liesOnSite(record)) return undefined
    const place = await this.store.parse(record.urls.ipa)
    return place?.name === ipaName(stemOf(record, this.scope)) ? place : undefined
  }
}

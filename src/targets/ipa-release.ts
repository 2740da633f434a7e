import type { BuildRecord } from '../site/build-record'
import type { Placement } from '../site/layout'
import type { Shelf, ShelvedBuild } from '../site/site'
import { type AssetScope, assetStem, stemIn, stemOf } from './asset-name'
import type { AssetBundle, ReleaseStore } from './release-store'
import type { BuildIdentity, IpaUpload } from './target'

/** Milliseconds. A file that nothing points to may belong to a run that is not done; none lasts longer. */
const LEFTOVER_AGE = 24 * 60 * 60 * 1000

/** IPAs of a Pages site that lie on a release. The pages and everything else stay on the branch. */
export class IpaRelease {
  constructor(
    private readonly store: ReleaseStore,
    private readonly scope: AssetScope,
  ) {}

  /** The placement with the address that the IPA will have. Writes nothing. */
  async place(build: BuildIdentity, placement: Placement): Promise<Placement> {
    const { channel, bundleId, buildId } = build
    const stem = assetStem({ channel: channel.name, bundleId, buildId }, this.scope)
    const ipa = await this.store.urlOf(await this.store.tagFor(stem), ipaName(stem))
    return { ...placement, urls: { ...placement.urls, ipa } }
  }

  /** Before anything points to them. */
  async put(ipas: readonly IpaUpload[]): Promise<void> {
    const bundles: AssetBundle[] = []
    for (const { record, path } of ipas) {
      const place = await this.store.parse(record.urls.ipa)
      if (place === undefined) continue
      const { size, sha256 } = record.ipa
      const body = { kind: 'file', path } as const
      const file = { name: place.name, contentType: IPA_TYPE, size, sha256, body }
      bundles.push({ stem: stemOf(record, this.scope), tag: place.tag, files: [file] })
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

  /** Deletes what runs that died have left: files of ours that no build of the site points to. */
  async tidy({ builds }: Shelf, now: Date): Promise<number> {
    const wanted = new Set(builds.map(({ record }) => stemOf(record, this.scope)))
    const files = await this.store.dropEverywhere(asset => {
      const stem = stemIn(asset.name, this.scope)
      return stem !== undefined && isLeftover(asset, now) && !wanted.has(stem)
    })
    return files + (await this.store.dropDrafts(draft => isLeftover(draft, now)))
  }

  private async locate(record: BuildRecord): Promise<{ tag: string; name: string } | undefined> {
    if (record.ipa.host !== 'release') return undefined
    const place = await this.store.parse(record.urls.ipa)
    return place?.name === ipaName(stemOf(record, this.scope)) ? place : undefined
  }
}

/** GitHub serves every asset as this, whatever it was uploaded as. */
export const IPA_TYPE = 'application/octet-stream'

export function ipaName(stem: string): string {
  return `${stem}.ipa`
}

/** Old enough to belong to no run that is still at work. */
export function isLeftover({ createdAt }: { readonly createdAt: Date }, now: Date): boolean {
  return now.getTime() - createdAt.getTime() > LEFTOVER_AGE
}

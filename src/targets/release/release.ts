import type { SiteFetch } from '../../github/proxy-fetch'
import type { ReleaseAsset } from '../../github/releases/assets'
import { type HttpsUrl, httpsUrl } from '../../primitives/https-url'
import { launcherLink, unknownApp } from '../../site/launcher-link'
import { type Placement, placeInTree } from '../../site/layout'
import type { Shelf, ShelvedBuild, SiteEdit } from '../../site/shelf'
import type {
  ApplyOptions,
  BuildIdentity,
  Hosting,
  IpaUpload,
  Publication,
  Target,
  Tidying,
} from '../target'
import {
  hiddenAssets,
  type ReleaseSide,
  type ReleaseSideOptions,
  releaseSide,
  requireWriteAccess,
  type WriteAccessOptions,
} from './access'
import { type AssetScope, assetStem, IPA_TYPE, ipaName, stemIn, stemOf } from './asset-name'
import { dropFrom, type HeldRelease } from './drop'
import { type AddedBuild, addedBuilds, assetOf, endingOf } from './files'
import { requireLauncher } from './launcher-address'
import { RELEASE } from './limit'
import { readReleaseShelf } from './shelf'
import type { AssetBundle } from './store'
import { liveBuilds, tidyReleases } from './tidy'

export interface ReleaseTargetOptions extends ReleaseSideOptions, WriteAccessOptions {
  /** Input `directory`: builds of another directory are not ours. */
  readonly directory: string
  /** The page that shows a build and starts its installation. Asked when there is a build to show. */
  readonly launcher: () => HttpsUrl
  readonly sourceIsPublic: () => Promise<boolean>
  readonly fetch: SiteFetch
}

/**
 * Releases alone, for repositories without Pages: IPA, manifest, images, page and facts of a build are
 * assets, and the launcher shows them. A channel's address is the page of its release.
 */
export function releaseTarget(options: ReleaseTargetOptions): Target {
  return new ReleaseTarget(options)
}

class ReleaseTarget implements Target {
  private readonly options: ReleaseTargetOptions

  private readonly side: ReleaseSide
  private readonly scope: AssetScope
  /** Stems of builds that this run has deleted. */
  private readonly dropped = new Set<string>()

  constructor(options: ReleaseTargetOptions) {
    this.options = options

    this.side = releaseSide(options)
    this.scope = { target: 'release', directory: options.directory }
  }

  async survey(): Promise<Hosting> {
    const { repository, sourceIsPublic } = this.options
    await requireLauncher(this.options.launcher(), this.options)
    const { visibility } = await this.side.repository()
    if (visibility === 'public') await requireWriteAccess(this.options)
    const open = { access: 'public', accessReason: '' } as const
    return {
      ipaHost: 'release',
      ipaLimit: RELEASE.limit,
      ...(visibility === 'public' ? open : hiddenAssets(repository)),
      page: 'launcher',
      redirects: ['manifest', 'ipa', 'icon', 'qr'],
      withoutRedirect: 'publish-to: pages',
      sourceIsPublic: await sourceIsPublic(),
      baseUrl: await this.baseUrl(),
    }
  }

  async plan(build: BuildIdentity): Promise<Placement> {
    const { store } = this.side
    const { channel, bundleId, buildId, size } = build
    const stem = assetStem({ channel: channel.name, bundleId, buildId }, this.scope)
    const tag = await store.tagFor(stem)
    const baseUrl = await this.baseUrl()
    const { directory, launcher } = this.options
    const { folder, channelFolder } = placeInTree({ ...build, directory }, baseUrl)
    const manifest = await store.urlOf(tag, stem + endingOf('manifest'))
    const app = build.shown ?? unknownApp(bundleId)
    const urls = {
      install: launcherLink(launcher(), { manifest, channel, size, app }),
      channel: httpsUrl(`tag/${encodeURIComponent(tag)}`, baseUrl),
      manifest,
      ipa: await store.urlOf(tag, ipaName(stem)),
      icon: await store.urlOf(tag, stem + endingOf('icon')),
      qr: await store.urlOf(tag, stem + endingOf('qr')),
    }
    return { folder, channelFolder, urls }
  }

  async read(): Promise<Shelf> {
    const { held } = await this.side.store.releases()
    return this.shelfOf(held.flatMap(({ assets }) => assets))
  }

  /**
   * Adding and removing need no order between runs: no name is used twice. What makes room for a new
   * build goes in `discard`, when the new one is known to work.
   */
  async apply(edit: SiteEdit, { ipas = [], beforeWrite }: ApplyOptions): Promise<Publication> {
    const { held } = await this.side.store.releases()
    const shelf = await this.shelfOf(held.flatMap(({ assets }) => assets))
    const change = edit(shelf)
    const added = addedBuilds(change)
    const live = this.stemsOf(shelf.builds)
    const bundles: AssetBundle[] = []
    for (const build of added) bundles.push(await this.bundle(build, ipas, live))
    const written = await this.side.store.put(bundles)
    if (added.length > 0) return { kind: written, attempts: 1, commit: '', keepsUntilDiscard: true }
    if (change.gone.length > 0) await beforeWrite?.(change)
    const removed = await this.drop(change.gone, held)
    return { kind: removed > 0 ? 'written' : 'unchanged', attempts: 1, commit: '' }
  }

  async discard(gone: readonly ShelvedBuild[]): Promise<void> {
    const left = gone.filter(({ record }) => !this.dropped.has(stemOf(record, this.scope)))
    if (left.length > 0) await this.drop(left, (await this.side.store.releases()).held)
  }

  async tidy(mode: Tidying): Promise<readonly string[]> {
    return tidyReleases(this.side.store, {
      scope: this.scope,
      now: this.options.clock.now(),
      mode,
      live: async assets =>
        liveBuilds((await this.shelfOf(assets)).builds, this.side.store, this.scope),
    })
  }

  private async shelfOf(assets: readonly ReleaseAsset[]): Promise<Shelf> {
    const baseUrl = await this.baseUrl()
    return readReleaseShelf(assets, { ...this.options, scope: this.scope, baseUrl })
  }

  private stemsOf(builds: readonly ShelvedBuild[]): ReadonlySet<string> {
    return new Set(builds.map(({ record }) => stemOf(record, this.scope)))
  }

  async baseUrl(): Promise<HttpsUrl> {
    return httpsUrl(`${(await this.side.repository()).webUrl}/releases/`)
  }

  private async bundle(
    { record, files }: AddedBuild,
    ipas: readonly IpaUpload[],
    live: ReadonlySet<string>,
  ): Promise<AssetBundle> {
    const stem = stemOf(record, this.scope)
    const tag = (await this.side.store.parse(record.urls.manifest))?.tag ?? this.side.store.tag
    const ipa = ipas
      .filter(({ record: { ipa } }) => ipa.sha256 === record.ipa.sha256)
      .slice(0, 1)
      .map(({ path }) => ({
        name: ipaName(stem),
        contentType: IPA_TYPE,
        size: record.ipa.size,
        sha256: record.ipa.sha256,
        body: { kind: 'file' as const, path },
      }))
    return {
      stem,
      tag,
      isLive: live.has(stem),
      files: [...ipa, ...files.map(({ ending, bytes }) => assetOf(stem + ending, bytes))],
    }
  }

  /** The facts are the last of a build to come and to go, so a run that dies is taken up by the next. */
  private async drop(gone: readonly ShelvedBuild[], held: readonly HeldRelease[]): Promise<number> {
    const stems = this.stemsOf(gone)
    for (const stem of stems) this.dropped.add(stem)
    const isGone = ({ name }: ReleaseAsset): boolean => stems.has(stemIn(name, this.scope) ?? '')
    let dropped = 0
    for (const from of held) {
      dropped += await dropFrom(from, from.assets.filter(isGone), this.options)
    }
    return dropped
  }
}

import { ActionError } from '../errors'
import { allReleases, deleteRelease, findRelease, hasTag, type Release } from '../github/release'
import { deleteAsset, holds, listAssets, type ReleaseAsset } from '../github/release-assets'
import { type AssetFile, type UploadWorld, uploadAsset } from '../github/upload-asset'
import { type HttpsUrl, httpsUrl } from '../https-url'
import { discardRelease, openDraft, publishDraft } from './release-draft'
import { isOurs, ROLLING_TAG, SEALED_PREFIX } from './release-tag'

export interface ReleaseStoreOptions extends UploadWorld {
  /** Where browsers find the repository, without trailing slash. */
  readonly webUrl: () => Promise<string>
  /** undefined: the rolling pre-release. */
  readonly releaseTag: string | undefined
  /** Makes the tags of sealed releases unique: `<run id>-<attempt>`. A used one is used up for ever. */
  readonly runKey: string
}

/** The files of one build, in the order in which they may become visible. */
export interface AssetBundle {
  readonly stem: string
  readonly tag: string
  readonly files: readonly AssetFile[]
}

/** Files per release. GitHub takes 1,000; the rest is for what other runs add meanwhile. */
export const ASSET_LIMIT = 950

/**
 * Files of ours on releases. A release that exists takes them one by one; one that does not is made as
 * a draft, filled and published, which is the only way when the repository makes its releases immutable.
 */
export class ReleaseStore {
  #sealed: Promise<boolean> | undefined

  constructor(readonly options: ReleaseStoreOptions) {}

  /** The tag whose release will take the build. Writes nothing. */
  async tagFor(stem: string): Promise<string> {
    this.#sealed ??= this.#isSealed()
    const { runKey } = this.options
    return (await this.#sealed) ? `${SEALED_PREFIX}${runKey}-${stem}` : this.tag
  }

  /** The address that a file will have. */
  async urlOf(tag: string, name: string): Promise<HttpsUrl> {
    const path = [tag, name].map(encodeURIComponent).join('/')
    return httpsUrl(`${await this.options.webUrl()}/releases/download/${path}`)
  }

  /** The tag and the name behind an address; undefined for one that is not of this repository. */
  async parse(url: HttpsUrl): Promise<{ readonly tag: string; readonly name: string } | undefined> {
    const start = `${await this.options.webUrl()}/releases/download/`
    if (!url.startsWith(start)) return undefined
    const [tag, name, ...rest] = url.slice(start.length).split('/').map(decoded)
    return tag === undefined || name === undefined || rest.length > 0 ? undefined : { tag, name }
  }

  /** The release that is used when it can take more files than one build's. */
  get tag(): string {
    return this.options.releaseTag ?? ROLLING_TAG
  }

  /**
   * Puts the files of some builds online. What is there already is left alone.
   *
   * @returns whether anything had to be written
   * @throws ActionError as of `uploadAsset`, or `malformed` when an address is not the promised one
   */
  async put(bundles: readonly AssetBundle[]): Promise<'written' | 'unchanged'> {
    const tags = [...new Set(bundles.map(({ tag }) => tag))]
    const results: boolean[] = []
    for (const tag of tags) {
      const files = bundles.filter(bundle => bundle.tag === tag).flatMap(bundle => bundle.files)
      results.push(await this.#putAll(tag, files))
    }
    return results.includes(true) ? 'written' : 'unchanged'
  }

  /** Deletes files of one release; those that are not there are no error. */
  async drop(tag: string, isGone: (asset: ReleaseAsset) => boolean): Promise<number> {
    const release = await findRelease(this.options, tag)
    if (release === undefined) return 0
    const assets = await listAssets(this.options, release)
    const gone = assets.filter(isGone)
    if (gone.length === 0) return 0
    if (
      gone.length === assets.length &&
      isOurs(tag) &&
      (release.immutable || tag !== ROLLING_TAG)
    ) {
      await discardRelease(this.options, release)
    } else if (release.immutable) {
      this.options.progress(`The release ${tag} is immutable: its files stay until it is deleted`)
      return 0
    } else {
      for (const asset of gone) await deleteAsset(this.options, asset)
    }
    return gone.length
  }

  /** The same over all releases that may hold files of ours. */
  async dropEverywhere(isGone: (asset: ReleaseAsset) => boolean): Promise<number> {
    const held = await this.held()
    const tags = new Set(held.filter(({ asset }) => isGone(asset)).map(({ tag }) => tag))
    let dropped = 0
    for (const tag of tags) dropped += await this.drop(tag, isGone)
    return dropped
  }

  /** Deletes drafts of ours that no run is at work on any more. */
  async dropDrafts(isLeftover: (release: Release) => boolean): Promise<number> {
    const drafts = (await allReleases(this.options)).filter(
      release => release.draft && isOurs(release.tag) && isLeftover(release),
    )
    for (const draft of drafts) await deleteRelease(this.options, draft)
    return drafts.length
  }

  /** Every file of every published release that may hold files of ours. */
  async held(): Promise<readonly { readonly tag: string; readonly asset: ReleaseAsset }[]> {
    const releases = (await allReleases(this.options)).filter(
      ({ draft, tag }) => !draft && (tag === this.tag || isOurs(tag)),
    )
    const lists = await Promise.all(releases.map(release => listAssets(this.options, release)))
    return releases.flatMap(({ tag }, index) => (lists[index] ?? []).map(asset => ({ tag, asset })))
  }

  async #isSealed(): Promise<boolean> {
    const release = await findRelease(this.options, this.tag)
    if (release !== undefined) return release.immutable
    // The tag of an immutable release stays used up after the release is deleted.
    return this.options.releaseTag === undefined && (await hasTag(this.options, ROLLING_TAG))
  }

  async #putAll(tag: string, files: readonly AssetFile[]): Promise<boolean> {
    const existing = await findRelease(this.options, tag)
    if (existing !== undefined) return this.#fill(existing, files)
    const draft = await openDraft(this.options, tag)
    if (!draft.draft) return this.#fill(draft, files)
    await this.#fill(draft, files)
    const release = await publishDraft(this.options, draft)
    // Another run published first: its release takes our files too.
    if (release.id !== draft.id) await this.#fill(release, files)
    await this.#requirePromised(release, files)
    return true
  }

  async #fill(release: Release, files: readonly AssetFile[]): Promise<boolean> {
    const there = new Map(
      (await listAssets(this.options, release)).map(asset => [asset.name, asset]),
    )
    const missing = files.filter(file => {
      const asset = there.get(file.name)
      return asset === undefined || !holds(asset, file)
    })
    this.#requireRoom(release, there.size + missing.length)
    for (const file of missing) {
      const leftover = there.get(file.name)
      if (leftover !== undefined) await deleteAsset(this.options, leftover)
      const asset = await uploadAsset(release, file, this.options)
      if (!release.draft) await this.#requireUrl(release.tag, asset)
    }
    return missing.length > 0
  }

  #requireRoom({ tag }: Release, files: number): void {
    if (files <= ASSET_LIMIT) return
    throw new ActionError(`The release ${tag} would hold ${files} files; GitHub takes 1,000`, {
      code: 'site-too-large',
      hint: 'Run `command: sweep`, lower `keep-builds`, or set `release-tag` to another tag.',
    })
  }

  async #requirePromised(release: Release, files: readonly AssetFile[]): Promise<void> {
    const names = new Set(files.map(({ name }) => name))
    for (const asset of await listAssets(this.options, release)) {
      if (names.has(asset.name)) await this.#requireUrl(release.tag, asset)
    }
  }

  /** The manifest names this address, so another one would never be asked for. */
  async #requireUrl(tag: string, { name, url }: ReleaseAsset): Promise<void> {
    const promised = await this.urlOf(tag, name)
    if (url === promised) return
    throw new ActionError(`GitHub serves ${name} at ${url}, not at ${promised} as expected`, {
      code: 'malformed',
      hint: 'When the repository was renamed or moved just now, run the job again.',
    })
  }
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

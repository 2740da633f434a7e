import { deleteAsset, holds, listAssets, type ReleaseAsset } from '../../github/releases/assets'
import { immutableRelease, isSealing } from '../../github/releases/refusal'
import { allReleases, findRelease, hasTag, type Release } from '../../github/releases/release'
import { type AssetFile, type UploadOptions, uploadAsset } from '../../github/releases/upload-asset'
import { ActionError } from '../../primitives/errors'
import type { HttpsUrl } from '../../primitives/https-url'
import { type AssetAddress, assetUrl, parseAssetUrl } from './address'
import { isNamedByUs } from './asset-name'
import { openDraft, publishDraft } from './draft'
import { dropFrom, type HeldRelease } from './drop'
import { uploadedInWords } from './files'
import { isNearlyLeftover } from './leftover'
import { isOurs, ROLLING_TAG, SEALED_PREFIX } from './tag'

export interface ReleaseStoreOptions extends UploadOptions {
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
  /** The build is there already, so its files must not vanish for a moment. */
  readonly isLive: boolean
  readonly files: readonly AssetFile[]
}

interface StoredFile extends AssetFile {
  readonly isLive: boolean
}

export interface Releases {
  readonly drafts: readonly Release[]
  readonly held: readonly HeldRelease[]
}

/** Files per release. GitHub takes 1,000; the rest is for what other runs add meanwhile. */
export const ASSET_LIMIT = 950

/**
 * Files of ours on releases. A release that exists takes them one by one; one that does not is made as
 * a draft, filled and published, which is the only way when the repository makes its releases immutable.
 */
export class ReleaseStore {
  readonly options: ReleaseStoreOptions
  #sealed: Promise<boolean> | undefined

  constructor(options: ReleaseStoreOptions) {
    this.options = options
  }

  /** The tag whose release will take the build. Writes nothing. */
  async tagFor(stem: string): Promise<string> {
    this.#sealed ??= this.#isSealed()
    return (await this.#sealed) ? `${SEALED_PREFIX}${this.options.runKey}-${stem}` : this.tag
  }

  /** The address that a file will have. */
  async urlOf(tag: string, name: string): Promise<HttpsUrl> {
    return assetUrl(await this.options.webUrl(), { tag, name })
  }

  /** What an address means; undefined for one that is not of this repository. */
  async parse(url: string): Promise<AssetAddress | undefined> {
    return parseAssetUrl(await this.options.webUrl(), url)
  }

  /** The release that is used when it can take more files than one build's. */
  get tag(): string {
    return this.options.releaseTag ?? ROLLING_TAG
  }

  /**
   * Puts the files of some builds online. What is there already is left alone.
   *
   * @returns whether anything had to be written
   * @throws ActionError as of `uploadAsset`; `release-immutable` when the release takes no more files, and
   * then a new plan leads elsewhere; `malformed` when an address is not the promised one
   */
  async put(bundles: readonly AssetBundle[]): Promise<'written' | 'unchanged'> {
    const tags = [...new Set(bundles.map(({ tag }) => tag))]
    const results: boolean[] = []
    for (const tag of tags) {
      const files = bundles
        .filter(bundle => bundle.tag === tag)
        .flatMap(({ isLive, files }) => files.map(file => ({ ...file, isLive })))
      results.push(await this.#putAll(tag, files).catch(thrown => this.#learnFrom(thrown)))
    }
    return results.includes(true) ? 'written' : 'unchanged'
  }

  /** GitHub tells that releases are immutable only when there is one: the next plan knows. */
  #learnFrom(thrown: unknown): never {
    if (isSealing(thrown)) this.#sealed = Promise.resolve(true)
    throw thrown
  }

  /** Deletes files of one release; those that are not there are no error. */
  async drop(tag: string, isGone: (asset: ReleaseAsset) => boolean): Promise<number> {
    const release = await findRelease(this.options, tag)
    if (release === undefined) return 0
    const assets = await listAssets(this.options, release)
    return dropFrom({ release, assets }, assets.filter(isGone), this.options)
  }

  /** Every published release that may hold files of ours, with all of its files; and every draft. */
  async releases(): Promise<Releases> {
    const all = await allReleases(this.options)
    const drafts = all.filter(({ draft }) => draft)
    const published = all.filter(release => !release.draft && this.#mayHoldOurs(release))
    const lists = await Promise.all(published.map(release => listAssets(this.options, release)))
    const held = published.map((release, index) => ({ release, assets: lists[index] ?? [] }))
    return { drafts, held }
  }

  /** Those of tags hold files of ours, too: a run for a tag attaches its build there. */
  #mayHoldOurs({ tag, fileNames }: Release): boolean {
    return tag === this.tag || isOurs(tag) || fileNames.some(isNamedByUs)
  }

  async #isSealed(): Promise<boolean> {
    const release = await findRelease(this.options, this.tag)
    if (release !== undefined) return release.immutable
    // The tag of an immutable release stays used up after the release is deleted.
    return this.options.releaseTag === undefined && (await hasTag(this.options, ROLLING_TAG))
  }

  async #putAll(tag: string, files: readonly StoredFile[]): Promise<boolean> {
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

  async #fill(release: Release, files: readonly StoredFile[]): Promise<boolean> {
    const there = new Map(
      (await listAssets(this.options, release)).map(asset => [asset.name, asset]),
    )
    const missing = files.filter(file => {
      const asset = there.get(file.name)
      return asset === undefined || !holds(asset, file) || this.#mayBeSwept(asset, file)
    })
    if (missing.length > 0 && release.immutable)
      throw immutableRelease(`adding files to the release ${release.tag}`)
    this.#requireRoom(release, there.size + missing.length)
    for (const file of missing) {
      const leftover = there.get(file.name)
      if (leftover !== undefined) await deleteAsset(this.options, leftover)
      const asset = await uploadAsset(release, file, this.options)
      if (!release.draft) await this.#requireUrl(release.tag, asset)
    }
    if (missing.length > 0) this.options.progress(uploadedInWords(release.tag, missing))
    return missing.length > 0
  }

  /**
   * A file of an earlier try that nothing points to yet: a sweep that is at work at this moment may have
   * seen it and delete it by its number. A new one has another number.
   */
  #mayBeSwept(asset: ReleaseAsset, { isLive }: StoredFile): boolean {
    return !isLive && isNearlyLeftover(asset, this.options.clock.now())
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
    const place = await this.parse(url)
    if (place?.tag === tag && place.name === name) return
    const promised = await this.urlOf(tag, name)
    throw new ActionError(`GitHub serves ${name} at ${url}, not at ${promised} as expected`, {
      code: 'malformed',
      hint: 'When the repository was renamed or moved just now, run the job again.',
    })
  }
}

import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Asset, Release } from './release'

export interface ReleaseRules {
  /** Releases published from now on can no longer be changed. */
  immutable: boolean
  /** Tags that a rule of the repository forbids to create. */
  refusedTags: RegExp | undefined
}

export type NewRelease = Pick<
  Release,
  'tag' | 'target' | 'name' | 'body' | 'prerelease' | 'makeLatest' | 'author'
>

export type NewAsset = Pick<Asset, 'name' | 'label' | 'contentType' | 'size' | 'uploader'>

/** The releases of a repository. */
export class Releases {
  /** Drafts too; oldest first. */
  readonly all: Release[] = []
  /** One tag per round of mails that watchers got. */
  readonly mails: string[] = []
  readonly rules: ReleaseRules = { immutable: false, refusedTags: undefined }
  /** Tags of immutable releases, which nobody can use again. */
  readonly burntTags = new Set<string>()
  readonly #folder: string
  readonly #nextId: () => number
  #latest: Release | undefined

  constructor(folder: string, nextId: () => number) {
    this.#folder = folder
    this.#nextId = nextId
  }

  add(facts: NewRelease): Release {
    const release: Release = {
      ...facts,
      id: this.#nextId(),
      draft: true,
      immutable: false,
      createdAt: new Date(),
      publishedAt: undefined,
      untagged: `untagged-${randomBytes(10).toString('hex')}`,
      assets: [],
    }
    this.all.push(release)
    return release
  }

  /** Makes a draft public, which mails the watchers. */
  publish(release: Release): void {
    release.draft = false
    release.publishedAt ??= new Date()
    release.immutable = this.rules.immutable
    if (release.immutable) this.burntTags.add(release.tag)
    this.mails.push(release.tag)
    this.considerLatest(release)
  }

  considerLatest(release: Release): void {
    const isOrdinary = !release.draft && !release.prerelease
    if (isOrdinary && release.makeLatest !== 'false') this.#latest = release
    else if (this.#latest === release) this.#latest = undefined
  }

  get latest(): Release | undefined {
    return this.#latest
  }

  byId(id: number): Release | undefined {
    return this.all.find(release => release.id === id)
  }

  published(tag: string): Release | undefined {
    return this.all.find(release => release.tag === tag && !release.draft)
  }

  async remove(release: Release): Promise<void> {
    this.all.splice(this.all.indexOf(release), 1)
    if (this.#latest === release) this.#latest = undefined
    for (const asset of [...release.assets]) await this.removeAsset(release, asset)
  }

  /** The asset takes its name from the first byte on; it stays a `starter` until it is whole. */
  addAsset(release: Release, facts: NewAsset): Asset {
    const id = this.#nextId()
    const now = new Date()
    const asset: Asset = {
      ...facts,
      id,
      state: 'starter',
      digest: undefined,
      file: path.join(this.#folder, String(id)),
      downloads: 0,
      createdAt: now,
      updatedAt: now,
    }
    release.assets.push(asset)
    return asset
  }

  async removeAsset(release: Release, asset: Asset): Promise<void> {
    release.assets.splice(release.assets.indexOf(asset), 1)
    await rm(asset.file, { force: true })
  }

  assetById(id: number): { readonly release: Release; readonly asset: Asset } | undefined {
    for (const release of this.all) {
      const asset = release.assets.find(candidate => candidate.id === id)
      if (asset !== undefined) return { release, asset }
    }
    return undefined
  }
}

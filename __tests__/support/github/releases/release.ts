/** A release, or the draft of one. */
export interface Release {
  readonly id: number
  tag: string
  /** `target_commitish`, as it was given. */
  target: string
  name: string | null
  body: string | null
  draft: boolean
  prerelease: boolean
  immutable: boolean
  makeLatest: MakeLatest
  readonly author: string
  readonly createdAt: Date
  publishedAt: Date | undefined
  /** Stands in the addresses of a draft instead of the tag. */
  readonly untagged: string
  readonly assets: Asset[]
}

export type MakeLatest = 'true' | 'false' | 'legacy'

/** A file of a release. */
export interface Asset {
  readonly id: number
  name: string
  label: string | null
  readonly contentType: string
  /** `starter`: the upload has begun and not ended, perhaps it never will. */
  state: 'uploaded' | 'starter'
  /** Bytes, as announced by the upload. */
  readonly size: number
  /** `sha256:…` once uploaded. */
  digest: string | undefined
  /** Where the bytes lie. */
  readonly file: string
  downloads: number
  readonly uploader: string
  readonly createdAt: Date
  updatedAt: Date
}

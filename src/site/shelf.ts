import type { BuildRecord } from '../builds/build-record'

/** One file of the published site. `path` is relative to the root of the site, with `/`, no leading slash. */
export interface SiteFile {
  readonly path: string
  readonly content: SiteContent
}

/** Small things are carried as bytes; the IPA stays on disk and is streamed. */
export type SiteContent =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'file'; readonly path: string; readonly size: number; readonly sha256: string }

/** What a target holds at one moment. */
export interface Shelf {
  /** Every file of the whole site, whoever's it is; `size` in bytes where the target could learn it. */
  readonly files: readonly { readonly path: string; readonly size: number | undefined }[]
  /** Every readable `build.json` under our folder, with the folder it lies in (relative to the site root). */
  readonly builds: readonly ShelvedBuild[]
}

export interface ShelvedBuild {
  /** For example `install/pr-42/com.example.app/57-1f2e3d4c`. */
  readonly folder: string
  readonly record: BuildRecord
}

/** The difference that turns one shelf into the next. Paths outside our folder are never named. */
export interface SiteChange {
  readonly write: readonly SiteFile[]
  /** Files to delete. A path that is not there is no error. */
  readonly remove: readonly string[]
  /** Builds that lost their IPA by this change: pruned, over budget, or of a removed channel. */
  readonly gone: readonly ShelvedBuild[]
}

/**
 * A pure step from one shelf to the next. Targets call it again with a fresh shelf whenever another
 * run was faster, so it must hold no state.
 */
export type SiteEdit = (shelf: Shelf) => SiteChange

import type { BuildRecord } from '../builds/build-record'
import type { Channel } from '../builds/channel'
import type { App } from '../ipa/app'
import type { IpaFile } from '../ipa/ipa-file'
import type { Finding } from '../preflight/finding'

/** What came of one IPA. */
export type AppOutcome =
  | {
      readonly kind: 'published'
      readonly app: App
      readonly build: BuildRecord
      readonly findings: readonly Finding[]
      /** Fetched back; not with `verify: false`, nor in a directory that nobody serves yet. */
      readonly verified: boolean
    }
  | {
      readonly kind: 'rejected'
      /** undefined when the IPA could not be read at all. */
      readonly app: App | undefined
      readonly file: IpaFile
      readonly distribution: string
      readonly findings: readonly Finding[]
    }

/** What `inspect` found out about one IPA. */
export interface InspectedApp {
  /** undefined when the IPA could not be read at all. */
  readonly app: App | undefined
  readonly file: IpaFile
  readonly findings: readonly Finding[]
  /** A finding reached the level of `fail-on`. */
  readonly refused: boolean
  readonly at: Date
}

/** What came of the run: rendered by pure functions into comment, summary, annotations and outputs. */
export type Outcome =
  | {
      readonly kind: 'published'
      readonly channel: Channel
      /** In the order of the `ipa` input; never empty. */
      readonly apps: readonly AppOutcome[]
      readonly commentUrl: string | undefined
    }
  | {
      readonly kind: 'removed'
      readonly channel: Channel
      readonly removedBuilds: number
      readonly commentUrl: string | undefined
      /** Why, when it was not simply asked for: the pull request closed while we published. */
      readonly reason: string
      /** Paths that whoever uploads the site has to delete there; absent where nobody has to. */
      readonly toDelete?: readonly string[] | undefined
    }
  | {
      readonly kind: 'swept'
      /** Builds that were removed. */
      readonly builds: readonly BuildRecord[]
      /** Pages cleared that had said long enough that something is gone. */
      readonly pages: number
      /** Files of texts that no page names any more. */
      readonly translations: number
      /** Files deleted that runs which died had left beside the site. */
      readonly leftovers: number
      /** Paths that whoever uploads the site has to delete there; absent where nobody has to. */
      readonly toDelete?: readonly string[] | undefined
    }
  | {
      readonly kind: 'skipped'
      /** One sentence. */
      readonly reason: string
      /** Markdown of ours (no untrusted text in it) that shows what to do instead; empty when nothing. */
      readonly recipe: string
    }
  | {
      readonly kind: 'inspected'
      /** In the order of the `ipa` input; never empty. */
      readonly apps: readonly InspectedApp[]
    }
  | {
      readonly kind: 'assembled'
      /** Where the site was written. */
      readonly folder: string
      /** undefined: the launcher page was added, and builds are on releases. */
      readonly builds: number | undefined
    }

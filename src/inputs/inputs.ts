import type { Command } from '../event/decide'
import type { Destination } from './destinations/destination'

/** Every input, checked and resolved. */
export interface Inputs {
  readonly command: Command
  /** Globs, relative to the workspace or, with `artifact`, to the artifact's root. */
  readonly ipa: readonly string[]
  readonly artifact: { readonly name: string; readonly runId: number | undefined } | undefined
  readonly destination: Destination
  /** `owner/name`; undefined: the repository of the run. */
  readonly siteRepository: string | undefined
  readonly siteToken: string
  readonly githubToken: string
  /** Folder of the site, without slashes at its ends. */
  readonly directory: string
  /** Absolute. */
  readonly outputDirectory: string | undefined
  /** As given: `decide` makes a channel name of it. */
  readonly channel: string | undefined
  readonly pullRequest: number | undefined
  /** Full SHA of what was built, where it is not the event's. */
  readonly commit: string | undefined
  readonly title: string | undefined
  readonly subtitle: string | undefined
  /** Plain text, empty when there is none. */
  readonly notes: string
  readonly comment: boolean
  readonly environment: string | undefined
  readonly keepBuilds: number
  /** Bytes. */
  readonly siteBudget: number
  readonly unlisted: boolean | 'auto'
  readonly manifestHashes: 'none' | 'sha256' | 'md5'
  readonly verify: boolean
  /** Milliseconds. */
  readonly verifyTimeout: number
  /** Team identifiers in upper case; empty: any team. */
  readonly allowedTeams: readonly string[]
  readonly dryRun: boolean
  readonly failOn: 'error' | 'warning' | 'never'
  /** Builds that only a re-signing installer can use are taken, too. */
  readonly sideload: boolean
  /** Absolute path. */
  readonly pageTemplate: string | undefined
}

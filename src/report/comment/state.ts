import type { BuildDifference, RunIdentity } from '../../builds/build-record'
import type { Distribution } from '../../ipa/profile/provisioning-profile'
import type { Finding } from '../../preflight/finding'
import type { HttpsUrl } from '../../primitives/https-url'

/** Everything that the comment of one channel shows; it travels in the comment's hidden marker. */
export interface CommentState {
  readonly channel: string
  /** Sorted by key, so that jobs that run side by side arrive at the same comment. */
  readonly sections: readonly AppSection[]
  /** Sections that found no room. */
  readonly omitted: number
}

export const phases = [
  ...(['publishing', 'ready', 'rejected', 'failed', 'removed'] as const),
  /** The run was cancelled or ran out of time. */
  'cancelled',
] as const

export type Phase = (typeof phases)[number]

/** What is to be said about one app. */
export interface AppSection {
  /** Bundle identifier; `file:<name>` for an IPA that could not be read; empty for a run without any app. */
  readonly key: string
  /** The newest run that spoke about this app. */
  readonly run: RunIdentity
  readonly runUrl: HttpsUrl | undefined
  readonly phase: Phase
  /** What that run was about; undefined when it never got to know. */
  readonly attempt: BuildFacts | undefined
  /** The newest build that is online. */
  readonly working: WorkingBuild | undefined
  /** Newest first. */
  readonly older: readonly OlderBuild[]
  readonly findings: readonly Finding[]
  /** Why, for `failed` and `removed`; empty otherwise. */
  readonly reason: string
  /** What to change, for `failed`; may be empty. */
  readonly hint: string
  /** For `removed`: the run that did it, which need not be one that spoke about the app before. */
  readonly removedIn?: RunLink
}

export interface RunLink {
  readonly number: number
  readonly url: HttpsUrl
}

/** The facts of a build that people are shown. Strings are untrusted text. */
export interface BuildFacts {
  readonly title: string
  readonly version: string
  readonly buildNumber: string
  readonly minimumOs: string
  /** No iPhone among its device families. */
  readonly onlyOnIpad?: true
  readonly distribution: Distribution
  /** ISO 8601, empty without a profile. */
  readonly profileExpires: string
  /** ISO 8601, empty when nobody can tell. */
  readonly certificateExpires: string
  readonly deviceCount: number | undefined
  /** Bytes. */
  readonly size: number
  readonly sha256: string
  readonly commit: string
  readonly commitUrl: HttpsUrl | undefined
  /** ISO 8601: when it was published or looked at. */
  readonly at: string
}

export const doubts = ['refused-by-ios', 'not-fetched-back'] as const

export type Doubt = (typeof doubts)[number]

/** How installers that sign a build anew get it (input `sideload`). */
export interface SideloadOffer {
  /** iOS itself would refuse the build. */
  readonly only: boolean
  /** Of the channel: `apps.json`. */
  readonly source: HttpsUrl
  readonly ipa: HttpsUrl
}

/** A build that is on the site. */
export interface WorkingBuild extends BuildFacts {
  readonly run: RunIdentity
  readonly runUrl?: HttpsUrl
  readonly buildId: string
  readonly install: HttpsUrl
  /** Comments of earlier versions name none. */
  readonly icon?: HttpsUrl
  readonly channel: HttpsUrl
  readonly qr: HttpsUrl
  readonly notes: string
  /** Why nobody is promised that it can be installed; undefined when it can. */
  readonly doubt?: Doubt
  readonly sideload?: SideloadOffer
  /** Against the build before. */
  readonly difference?: BuildDifference
}

export interface OlderBuild {
  readonly buildId: string
  readonly version: string
  readonly buildNumber: string
  readonly commit: string
  readonly install: HttpsUrl
  readonly at: string
  /** iOS itself would refuse it. */
  readonly onlyForReSigners?: true
}

/** The run that speaks. */
export interface CommentRun extends RunIdentity {
  readonly url: HttpsUrl | undefined
  /** Full SHA of the commit that was built. */
  readonly commit: string
  readonly commitUrl: HttpsUrl | undefined
  /** ISO 8601, now. */
  readonly at: string
}

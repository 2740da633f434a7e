import type { Finding } from '../preflight/finding'
import type { HttpsUrl } from '../primitives/https-url'
import type { Channel } from './channel'
import type { IpaHostName } from './ipa-host'
import type { Signing } from './signing'

/** Which workflow run made a build. Newer is decided by `id`, then `attempt` (contract section 1). */
export interface RunIdentity {
  readonly id: number
  readonly attempt: number
  /** Counts per workflow: for showing and for the build id, not for ordering. */
  readonly number: number
}

/** Every address of one build; promised before the upload, true after it. */
export interface BuildUrls {
  readonly install: HttpsUrl
  readonly channel: HttpsUrl
  readonly manifest: HttpsUrl
  readonly ipa: HttpsUrl
  readonly icon: HttpsUrl
  readonly qr: HttpsUrl
}

/** The addresses that a release answers with a redirect. */
export type RedirectedAddress = Exclude<keyof BuildUrls, 'install' | 'channel'>

export interface NamedValue {
  readonly name: string
  readonly value: string
}

/** What a reviewer would like to know when it changes. Untrusted text, each list by name. */
export interface BuildInside {
  /** Of the main executable. */
  readonly entitlements: readonly NamedValue[]
  /** `NS…UsageDescription`. */
  readonly usageDescriptions: readonly NamedValue[]
  /** File names of frameworks and libraries. */
  readonly frameworks: readonly string[]
  /** Bundle identifiers of extensions, App Clips and watch apps. */
  readonly extensions: readonly string[]
}

/** What is different about a build. */
export interface BuildDifference {
  readonly since: {
    readonly buildId: string
    readonly version: string
    readonly buildNumber: string
  }
  readonly changes: readonly BuildChange[]
}

export interface BuildChange {
  /** `Size`, `Entitlement aps-environment`. */
  readonly what: string
  /** Empty: there was none. */
  readonly before: string
  /** Empty: there is none any more. */
  readonly after: string
}

/** What installers that sign a build anew want to know about it: AltStore, SideStore, Feather. Untrusted text. */
export interface Sideload {
  /** iOS itself would refuse the build: it never gets an install link, and no manifest is for it. */
  readonly only: boolean
  readonly permissions: Permissions
}

/** What an app and its extensions ask for, by name. */
export interface Permissions {
  /** Keys of the signatures' entitlements. */
  readonly entitlements: readonly string[]
  /** `NS…UsageDescription`; the description is empty where the app gives none. */
  readonly privacy: readonly Use[]
}

export interface Use {
  readonly name: string
  readonly usageDescription: string
}

/**
 * The facts about one build: what `build.json` holds and what every page, comment and output is
 * rendered from. Strings that came from the IPA or the event are untrusted text.
 */
export interface BuildRecord {
  readonly schema: 1
  readonly buildId: string
  readonly channel: Channel
  readonly unlisted: boolean
  readonly run: RunIdentity
  /** ISO 8601, UTC. */
  readonly publishedAt: string
  readonly source: {
    /** `owner/name` of the repository that was built. */
    readonly repository: string
    /** Full SHA of the built commit (a pull request's head, never the merge commit). */
    readonly commit: string
    readonly commitUrl: HttpsUrl | undefined
    readonly runUrl: HttpsUrl | undefined
    /** Of the pull request. Untrusted text, like the rest; undefined where the event did not say it. */
    readonly title?: string
    /** Login of who opened the pull request, or pushed. */
    readonly author?: string
    /** What a pull request is to merge; the channel of a branch says it already. */
    readonly branch?: string
    /** First line of the commit's message. */
    readonly subject?: string
  }
  readonly app: {
    readonly bundleId: string
    readonly title: string
    readonly subtitle: string
    readonly version: string
    readonly buildNumber: string
    readonly minimumOs: string
    readonly deviceFamilies: readonly string[]
    /** `UIRequiredDeviceCapabilities`; undefined in records of before this was kept. */
    readonly capabilities?: readonly string[]
    /** `UISupportedDevices`: thinned, the build is for these models only; undefined when it is for all. */
    readonly onlyModels?: readonly string[]
  }
  readonly signing: Signing
  readonly ipa: {
    /** `<safe file name>.ipa`. */
    readonly fileName: string
    readonly size: number
    readonly sha256: string
    /** Where the bytes lie. */
    readonly host: IpaHostName
  }
  /** What the app holds and asks for; undefined in records of before this was kept. */
  readonly inside?: BuildInside
  /** Against the build that was the newest before; undefined for a first one. */
  readonly difference?: BuildDifference
  /** Published with `sideload: true`: it stands in the source (`apps.json`) of its channel. */
  readonly sideload?: Sideload
  readonly urls: BuildUrls
  readonly notes: string
  readonly findings: readonly Finding[]
}

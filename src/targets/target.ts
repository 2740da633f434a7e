import type { BuildRecord, RedirectedAddress } from '../builds/build-record'
import type { Channel } from '../builds/channel'
import type { IpaHostName } from '../builds/ipa-host'
import type { HttpsUrl } from '../primitives/https-url'
import type { Progress } from '../primitives/progress'
import type { ShownApp } from '../site/launcher-link'
import type { Placement } from '../site/layout'
import type { Shelf, ShelvedBuild, SiteChange, SiteEdit } from '../site/shelf'

export interface IpaLimit {
  readonly bytes: number
  readonly reason: string
  readonly larger: string
}

/** What the target found out about the place where the build would go. */
export interface Hosting {
  /** Where the IPA itself would lie. */
  readonly ipaHost: IpaHostName
  /** Largest IPA in bytes that this host takes, whose rule that is, and what takes larger ones; empty: nothing. */
  readonly ipaLimit: IpaLimit
  /** `members-only`: a phone's installer, which has no session, cannot fetch it. */
  readonly access: 'public' | 'members-only'
  /** For `members-only`: what is not public and what would help. Empty otherwise. */
  readonly accessReason: string
  /** Where the pages of builds lie. `launcher`: one page installs all builds, and can name none. */
  readonly page: 'pages' | 'own-host' | 'launcher'
  /** The addresses that are answered with a redirect (release assets). */
  readonly redirects: readonly RedirectedAddress[]
  /** The inputs that serve the IPA without a redirect; empty where it has none. */
  readonly withoutRedirect: string
  /** The repository that was built can be read by anybody. */
  readonly sourceIsPublic: boolean
  /** Root of the site, with trailing slash. */
  readonly baseUrl: HttpsUrl
}

/** The part of a build that decides its addresses. */
export interface BuildIdentity {
  readonly channel: Channel
  readonly bundleId: string
  readonly buildId: string
  /** `<safe file name>.ipa`. */
  readonly fileName: string
  readonly size: number
  readonly unlisted: boolean
  /** For a page that cannot be looked up: the launcher gets it in its address. */
  readonly shown?: ShownApp
}

/** An IPA that lies beside the site, so that no edit carries it. */
export interface IpaUpload {
  readonly record: BuildRecord
  /** On this machine. */
  readonly path: string
}

/** What came of writing. */
export interface Publication {
  /** `unchanged`: the target already held exactly this. `dry-run`: nothing was to be written. */
  readonly kind: 'written' | 'unchanged' | 'dry-run'
  /** Tries it took, 1 when nobody was in the way. */
  readonly attempts: number
  /** The commit that the Pages branch now has; empty for other targets. */
  readonly commit: string
  /** Paths that whoever uploads the site has to delete there; absent where nobody has to. */
  readonly toDelete?: readonly string[]
  /** What made room for a new build can still be installed, until `discard`: `beforeWrite` told nothing of it. */
  readonly keepsUntilDiscard?: true
}

/**
 * Where a site goes. The contract test suite of the targets says what each method owes. What a target has no
 * use for it leaves out.
 */
export interface Target {
  /**
   * Reads settings and rights. Writes nothing, with one exception: where Pages is off it makes the branch
   * that the settings page can then offer, and throws.
   *
   * @param ipaSize bytes of the largest IPA: it decides which host takes them all.
   * @throws ActionError for whatever would stop the upload later: Pages off, wrong source, no write
   * permission. The hint names the setting or the `permissions:` line.
   */
  survey(ipaSize: number): Promise<Hosting>
  /** The addresses that `apply` will make true. Writes nothing. */
  plan(build: BuildIdentity): Promise<Placement>
  /** Root of the site, with trailing slash. */
  baseUrl(): Promise<HttpsUrl>
  /** What the target holds now. */
  read(): Promise<Shelf>
  /**
   * Reads, edits and writes as one compare-and-swap: when another run was faster it starts again from
   * a fresh shelf, so no run's build is ever lost. Write order: IPA, manifest, page, then the ref.
   */
  apply(edit: SiteEdit, options: ApplyOptions): Promise<Publication>
  /** Contents of small files (at most 64 KiB each) by path; those that are not there are left out. */
  contents?(paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>
  /** Deletes what lies beside the site of builds that nothing points to any more. */
  discard?(gone: readonly ShelvedBuild[]): Promise<void>
  /** Deletes what runs that died have left beside the site, or only looks. Answers what that was. */
  tidy?(mode: Tidying): Promise<readonly string[]>
  /** Called when the site does not show for a while what was published. */
  nudge?(): Promise<void>
  /** Whether nothing that was published will show any more. */
  hasFailed?(): Promise<boolean>
  /** A sentence about a site that never showed what was published; empty when nothing more is known. */
  whyNotLive?(): Promise<string>
}

export type Tidying = 'delete' | 'look'

export interface ApplyOptions {
  /** One line for people: the commit message, a log line. */
  readonly reason: string
  readonly progress: Progress
  /**
   * Awaited once the change of a try is known and before anything of it is written: whoever offers what
   * it takes away stops doing so first. Called again with each try's own change, and seldom for one that
   * changes nothing.
   */
  readonly beforeWrite?: (change: SiteChange) => Promise<void>
  /** Put online before anything that points to them; default none. */
  readonly ipas?: readonly IpaUpload[]
}

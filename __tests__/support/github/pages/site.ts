import type { Repository } from '../world'
import { BuildQueue } from './build-queue'
import type { Snapshot } from './snapshot'

/** `login`: strangers are sent to a login page; `hidden`: they get 404. Both: members only. */
export type PagesAccess = 'public' | 'login' | 'hidden'

/** The state of the certificate of a custom domain, in the API's words. */
export type CertificateState = 'approved' | 'issued' | 'authorization_pending' | 'errored'

export interface PagesOptions {
  /** Default `gh-pages`. */
  readonly branch?: string
  readonly path?: '/' | '/docs'
  readonly buildType?: 'legacy' | 'workflow'
  readonly access?: PagesAccess
  /** The site gets a host of its own. */
  readonly customDomain?: boolean
  /** False: `html_url` says `http:`, as GitHub does while HTTPS is not enforced. */
  readonly httpsEnforced?: boolean
  /** State of the certificate; default `approved` for a custom domain, none otherwise. */
  readonly certificate?: CertificateState
}

export type PagesSettings = Required<Omit<PagesOptions, 'certificate'>> & {
  readonly certificate: CertificateState | undefined
}

export function pagesSettings(options: PagesOptions): PagesSettings {
  const customDomain = options.customDomain ?? false
  return {
    branch: options.branch ?? 'gh-pages',
    path: options.path ?? '/',
    buildType: options.buildType ?? 'legacy',
    access: options.access ?? 'public',
    customDomain,
    httpsEnforced: options.httpsEnforced ?? true,
    certificate: options.certificate ?? (customDomain ? 'approved' : undefined),
  }
}

export interface PagesSiteOptions {
  readonly repository: Repository
  readonly settings: PagesSettings
  /** Address of the host, without trailing slash. */
  readonly origin: string
  /** Path of the site on its host, with slashes at both ends. */
  readonly prefix: string
  readonly buildDelay: number
  readonly buildOnPush: boolean
  readonly nextId: () => number
}

/** Bytes up to which a file stays in memory: pages and images, not IPAs. */
const keptBlobSize = 1_000_000

/** The Pages site of a repository: its settings, its builds, and what is live. */
export class PagesSite {
  readonly repository: Repository
  readonly settings: PagesSettings
  readonly origin: string
  readonly prefix: string
  readonly queue: BuildQueue
  readonly #buildOnPush: boolean
  readonly #blobs = new Map<string, Buffer>()
  #live: Snapshot | undefined
  #lastSeen: string | undefined

  constructor(options: PagesSiteOptions) {
    const { repository, settings, buildDelay: delay, nextId } = options
    this.repository = repository
    this.settings = settings
    this.origin = options.origin
    this.prefix = options.prefix
    this.#buildOnPush = options.buildOnPush && settings.buildType === 'legacy'
    const onBuilt = (snapshot: Snapshot) => {
      this.#live = snapshot
    }
    const { path } = settings
    this.queue = new BuildQueue({ git: repository.git, path, delay, nextId, onBuilt })
  }

  /** https address of the root, with trailing slash. */
  get url(): string {
    return `${this.origin}${this.prefix}`
  }

  /** Undefined until the first build has ended well. */
  get live(): Snapshot | undefined {
    return this.#live
  }

  /** The bytes of a published file; small ones are kept, because a poll asks again and again. */
  async blob(oid: string): Promise<Buffer> {
    const kept = this.#blobs.get(oid)
    if (kept !== undefined) return kept
    const bytes = await this.repository.git.blob(oid)
    if (bytes.length <= keptBlobSize) this.#blobs.set(oid, bytes)
    return bytes
  }

  /** Looks at the branch after a push, and builds when it moved. */
  async notice(pusher: string): Promise<void> {
    const head = await this.repository.git.head(this.settings.branch)
    if (head === undefined || head === this.#lastSeen) return
    this.#lastSeen = head
    if (this.#buildOnPush) this.queue.request(head, pusher)
  }

  /** What a deployment by a workflow would do: these files are the site from now on. */
  async deploy(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    const ref = 'refs/stand-in/deployment'
    const commit = await this.repository.git.commit({ ref, files, orphan: true })
    this.#live = await this.repository.git.files(commit)
  }

  /** Puts the branch's head online at once, when there is a branch. For arranging a test. */
  async publishNow(): Promise<void> {
    this.#lastSeen = await this.repository.git.head(this.settings.branch)
    if (this.#lastSeen !== undefined) await this.queue.adopt(this.#lastSeen, this.repository.owner)
  }
}

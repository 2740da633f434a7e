import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ActionsRecord } from './actions/actions-record'
import { BareRepository } from './bare-repository'
import { Faults } from './faults'
import type { PushStage } from './git-server'
import { type GetOptions, type Got, httpsGet } from './https-get'
import type { LandedCommit } from './landed-commit'
import type { GitHubOptions, Interruption, RepositoryOptions } from './options'
import { mountOf } from './pages/resolve-path'
import { type PagesOptions, PagesSite, pagesSettings } from './pages/site'
import { openPullRequest, type PullRequestOptions } from './pull-requests'
import { type PushRejection, setRejection } from './push-rejection'
import { Releases } from './releases/releases'
import { type LoggedRequest, RequestLog } from './request-log'
import { type BranchRule, setRules } from './ruleset'
import { type Servers, startServers } from './servers'
import { newToken, type TokenOptions } from './token'
import { type PullRequest, type Repository, type Token, World } from './world'

/** A GitHub on this machine: git, REST and Pages on loopback, and a world that tests arrange. */
export class GitHub {
  readonly world = new World()
  readonly faults = new Faults()
  /** What GitHub's description objects to in the requests that came. Empty, or the test has failed. */
  readonly violations: string[] = []
  readonly #options: GitHubOptions
  readonly #root: string
  readonly #log = new RequestLog(this.world)
  #servers: Servers | undefined
  #interruption: Interruption | undefined

  private constructor(options: GitHubOptions, root: string) {
    this.#options = options
    this.#root = root
  }

  static async start(options: GitHubOptions): Promise<GitHub> {
    const github = new GitHub(options, await mkdtemp(path.join(tmpdir(), 'github-')))
    const { faults, violations, world } = github
    github.#servers = await startServers({
      ...{ faults, settings: options, violations, world },
      log: github.#log,
      onPushStage: (stage, repository) => github.#interrupt(stage, repository),
      onPushed: async (repository, pusher) => repository.pages?.notice(pusher),
    })
    await writeFile(github.ca, github.#running.authority)
    return github
  }

  /** Where git remotes live: `${serverUrl}/owner/name`. */
  get serverUrl(): string {
    return this.#running.origins.serverUrl
  }

  /** Origin of the REST API, which is one of its own as `https://api.github.com` is. */
  get apiUrl(): string {
    return this.#running.origins.apiUrl
  }

  /** `https://github.com` as a browser sees it; release pages and downloads are here. */
  get webUrl(): string {
    return this.#running.origins.webUrl
  }

  get uploadUrl(): string {
    return this.#running.origins.uploadUrl
  }

  /** Where downloads of release assets are redirected to. */
  get assetUrl(): string {
    return this.#running.origins.assetUrl
  }

  get graphqlUrl(): string {
    return this.#running.origins.graphqlUrl
  }

  /** PEM file of the authority behind the Pages certificates, for `NODE_EXTRA_CA_CERTS`. */
  get ca(): string {
    return path.join(this.#root, 'authority.pem')
  }

  /** Every request so far, in order of arrival. */
  get requests(): readonly LoggedRequest[] {
    return this.#log.entries
  }

  /** Where the steps of a job find their artifacts and OIDC tokens. */
  get resultsUrl(): string {
    return this.#running.origins.resultsUrl
  }

  async addRepository(options: RepositoryOptions): Promise<Repository> {
    const { defaultBranch = 'main', fork = false, fullName, visibility = 'public' } = options
    const [owner = '', name = ''] = fullName.split('/')
    const directory = path.join(this.#root, owner, `${name}.git`)
    const nextId = () => this.world.nextId()
    const repository: Repository = {
      ...{ owner, name, fullName, visibility, defaultBranch, fork },
      id: this.world.nextId(),
      git: await BareRepository.create(directory, defaultBranch),
      pages: undefined,
      pulls: new Map(),
      comments: [],
      deployments: [],
      attestations: [],
      releases: new Releases(directory.replace(/git$/, 'assets'), nextId),
      actions: new ActionsRecord(directory.replace(/git$/, 'artifacts'), nextId),
    }
    this.world.repositories.set(fullName.toLowerCase(), repository)
    return repository
  }

  /** A token of the `GITHUB_TOKEN` kind: what `permissions` does not name, it may not do. */
  addToken(options: TokenOptions = {}): Token {
    const token = newToken(options, this.world.tokens.size + 1)
    this.world.tokens.set(token.value, token)
    return token
  }

  openPullRequest(options: PullRequestOptions): Promise<PullRequest> {
    return openPullRequest(this.world, options)
  }

  /** Switches Pages on, or gives it other settings. What the branch holds is online at once. */
  async enablePages(repository: Repository, options: PagesOptions = {}): Promise<PagesSite> {
    this.disablePages(repository)
    const settings = pagesSettings(options)
    const { pages } = this.#running
    const atOwner = await pages.ownerOrigin(repository.owner)
    const { pagesBuildDelay: buildDelay = 20, pagesBuildOnPush: buildOnPush = true } = this.#options
    const site = new PagesSite({
      ...{ repository, settings, buildDelay, buildOnPush },
      origin: settings.customDomain ? await pages.customOrigin() : atOwner,
      prefix: settings.customDomain ? '/' : mountOf(repository, this.#options),
      nextId: () => this.world.nextId(),
    })
    repository.pages = site
    await pages.mount(site)
    if (settings.buildType === 'legacy') await site.publishNow()
    return site
  }

  disablePages(repository: Repository): void {
    if (repository.pages === undefined) return
    repository.pages.queue.stop()
    this.#running.pages.unmount(repository.pages)
    repository.pages = undefined
  }

  /** A push by somebody else: a commit, and what GitHub does after one. */
  async push(repository: Repository, change: LandedCommit): Promise<string> {
    const commit = await repository.git.commit(change)
    await repository.pages?.notice(repository.owner)
    return commit
  }

  rejectPushes(repository: Repository, rejection: PushRejection | undefined): Promise<void> {
    return setRejection(repository, rejection)
  }

  /** A ruleset for all branches; an empty list lifts it. */
  setRules(repository: Repository, rules: readonly BranchRule[]): Promise<void> {
    return setRules(repository, rules)
  }

  /**
   * Runs the callback once, in the middle of the next push. `advertisement`: before the pusher sees
   * the refs, so its lease is stale; `receive`: after that, so the server has to refuse.
   */
  beforePush(callback: Interruption['callback'], stage: PushStage = 'advertisement'): void {
    this.#interruption = { stage, callback }
  }

  /** Fetches from Pages as a stranger would; redirects are shown, not followed. */
  get(url: string, options: Omit<GetOptions, 'ca'> = {}): Promise<Got> {
    return httpsGet(url, { ...options, ca: this.#running.authority })
  }

  async close(): Promise<void> {
    for (const { pages } of this.world.repositories.values()) pages?.queue.stop()
    await this.#running.close()
    await rm(this.#root, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }

  get #running(): Servers {
    if (this.#servers === undefined) throw new Error('the stand-in has not started')
    return this.#servers
  }

  async #interrupt(stage: PushStage, repository: Repository): Promise<void> {
    const interruption = this.#interruption
    if (interruption?.stage !== stage) return
    this.#interruption = undefined
    await interruption.callback(repository)
  }
}

/** Starts a stand-in on ports of its own; any number can run side by side. */
export function startGitHub(options: GitHubOptions = {}): Promise<GitHub> {
  return GitHub.start(options)
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { BareRepository } from './bare-repository'
import { Faults } from './faults'
import { type PushStage, serveGit } from './git-server'
import type { LoopbackServer } from './loopback-server'
import { type PushRejection, setRejection } from './push-rejection'
import { type LoggedRequest, RequestLog } from './request-log'
import { type Permissions, type Repository, type Token, type Visibility, World } from './world'

export interface RepositoryOptions {
  /** `owner/name`. */
  readonly fullName: string
  readonly visibility?: Visibility
  readonly defaultBranch?: string
  readonly fork?: boolean
}

export interface TokenOptions {
  /** How the request log speaks of it. */
  readonly name?: string
  readonly permissions?: Permissions
  readonly repositories?: readonly string[]
  readonly login?: string
}

interface Interruption {
  readonly stage: PushStage
  readonly callback: (repository: Repository) => Promise<void>
}

/** A GitHub on this machine: git, REST and Pages on loopback, and a world that tests arrange. */
export class GitHub {
  readonly world = new World()
  readonly faults = new Faults()
  readonly #log = new RequestLog(this.world)
  readonly #root: string
  readonly #servers: LoopbackServer[] = []
  #interruption: Interruption | undefined
  #serverUrl = ''

  private constructor(root: string) {
    this.#root = root
  }

  static async start(): Promise<GitHub> {
    const github = new GitHub(await mkdtemp(path.join(tmpdir(), 'github-')))
    await github.#serve()
    return github
  }

  /** Where git remotes live: `${serverUrl}/owner/name`. */
  get serverUrl(): string {
    return this.#serverUrl
  }

  get requests(): readonly LoggedRequest[] {
    return this.#log.entries
  }

  async addRepository(options: RepositoryOptions): Promise<Repository> {
    const { fullName, defaultBranch = 'main' } = options
    const [owner = '', name = ''] = fullName.split('/')
    const directory = path.join(this.#root, owner, `${name}.git`)
    const repository: Repository = {
      id: this.world.nextId(),
      owner,
      name,
      fullName,
      visibility: options.visibility ?? 'public',
      defaultBranch,
      fork: options.fork ?? false,
      git: await BareRepository.create(directory, defaultBranch),
      pages: undefined,
      pulls: new Map(),
      comments: [],
    }
    this.world.repositories.set(fullName.toLowerCase(), repository)
    return repository
  }

  /** A token of the `GITHUB_TOKEN` kind: what `permissions` does not name, it may not do. */
  addToken(options: TokenOptions = {}): Token {
    const count = this.world.tokens.size + 1
    const token: Token = {
      name: options.name ?? (count === 1 ? 'GITHUB_TOKEN' : `token ${count}`),
      value: `ghs_${String(count).padStart(4, '0')}${'x7Q'.repeat(11).slice(0, 32)}`,
      login: options.login ?? 'github-actions[bot]',
      permissions: options.permissions ?? {},
      repositories: options.repositories ?? 'all',
    }
    this.world.tokens.set(token.value, token)
    return token
  }

  rejectPushes(repository: Repository, rejection: PushRejection | undefined): Promise<void> {
    return setRejection(repository, rejection)
  }

  /**
   * Runs the callback once, in the middle of the next push. `advertisement`: before the pusher sees
   * the refs, so its lease is stale; `receive`: after that, so the server has to refuse.
   */
  beforePush(callback: Interruption['callback'], stage: PushStage = 'advertisement'): void {
    this.#interruption = { stage, callback }
  }

  async close(): Promise<void> {
    await Promise.all(this.#servers.map(server => server.close()))
    await rm(this.#root, { recursive: true, force: true })
  }

  async #serve(): Promise<void> {
    const git = await serveGit({
      root: this.#root,
      world: this.world,
      log: this.#log,
      faults: this.faults,
      onPushStage: (stage, repository) => this.#interrupt(stage, repository),
      onPushed: async () => {},
    })
    this.#servers.push(git)
    this.#serverUrl = git.origin
  }

  async #interrupt(stage: PushStage, repository: Repository): Promise<void> {
    const interruption = this.#interruption
    if (interruption?.stage !== stage) return
    this.#interruption = undefined
    await interruption.callback(repository)
  }
}

export function startGitHub(): Promise<GitHub> {
  return GitHub.start()
}

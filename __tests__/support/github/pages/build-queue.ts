import type { BareRepository } from '../bare-repository'
import { buildSite, type Snapshot } from './snapshot'

export interface PagesBuild {
  readonly id: number
  readonly commit: string
  readonly pusher: string
  readonly createdAt: Date
  updatedAt: Date
  status: 'queued' | 'building' | 'built' | 'errored'
  /** GitHub's message for people, for `errored`. */
  error: string | null
}

export interface BuildQueueOptions {
  readonly git: BareRepository
  readonly path: '/' | '/docs'
  /** Milliseconds that a build takes. */
  readonly delay: number
  readonly nextId: () => number
  readonly onBuilt: (snapshot: Snapshot) => void
}

/**
 * One build at a time and one waiting. A newer push takes the place of the waiting one, which then
 * reads `errored` although nothing is wrong with it (opengeos/GeoLibre#1640).
 */
export class BuildQueue {
  /** Newest last. */
  readonly builds: PagesBuild[] = []
  readonly #options: BuildQueueOptions
  #stopped = false
  #timer: NodeJS.Timeout | undefined
  #nextFailure: string | undefined
  #idle: Promise<void> = Promise.resolve()
  #becomeIdle: () => void = () => {}

  constructor(options: BuildQueueOptions) {
    this.#options = options
  }

  /** The next build to start ends `errored` with this message. */
  failNext(message: string): void {
    this.#nextFailure = message
  }

  /** Resolves when no build is running or waiting. */
  settled(): Promise<void> {
    return this.#idle
  }

  /** Ends the running build at once instead of after its delay; the waiting one then starts. */
  async finishNow(): Promise<void> {
    const running = this.builds.find(({ status }) => status === 'building')
    if (running === undefined) throw new Error('no build is running')
    clearTimeout(this.#timer)
    await this.#finish(running)
  }

  request(commit: string, pusher: string): PagesBuild {
    for (const waiting of this.builds.filter(build => build.status === 'queued')) {
      this.#end(waiting, 'Page build failed.')
    }
    const now = new Date()
    const id = this.#options.nextId()
    const facts = { id, commit, pusher, createdAt: now, updatedAt: now }
    const build: PagesBuild = { ...facts, status: 'queued', error: null }
    this.builds.push(build)
    if (this.#timer === undefined) {
      this.#idle = new Promise(resolve => {
        this.#becomeIdle = resolve
      })
      this.#start(build)
    }
    return build
  }

  /** Puts a commit online at once, as a build that ended before the test began. */
  async adopt(commit: string, pusher: string): Promise<void> {
    const now = new Date()
    const id = this.#options.nextId()
    const facts = { id, commit, pusher, createdAt: now, updatedAt: now }
    this.builds.push({ ...facts, status: 'built', error: null })
    this.#options.onBuilt(await buildSite(this.#options.git, commit, this.#options.path))
  }

  /** Also for what a build that is under way would start after itself. */
  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
    this.#becomeIdle()
  }

  #start(build: PagesBuild): void {
    build.status = 'building'
    build.updatedAt = new Date()
    this.#timer = setTimeout(() => void this.#finish(build), this.#options.delay)
  }

  async #finish(build: PagesBuild): Promise<void> {
    const failure = this.#nextFailure
    this.#nextFailure = undefined
    try {
      if (failure !== undefined) throw new Error(failure)
      this.#options.onBuilt(await buildSite(this.#options.git, build.commit, this.#options.path))
      this.#end(build, null)
    } catch (error) {
      this.#end(build, error instanceof Error ? error.message : String(error))
    }
    this.#timer = undefined
    const next = this.builds.find(({ status }) => status === 'queued')
    if (next === undefined || this.#stopped) return this.#becomeIdle()
    this.#start(next)
  }

  #end(build: PagesBuild, error: string | null): void {
    build.status = error === null ? 'built' : 'errored'
    build.error = error
    build.updatedAt = new Date()
  }
}

import { type Backoff, type Clock, delayBefore } from '../primitives/clock'
import { ActionError, messageOf } from '../primitives/errors'
import type { Progress } from '../primitives/progress'
import { type AddressName, addressNames } from './addresses'
import type { MissingAddress } from './not-live'
import { isSetting } from './request'

/** Milliseconds. A Pages build takes 20 to 60 s, so looking more often than this gains nothing. */
const pause: Backoff = {
  attempts: Number.MAX_SAFE_INTEGER,
  firstDelay: 2_000,
  longestDelay: 10_000,
}

/** Milliseconds without the page after which a build is asked for: builds mostly start within seconds. */
const STUCK_AFTER = 75_000

/** Milliseconds that a wrong setting has to last: a site that was just switched on may still settle. */
const SETTLING = 90_000

/** Milliseconds between two lines of progress. */
const QUIET = 15_000

/** Milliseconds between two questions whether anybody still waits for the build, or whether it is there. */
const ASK_AGAIN = 60_000

/** Longest wait that a server may ask for, in milliseconds: Pages answers 429 with minutes. */
const LONGEST_RETRY_AFTER = 60_000

export interface PatienceOptions {
  readonly clock: Clock
  /** Milliseconds from now. */
  readonly timeout: number
  readonly progress: Progress
  /** Called once when the page has not come for a while. */
  readonly onStuck?: () => Promise<void>
  /** Asked now and then; false ends the waiting at once. */
  readonly stillWanted?: () => Promise<boolean>
  /**
   * Asked now and then while the page says that the build is gone, or is there and other addresses stay
   * missing; true ends the waiting at once.
   */
  readonly isGone?: () => Promise<boolean>
  /** Asked now and then once a build was asked for and still no page came; true ends the waiting at once. */
  readonly hasFailed?: () => Promise<boolean>
}

/** How long to go on looking at what is not there yet. Holds the time of one verification. */
export class Patience {
  readonly #options: PatienceOptions
  readonly #start: number
  #lastLine = Number.NEGATIVE_INFINITY
  #lastAsked = 0
  #lastMissed = Number.NEGATIVE_INFINITY
  /** When the site was asked to build. */
  #stuckAt: number | undefined
  /** When the page was there for the first time and other addresses were not. */
  #seenAt: number | undefined
  #obstacle = ''
  /** Since when each address has failed because of a setting. */
  #settings: ReadonlyMap<AddressName, number> = new Map()

  constructor(options: PatienceOptions) {
    this.#options = options
    this.#start = options.clock.now().getTime()
  }

  /** Milliseconds since the start. */
  elapsed(): number {
    return this.#options.clock.now().getTime() - this.#start
  }

  /** Why the site could not be asked to build, and what to change; empty while nothing was in the way. */
  get obstacle(): string {
    return this.#obstacle
  }

  /** Waits for the next look; false when there should be none. */
  async mayGoOn(missing: readonly MissingAddress[], attempt: number): Promise<boolean> {
    const left = this.#options.timeout - this.elapsed()
    if (left <= 0 || this.#isSettingWrong(missing)) return false
    if ((await this.#isGone(missing)) || !(await this.#isWanted())) return false
    if (await this.#hasFailed()) return false
    this.#say(missing)
    await this.#tellStuck(missing)
    const { clock } = this.#options
    const asked = Math.max(...missing.map(({ fault }) => fault.retryAfter))
    const delay = Math.max(
      delayBefore(attempt, pause, clock.random),
      Math.min(asked, LONGEST_RETRY_AFTER),
    )
    await clock.sleep(Math.min(delay, left))
    return true
  }

  #isSettingWrong(missing: readonly MissingAddress[]): boolean {
    const now = this.elapsed()
    const wrong = missing.filter(({ fault }) => isSetting(fault))
    this.#settings = new Map(wrong.map(({ name }) => [name, this.#settings.get(name) ?? now]))
    return [...this.#settings.values()].some(since => now - since >= SETTLING)
  }

  #say(missing: readonly MissingAddress[]): void {
    const elapsed = this.elapsed()
    const [first] = missing
    if (first === undefined || elapsed - this.#lastLine < QUIET) return
    this.#lastLine = elapsed
    const names = missing.map(({ name }) => addressNames[name]).join(', ')
    const times = `${Math.round(elapsed / 1000)} of at most ${Math.round(this.#options.timeout / 1000)} s`
    const what = first.awaited || `Waiting for the ${names}`
    this.#options.progress(`${what} … ${times}${oddity(first)}`)
  }

  async #isWanted(): Promise<boolean> {
    const { stillWanted } = this.#options
    const elapsed = this.elapsed()
    if (stillWanted === undefined || elapsed - this.#lastAsked < ASK_AGAIN) return true
    this.#lastAsked = elapsed
    return stillWanted()
  }

  /** The page may also be that of an earlier end, which the build at hand is about to replace. */
  async #isGone(missing: readonly MissingAddress[]): Promise<boolean> {
    const { isGone } = this.#options
    const elapsed = this.elapsed()
    const saysSo = missing.some(({ fault }) => fault.cause === 'gone')
    if (isGone === undefined || !(saysSo || this.#isPartlyMissing(missing))) return false
    if (elapsed - this.#lastMissed < ASK_AGAIN) return false
    this.#lastMissed = elapsed
    return isGone()
  }

  /** What comes with the page comes at once with it, or was taken away since the page was seen. */
  #isPartlyMissing(missing: readonly MissingAddress[]): boolean {
    if (missing.some(({ name }) => name === 'page')) return false
    this.#seenAt ??= this.elapsed()
    return this.elapsed() - this.#seenAt >= ASK_AGAIN
  }

  /** The build that was asked for has had its time: when the newest one failed, none is to come. */
  async #hasFailed(): Promise<boolean> {
    const { hasFailed } = this.#options
    const elapsed = this.elapsed()
    if (hasFailed === undefined || this.#stuckAt === undefined) return false
    if (elapsed - this.#stuckAt < ASK_AGAIN) return false
    this.#stuckAt = elapsed
    return hasFailed()
  }

  async #tellStuck(missing: readonly MissingAddress[]): Promise<void> {
    const { onStuck, progress } = this.#options
    const hasPage = missing.every(({ name }) => name !== 'page')
    if (onStuck === undefined || this.#stuckAt !== undefined) return
    if (hasPage || this.elapsed() < STUCK_AFTER) return
    this.#stuckAt = this.elapsed()
    try {
      await onStuck()
    } catch (thrown) {
      const problem = `The site could not be asked to build: ${messageOf(thrown)}`
      progress(problem)
      const hint = thrown instanceof ActionError ? (thrown.hint ?? '') : ''
      this.#obstacle = `${problem}\n${hint}`.trim()
    }
  }
}

/** That a page is not there yet is what waiting is about; anything else may be what is wrong. */
function oddity({ name, url, fault }: MissingAddress): string {
  return name === 'page' && fault.found === 'HTTP 404' ? '' : ` (${fault.found} at ${url})`
}

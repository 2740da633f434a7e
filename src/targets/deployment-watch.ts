import { ActionError, messageOf } from '../errors'
import {
  cancelPagesDeployment,
  type PagesDeploymentState,
  type PagesPlaceOfDeployments,
  readPagesDeployment,
} from '../github/pages-deployments'
import { type Backoff, delayBefore } from '../retry'
import type { Waiting } from './patiently'

/** Milliseconds between two looks, as actions/deploy-pages does. */
const LOOK_EVERY = 5_000

/** Milliseconds. GitHub's limit for a deployment. */
const LONGEST_DEPLOYMENT = 600_000

/** Looks in a row that may fail, as in actions/deploy-pages. */
const MOST_FAILED_LOOKS = 10

/** What the states mean that end badly. */
const MEANINGS: Readonly<Record<string, string>> = {
  deployment_failed: 'GitHub could not deploy it',
  deployment_content_failed: 'GitHub does not take what it holds',
  deployment_cancelled: 'somebody cancelled it',
  deployment_lost: 'GitHub never said how it ended',
}

/**
 * Waits for the end of a deployment, and cancels one that takes too long.
 *
 * @throws ActionError `github` unless it succeeds
 */
export async function watchDeployment(
  place: PagesPlaceOfDeployments,
  id: string,
  { clock, progress }: Waiting,
): Promise<void> {
  const deadline = clock.now().getTime() + LONGEST_DEPLOYMENT
  let shown = ''
  let failedLooks = 0
  for (;;) {
    await clock.sleep(LOOK_EVERY)
    const state = await look(place, id)
    if (state instanceof ActionError) failedLooks++
    else {
      failedLooks = 0
      if (state.kind === 'succeeded') return
      if (state.kind === 'failed') throw ended(id, state)
    }
    const now = state instanceof ActionError ? messageOf(state) : state.word.replaceAll('_', ' ')
    if (now !== shown) progress(`Deployment ${id}: ${now}`)
    shown = now
    if (failedLooks >= MOST_FAILED_LOOKS) throw await givenUp(place, id, shown)
    if (clock.now().getTime() >= deadline) {
      throw await givenUp(place, id, `it took longer than ${LONGEST_DEPLOYMENT / 60_000} minutes`)
    }
  }
}

async function look(
  place: PagesPlaceOfDeployments,
  id: string,
): Promise<PagesDeploymentState | ActionError> {
  try {
    return await readPagesDeployment(place, id)
  } catch (error) {
    if (error instanceof ActionError) return error
    throw error
  }
}

const STATUS_HINT =
  'The branch holds the change, and the site still shows what it showed before. Run the job again; for github.com, https://www.githubstatus.com tells about outages of Pages.'

function ended(id: string, { word }: PagesDeploymentState): ActionError {
  const meaning = MEANINGS[word] ?? 'GitHub says no more'
  return new ActionError(`The deployment ${id} of the site ended with “${word}”: ${meaning}`, {
    code: 'github',
    hint: STATUS_HINT,
  })
}

/** Nobody else can deploy while this one is under way. */
async function givenUp(
  place: PagesPlaceOfDeployments,
  id: string,
  why: string,
): Promise<ActionError> {
  const cancelled = await cancelPagesDeployment(place, id).then(
    () => 'It was cancelled',
    error => `It could not be cancelled (${messageOf(error)})`,
  )
  return new ActionError(`The deployment ${id} of the site was given up: ${why}. ${cancelled}`, {
    code: 'github',
    hint: STATUS_HINT,
  })
}

/** Milliseconds. Two deployments of others at their longest. */
const LONGEST_WAIT = 2 * LONGEST_DEPLOYMENT

const BACKOFF: Backoff = { attempts: Infinity, firstDelay: 5_000, longestDelay: 30_000 }

/** Waiting until others have deployed, for a bounded time. */
export class DeploymentTurn {
  private readonly deadline: number
  private waits = 0

  constructor(private readonly waiting: Waiting) {
    this.deadline = waiting.clock.now().getTime() + LONGEST_WAIT
  }

  /** @throws ActionError `github` when it has lasted too long. */
  requireTime(said: string): void {
    if (this.waiting.clock.now().getTime() < this.deadline) return
    throw new ActionError(
      `Others have been at work on the site for ${LONGEST_WAIT / 60_000} minutes: ${said}`,
      {
        code: 'github',
        hint: 'The branch holds the change. Run the job again when the others are done.',
      },
    )
  }

  /** @throws ActionError `github` when it has lasted too long. */
  async wait(said: string): Promise<void> {
    const { clock, progress } = this.waiting
    this.requireTime(said)
    const delay = delayBefore(++this.waits, BACKOFF, clock.random)
    progress(
      `Somebody else deploys the site; trying again in ${(delay / 1000).toFixed(0)} s (${said})`,
    )
    await clock.sleep(delay)
  }
}

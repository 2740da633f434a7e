import type { Destination } from '../inputs/destinations/destination'
import type { Environment } from '../primitives/environment'
import type { Progress } from '../primitives/progress'
import type { AppUpdate, CommentUpdate } from '../report/comment/update'
import type { Run } from '../run/run'
import { withoutRunnerPaths } from '../run/runner-paths'
import { announcer } from './comment'
import { Conversations } from './conversations'
import { checkAgainst, type SiteWitness } from './evidence'
import { OwedComments } from './owed'
import type { Announce } from './told'

/** Every comment of one run: its own pull request's, and those of others whose builds it takes away. */
export interface CommentDesk {
  /** The comment of a pull request; undefined: nobody is to be told. */
  readonly on: (pullRequest: number | undefined) => Announce
  /** Whether the pull request is neither merged nor closed; undefined: there is none to close. */
  readonly isOpen: (pullRequest: number | undefined) => Promise<boolean>
  /** At the end of the work: with links that could not be taken back the run fails. */
  readonly close: () => void
}

/**
 * What is written to a directory is not online yet: no comment calls it ready.
 *
 * @param standing `promised`: the addresses are not served yet. `ending`: builds are only taken away, of a
 * folder that nobody may ever have announced.
 */
export function openDesk(
  run: Run,
  site: SiteWitness,
  standing: Destination['serving'] | 'ending' = run.inputs.destination.serving,
): CommentDesk {
  const { inputs, clock, progress, warn } = run
  const owed = new OwedComments(run.remember)
  const speaks = inputs.comment && standing !== 'promised'
  const check = checkAgainst(site, run)
  const conversations = new Conversations(run)
  const known = new Map<number, Announce>()
  const isPromised = inputs.destination.serving === 'promised'
  const wrote = standing === 'ending' && isPromised ? 'perhaps' : 'surely'
  const on = (pullRequest: number | undefined): Announce => {
    if (pullRequest === undefined || !speaks) return tellNobody
    if (inputs.dryRun) return silentAnnounce(pullRequest, progress)
    const found = known.get(pullRequest)
    if (found !== undefined) return found
    const comments = conversations.with(pullRequest)
    const tell = announcer({ comments, pullRequest, clock, warn, owed, check, wrote })
    const announce: Announce = update => tell(postable(update, run.environment))
    known.set(pullRequest, announce)
    return announce
  }
  const close = (): void => {
    const failure = owed.failure()
    if (failure !== undefined) run.fail(failure)
  }
  const isOpen: CommentDesk['isOpen'] = async pullRequest =>
    pullRequest === undefined || conversations.isOpen(pullRequest)
  return { on, isOpen, close }
}

/** A failure is told in the words of the log, which may say where on the runner things lie. */
function postable(update: CommentUpdate, environment: Environment): CommentUpdate {
  const plain = (text: string): string => withoutRunnerPaths(text, environment)
  const postableApp = (app: AppUpdate): AppUpdate =>
    app.phase === 'failed' ? { ...app, reason: plain(app.reason), hint: plain(app.hint) } : app
  return update.kind === 'apps' ? { ...update, apps: update.apps.map(postableApp) } : update
}

const tellNobody: Announce = async () => ({ kind: 'nobody' })

/** Says whom it would tell what, and tells nobody (input `dry-run`). */
export function silentAnnounce(pullRequest: number, progress: Progress): Announce {
  return async update => {
    const what = update.kind === 'apps' ? update.apps.map(({ phase }) => phase) : [update.kind]
    progress(`Dry run: would say “${what.join(', ')}” on pull request #${pullRequest}`)
    return { kind: 'nobody' }
  }
}

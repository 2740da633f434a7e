import { ActionError } from '../errors'
import { fullName, readRepository } from '../github/repository'
import {
  checkWorkflow,
  dispatchWorkflow,
  latestRun,
  type WorkflowPlace,
  type WorkflowRunState,
} from '../github/workflows'
import type { Progress } from '../progress'

/** How a site gets to show what the branch holds, where a push to the branch does not do it. */
export interface SiteDeployment {
  /** Finds out before the upload what would keep `start` from working, as far as GitHub tells. */
  check(): Promise<void>
  /** Called after each change of the branch. */
  start(): Promise<void>
  /** Called when the site does not show the change for a while. */
  look(): Promise<void>
  /** A sentence about the last deployment, for when the site never showed the change. */
  describe(): Promise<string>
}

/** The user's own Pages workflow, which merges the branch into the site (`command: assemble`). */
export function workflowDeployment(place: WorkflowPlace, progress: Progress): SiteDeployment {
  const { github, repository, file } = place
  let branch: Promise<string> | undefined
  const defaultBranch = (): Promise<string> => {
    branch ??= readRepository(github, repository).then(found => found.defaultBranch)
    return branch
  }
  const start = async (): Promise<void> => {
    const ref = await defaultBranch()
    await dispatchWorkflow(place, ref).catch(error => notStarted(error, place))
    progress(`Started ${file} of ${fullName(repository)} on ${ref}, which deploys the site`)
  }
  const lastRun = async () => latestRun(place, await defaultBranch())
  return {
    check: () => checkWorkflow(place),
    start,
    look: async () => {
      const run = await lastRun()
      if (run === undefined || isDropped(run)) return start()
      if (hasFailed(run)) throw failedRun(run, file)
      progress(`The site is deployed by ${run.page}, which is ${stateOf(run)}`)
    },
    describe: async () => {
      const run = await lastRun()
      return run === undefined
        ? `No run of ${file} was found.`
        : `The last run of ${file} is ${stateOf(run)}: ${run.page}`
    },
  }
}

/** A group of `concurrency` keeps one waiting run; what it drops does not deploy what the branch holds now. */
function isDropped({ conclusion }: WorkflowRunState): boolean {
  return conclusion === 'cancelled' || conclusion === 'stale' || conclusion === 'skipped'
}

function hasFailed({ conclusion }: WorkflowRunState): boolean {
  return conclusion !== '' && conclusion !== 'success'
}

function stateOf({ status, conclusion }: WorkflowRunState): string {
  return conclusion === '' ? status.replaceAll('_', ' ') : `completed (${conclusion})`
}

function failedRun({ conclusion, page }: WorkflowRunState, file: string): ActionError {
  return new ActionError(`${file} ended with “${conclusion}”`, {
    code: 'github',
    hint: `Look at ${page} and run this job again when it works.`,
  })
}

/** The branch is written by then, and the site still shows what it showed before. */
function notStarted(error: unknown, { file }: WorkflowPlace): never {
  if (!(error instanceof ActionError)) throw error
  const { message, code, hint } = error
  throw new ActionError(
    `${message}\nThe branch holds the change, but the site shows it only when ${file} has run.`,
    { code, cause: error, ...(hint === undefined ? {} : { hint }) },
  )
}

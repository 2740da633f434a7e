import { fullName, readRepository } from '../../github/repository'
import {
  checkWorkflow,
  dispatchWorkflow,
  latestRun,
  type Workflow,
  type WorkflowRunState,
} from '../../github/workflows'
import { ActionError } from '../../primitives/errors'
import type { Progress } from '../../primitives/progress'
import type { SiteDeployment } from './deployment'

/** The user's own Pages workflow, which merges the branch into the site (`command: assemble`). */
export function workflowDeployment(workflow: Workflow, progress: Progress): SiteDeployment {
  const { github, repository, file } = workflow
  let branch: Promise<string> | undefined
  const defaultBranch = (): Promise<string> => {
    branch ??= readRepository(github, repository).then(found => found.defaultBranch)
    return branch
  }
  const start = async (): Promise<void> => {
    const ref = await defaultBranch()
    await dispatchWorkflow(workflow, ref).catch(error => notStarted(error, workflow))
    progress(`Started ${file} of ${fullName(repository)} on ${ref}, which deploys the site`)
  }
  const lastRun = async () => latestRun(workflow, await defaultBranch())
  const ensure = async (changedAt: Date): Promise<void> => {
    const run = await lastRun().catch(() => undefined)
    if (run === undefined || hasFailed(run) || run.createdAt < changedAt) return start()
    progress(`The site has been deployed since the last change: ${run.page}`)
  }
  return {
    check: () => checkWorkflow(workflow),
    start,
    ensure,
    retry: async () => {
      const run = await lastRun()
      if (run === undefined || isWorthAnother(run)) return start()
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

/**
 * A group of `concurrency` keeps one waiting run, and what it drops deploys nothing. One that went well and
 * shows nothing may have read the branch too early.
 */
function isWorthAnother({ conclusion }: WorkflowRunState): boolean {
  return ['success', 'cancelled', 'stale', 'skipped'].includes(conclusion)
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
function notStarted(error: unknown, { file }: Workflow): never {
  if (!(error instanceof ActionError)) throw error
  const { message, code, hint } = error
  throw new ActionError(
    `${message}\nThe branch holds the change, but the site shows it only when ${file} has run.`,
    { code, cause: error, ...(hint === undefined ? {} : { hint }) },
  )
}

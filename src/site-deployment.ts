import type { Destination } from './destination'
import type { GitHub } from './github/client'
import { ensurePagesBuild } from './github/pages-builds'
import { readPagesSite } from './github/pages-site'
import type { RepositoryName } from './github/repository'
import type { Progress } from './progress'
import type { Run } from './run'
import { type SiteDeployment, workflowDeployment } from './targets/workflow-deployment'

interface Deployed {
  readonly site: { readonly github: GitHub; readonly repository: RepositoryName }
  readonly progress: Progress
}

/** Input `pages-workflow`; undefined: a push to the branch is all that it takes. */
export function deploymentOf(
  destination: Destination,
  { site, progress }: Deployed,
): SiteDeployment | undefined {
  if (destination.kind !== 'pages' || destination.workflow === undefined) return undefined
  return workflowDeployment({ ...site, file: destination.workflow }, progress)
}

/** What can be done when the site does not show for a while what was published. */
export async function nudge(run: Run): Promise<void> {
  if (run.inputs.destination.kind !== 'pages') return
  const deployment = await deploymentInUse(run)
  if (deployment !== undefined) return deployment.look()
  const { github, repository } = run.site
  const build = await ensurePagesBuild(github, repository)
  run.progress(
    build === 'requested'
      ? 'GitHub had not started to build the site; asked it to'
      : 'GitHub is still building the site',
  )
}

/** A sentence about a site that never showed what was published; empty when nothing more is known. */
export async function whyNotLive(run: Run): Promise<string> {
  return (await deploymentInUse(run))?.describe() ?? ''
}

/** A branch-served site needs none, even when `pages-workflow` names one. */
async function deploymentInUse(run: Run): Promise<SiteDeployment | undefined> {
  const deployment = deploymentOf(run.inputs.destination, run)
  if (deployment === undefined) return undefined
  const site = await readPagesSite(run.site.github, run.site.repository)
  return site?.buildType === 'workflow' ? deployment : undefined
}

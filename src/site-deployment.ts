import { deployingJob } from './deploying-job'
import type { PagesDestination } from './destination'
import { ensurePagesBuild } from './github/pages-builds'
import { readPagesSite } from './github/pages-site'
import type { Run } from './run'
import { artifactDeployment } from './targets/artifact-deployment'
import type { SiteDeployment } from './targets/site-deployment'
import { workflowDeployment } from './targets/workflow-deployment'

/**
 * For a site that a push to the branch does not change. Input `pages-workflow` names the workflow that
 * deploys it; without one, this job has to be it.
 */
export function deploymentOf({ workflow, branch }: PagesDestination, run: Run): SiteDeployment {
  const { site, inputs, event, progress } = run
  if (workflow !== undefined) return workflowDeployment({ ...site, file: workflow }, progress)
  return artifactDeployment({
    ...run,
    ...site,
    serverUrl: event.server.url,
    token: inputs.siteToken,
    directory: inputs.directory,
    pagesBranch: branch,
    job: deployingJob(run),
  })
}

/** What can be done when the site does not show for a while what was published. */
export async function nudge(run: Run): Promise<void> {
  if (run.inputs.destination.kind !== 'pages') return
  const deployment = await deploymentInUse(run.inputs.destination, run)
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
  if (run.inputs.destination.kind !== 'pages') return ''
  return (await deploymentInUse(run.inputs.destination, run))?.describe() ?? ''
}

/** A branch-served site needs none, even when `pages-workflow` names one. */
async function deploymentInUse(
  destination: PagesDestination,
  run: Run,
): Promise<SiteDeployment | undefined> {
  const site = await readPagesSite(run.site.github, run.site.repository)
  return site?.buildType === 'workflow' ? deploymentOf(destination, run) : undefined
}

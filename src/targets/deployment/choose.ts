import { ensurePagesBuild, recentPagesBuilds } from '../../github/pages/builds'
import { readPagesSite } from '../../github/pages/site'
import type { PagesDestination } from '../../inputs/destination'
import type { Run } from '../../run/run'
import { workflowDeployment } from './by-workflow'
import type { SiteDeployment } from './deployment'
import { noDeployment } from './none'

/**
 * For a site that a push to the branch does not change. Input `pages-workflow` names the workflow that
 * deploys it; without one, nothing can be published there.
 */
export function deploymentOf({ workflow }: PagesDestination, run: Run): SiteDeployment {
  const { site, event, progress, warn } = run
  if (workflow !== undefined) return workflowDeployment({ ...site, file: workflow }, progress)
  const place = { repository: site.repository, serverUrl: event.server.url }
  return noDeployment({ place, warn })
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

/**
 * Whether GitHub has given up building a branch-served site. An older build that reads `errored` may have
 * been superseded; the newest cannot. A list that cannot be had says nothing.
 */
export async function hasBuildFailed(run: Run): Promise<boolean> {
  if (run.inputs.destination.kind !== 'pages') return false
  const { github, repository } = run.site
  const [newest] = await recentPagesBuilds(github, repository).catch(() => [])
  return newest?.status === 'errored'
}

/** A sentence about a site that never showed what was published; empty when nothing more is known. */
export async function whyNotLive(run: Run): Promise<string> {
  if (run.inputs.destination.kind !== 'pages') return ''
  const deployment = await deploymentInUse(run.inputs.destination, run)
  return deployment === undefined ? describeBuild(run) : deployment.describe()
}

/** GitHub's own words about the newest build of a branch-served site: no later one can have superseded it. */
async function describeBuild({ site }: Run): Promise<string> {
  const [newest] = await recentPagesBuilds(site.github, site.repository)
  if (newest?.status !== 'errored') return ''
  const words = newest.error === '' ? '' : `: ${newest.error}`
  return `GitHub says that the newest Pages build, of commit ${newest.commit.slice(0, 7)}, failed${words}`
}

/** A branch-served site needs none, even when `pages-workflow` names one. */
async function deploymentInUse(
  destination: PagesDestination,
  run: Run,
): Promise<SiteDeployment | undefined> {
  const site = await readPagesSite(run.site.github, run.site.repository)
  return site?.buildType === 'workflow' ? deploymentOf(destination, run) : undefined
}

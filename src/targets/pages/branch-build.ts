import { ensurePagesBuild, recentPagesBuilds } from '../../github/pages/builds'
import type { RepositoryAccess } from '../../github/repository'
import type { Progress } from '../../primitives/progress'

/** The repository whose branch GitHub builds into a site. */
export interface BuiltSite extends RepositoryAccess {
  readonly progress: Progress
}

/** Asks for a build when none started by itself. */
export async function nudgeBuild({ github, repository, progress }: BuiltSite): Promise<void> {
  const build = await ensurePagesBuild(github, repository)
  progress(
    build === 'requested'
      ? 'GitHub had not started to build the site; asked it to'
      : 'GitHub is still building the site',
  )
}

/**
 * Whether GitHub has given up. An older build that reads `errored` may have been superseded; the newest
 * cannot. A list that cannot be had says nothing.
 */
export async function hasBuildFailed(site: BuiltSite): Promise<boolean> {
  const newest = await newestBuild(site).catch(() => undefined)
  return newest?.status === 'errored'
}

/** GitHub's own words about the newest build: no later one can have superseded it. */
export async function whyNotBuilt(site: BuiltSite): Promise<string> {
  const newest = await newestBuild(site)
  if (newest?.status !== 'errored') return ''
  const words = newest.error === '' ? '' : `: ${newest.error}`
  return `GitHub says that the newest Pages build, of commit ${newest.commit.slice(0, 7)}, failed${words}`
}

async function newestBuild({ github, repository }: BuiltSite) {
  return (await recentPagesBuilds(github, repository))[0]
}

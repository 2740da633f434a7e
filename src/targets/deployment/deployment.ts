import { commitTime } from '../../github/git/commit'
import type { GitRepository } from '../../github/git/repository'
import type { Publication } from '../target'

/** How a site gets to show what the branch holds, where a push to the branch does not do it. */
export interface SiteDeployment {
  /** Finds out before the upload what would keep `start` from working, as far as GitHub tells. */
  check(): Promise<void>
  /** Called after each change of the branch. */
  start(): Promise<void>
  /** Called instead when there was nothing to change since then: what it deploys may be online, or not. */
  ensure(changedAt: Date): Promise<void>
  /** Called when the site does not show the change for a while. */
  retry(): Promise<void>
  /** A sentence about the last deployment, for when the site never showed the change. */
  describe(): Promise<string>
}

/** Sees to it that the site shows what the branch holds; a missing branch holds nothing. */
export async function bringOnline(
  publication: Publication,
  deployment: SiteDeployment,
  git: GitRepository,
): Promise<Publication> {
  const { kind, commit } = publication
  if (commit === '') return publication
  if (kind === 'written') await deployment.start()
  else await deployment.ensure(await commitTime(git, commit))
  return publication
}

import { randomBytes } from 'node:crypto'
import type { Destination } from '../inputs/destinations/destination'
import type { DirectoryDestination } from '../inputs/destinations/directory'
import type { PagesDestination } from '../inputs/destinations/pages'
import type { ReleaseDestination } from '../inputs/destinations/release'
import type { Run } from '../run/run'
import { sourceVisibility } from '../run/visibility'
import { workflowDeployment } from './deployment/by-workflow'
import type { SiteDeployment } from './deployment/deployment'
import { noDeployment } from './deployment/none'
import { directoryTarget } from './directory/directory'
import { dryRun } from './dry-run'
import { withNotices } from './notices'
import { pagesTarget } from './pages/pages'
import { launcherAddress } from './release/launcher-address'
import { releaseTarget } from './release/release'
import type { Target } from './target'

/** The target that the inputs ask for. With `dry-run` it changes nothing. */
export function openTarget(run: Run): Target {
  const target = withNotices(targetOf(run.inputs.destination, run), run)
  return run.inputs.dryRun ? dryRun(target, run.progress) : target
}

/** Whoever adds a target adds it here. */
function targetOf(destination: Destination, run: Run): Target {
  switch (destination.kind) {
    case 'pages':
      return onPages(destination, run)
    case 'release':
      return onRelease(destination, run)
    case 'directory':
      return inDirectory(destination, run)
  }
}

function onPages(destination: PagesDestination, run: Run): Target {
  const { inputs } = run
  return pagesTarget({
    ...common(run),
    ...onGitHub(run),
    pagesBranch: destination.branch,
    deployment: deploymentOf(destination, run),
    ipaHost: destination.ipaHost,
    releaseTag: destination.releaseTag ?? tagOf(run),
    dryRun: inputs.dryRun,
    siteBudget: inputs.siteBudget,
    unlistedSegment,
  })
}

/**
 * For a site that a push to the branch does not change. Input `pages-workflow` names the workflow that
 * deploys it; without one, nothing can be published there.
 */
function deploymentOf({ workflow }: PagesDestination, run: Run): SiteDeployment {
  const { site, event, progress, warn } = run
  if (workflow !== undefined) return workflowDeployment({ ...site, file: workflow }, progress)
  return noDeployment({ repository: site.repository, serverUrl: event.server.url, warn })
}

function onRelease({ releaseTag, launcherUrl }: ReleaseDestination, run: Run): Target {
  const { environment, event, fetch } = run
  return releaseTarget({
    ...common(run),
    ...onGitHub(run),
    fetch,
    releaseTag: releaseTag ?? tagOf(run),
    launcher: () => launcherAddress(launcherUrl, { environment, serverUrl: event.server.url }),
  })
}

function inDirectory({ path, baseUrl }: DirectoryDestination, run: Run): Target {
  return directoryTarget({ ...common(run), path, baseUrl, unlistedSegment })
}

/** What every target is told. */
function common(run: Run) {
  return {
    directory: run.inputs.directory,
    sourceIsPublic: async () => (await sourceVisibility(run)) === 'public',
    progress: run.progress,
  }
}

/** What takes writing to the repository that takes the builds. */
function onGitHub({ site, inputs, event, workFolder, environment, clock }: Run) {
  return {
    ...site,
    token: inputs.siteToken,
    serverUrl: event.server.url,
    runKey: `${event.run.id}-${event.run.attempt}`,
    workFolder,
    environment,
    clock,
  }
}

const unlistedSegment = (): string => randomBytes(16).toString('hex')

/** Input `release-tag`: the release of a `release` event, the tag of a tag push; both of this repository. */
function tagOf({ inputs, event: { trigger } }: Run): string | undefined {
  if (inputs.siteRepository !== undefined) return undefined
  if (trigger.kind === 'release') return trigger.tag
  return trigger.kind === 'push' && trigger.ref.kind === 'tag' ? trigger.ref.name : undefined
}

import { randomBytes } from 'node:crypto'
import type { GitHub } from '../github/client'
import type { SiteFetch } from '../github/proxy-fetch'
import type { RepositoryName } from '../github/repository'
import type { Destination, PagesDestination } from '../inputs/destination'
import type { Inputs } from '../inputs/inputs'
import type { Clock } from '../primitives/clock'
import type { Progress } from '../primitives/progress'
import type { SiteDeployment } from './deployment/deployment'
import { directoryTarget } from './directory/directory'
import { pagesTarget } from './pages/pages'
import { launcherAddress } from './release/launcher-address'
import { releaseTarget } from './release/release'
import type { Target } from './target'

export interface TargetSurroundings {
  /** The repository that takes the builds, and a client with the token that may write there. */
  readonly site: { readonly github: GitHub; readonly repository: RepositoryName }
  /** Of the repository that was built. */
  readonly sourceIsPublic: () => Promise<boolean>
  readonly serverUrl: string
  /** For a Pages site that a push to the branch does not change. */
  readonly deploymentOf: (destination: PagesDestination) => SiteDeployment
  /** Of the release or tag that started the run. */
  readonly releaseTag: string | undefined
  /** `<run id>-<attempt>`. */
  readonly runKey: string
  /** An existing private folder for scratch files. */
  readonly workFolder: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly fetch: SiteFetch
  readonly clock: Clock
  readonly progress: Progress
}

const unlistedSegment = (): string => randomBytes(16).toString('hex')

/** The target that the inputs ask for. */
export function buildTarget(inputs: Inputs, surroundings: TargetSurroundings): Target {
  const { destination } = inputs
  if (destination.kind === 'release') return onRelease(destination, inputs, surroundings)
  if (destination.kind === 'directory') {
    return directoryTarget({
      ...surroundings,
      ...destination,
      directory: inputs.directory,
      unlistedSegment,
    })
  }
  const { site, sourceIsPublic, serverUrl, releaseTag, runKey } = surroundings
  const { workFolder, environment, clock, progress } = surroundings
  return pagesTarget({
    github: site.github,
    repository: site.repository,
    sourceIsPublic,
    serverUrl,
    token: inputs.siteToken,
    directory: inputs.directory,
    pagesBranch: destination.branch,
    deployment: surroundings.deploymentOf(destination),
    ipaHost: destination.ipaHost,
    releaseTag: destination.releaseTag ?? releaseTag,
    runKey,
    dryRun: inputs.dryRun,
    siteBudget: inputs.siteBudget,
    workFolder,
    environment,
    unlistedSegment,
    clock,
    progress,
  })
}

function onRelease(
  { releaseTag, launcherUrl }: Extract<Destination, { kind: 'release' }>,
  inputs: Inputs,
  surroundings: TargetSurroundings,
): Target {
  const { site, ...rest } = surroundings
  return releaseTarget({
    ...rest,
    ...site,
    token: inputs.siteToken,
    directory: inputs.directory,
    releaseTag: releaseTag ?? surroundings.releaseTag,
    launcher: () => launcherAddress(launcherUrl, surroundings),
  })
}

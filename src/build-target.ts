import { randomBytes } from 'node:crypto'
import { ActionError } from './errors'
import type { GitHub } from './github/client'
import type { RepositoryName } from './github/repository'
import type { Inputs } from './inputs'
import type { Progress } from './progress'
import type { Clock } from './retry'
import { pagesTarget } from './targets/pages'
import type { Target } from './targets/target'

export interface TargetSurroundings {
  /** The repository that takes the builds, and a client with the token that may write there. */
  readonly site: { readonly github: GitHub; readonly repository: RepositoryName }
  /** The repository that was built. */
  readonly source: { readonly github: GitHub; readonly repository: RepositoryName }
  readonly serverUrl: string
  /** An existing private folder for scratch files. */
  readonly workFolder: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  readonly progress: Progress
}

/** The target that the inputs ask for. */
export function buildTarget(inputs: Inputs, surroundings: TargetSurroundings): Target {
  const { destination } = inputs
  if (destination.kind !== 'pages') {
    throw new ActionError(`publish-to: ${destination.kind} is not available in this version`, {
      code: 'bad-input',
      hint: 'Use `publish-to: pages`.',
    })
  }
  const { site, source, serverUrl, workFolder, environment, clock, progress } = surroundings
  return pagesTarget({
    github: site.github,
    repository: site.repository,
    source,
    serverUrl,
    token: inputs.siteToken,
    directory: inputs.directory,
    pagesBranch: destination.branch,
    pagesWorkflow: destination.workflow,
    ipaHost: destination.ipaHost,
    workFolder,
    environment,
    unlistedSegment: () => randomBytes(16).toString('hex'),
    clock,
    progress,
  })
}

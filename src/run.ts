import { relative } from 'node:path'
import { announcer } from './announcer'
import { artifactIpas } from './artifact'
import { buildTarget } from './build-target'
import type { BuildDescription } from './commands/record-build'
import type { CommandWorld } from './commands/world'
import { distinctIpas } from './distinct-ipas'
import { silentAnnounce } from './dry-run'
import type { TriggerEvent } from './event'
import { findIpas } from './find-ipas'
import { connect, type GitHub } from './github/client'
import type { SiteFetch } from './github/proxy-fetch'
import { type RepositoryName, repositoryName } from './github/repository'
import type { Inputs } from './inputs'
import type { Progress } from './progress'
import type { Clock } from './retry'
import { deploymentOf } from './site-deployment'
import { withNotices } from './site-notices'
import { rehearsing } from './targets/rehearsal'
import type { Target } from './targets/target'
import type { Unsettled } from './unsettled'
import { isSameRepository, sourceVisibility } from './visibility'

/** Everything the action touches outside itself, handed in by the rim. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly payload: unknown
  readonly input: (name: string) => string
  /** An empty private folder that goes with the run. */
  readonly workFolder: string
  readonly fetch: SiteFetch
  readonly clock: Clock
  readonly progress: Progress
  readonly warn: (message: string) => void
  /** For the post step, which settles what this process leaves behind when it is ended. */
  readonly remember: (unsettled: Unsettled | undefined) => void
}

/** A repository, and a client with the token that is meant for it. */
export interface Place {
  readonly github: GitHub
  readonly repository: RepositoryName
}

/** One run: what it was asked, with everything resolved. */
export interface Run extends Surroundings {
  readonly inputs: Inputs
  readonly event: TriggerEvent
  /** What was built. */
  readonly source: Place
  /** What takes the builds. */
  readonly site: Place
}

export function resolveRun(surroundings: Surroundings, inputs: Inputs, event: TriggerEvent): Run {
  const { progress } = surroundings
  const client = (token: string): GitHub => connect({ token, apiUrl: event.server.api, progress })
  const source = {
    github: client(inputs.githubToken),
    repository: repositoryName(event.repository.fullName),
  }
  const site = {
    github: inputs.siteToken === inputs.githubToken ? source.github : client(inputs.siteToken),
    repository:
      inputs.siteRepository === undefined
        ? source.repository
        : repositoryName(inputs.siteRepository),
  }
  return { ...surroundings, inputs, event, source, site }
}

/**
 * What is written to a directory is not online yet: no comment calls it ready.
 *
 * @param commentOn Number of the pull request that gets the comment.
 */
export function worldOf(run: Run, commentOn: number | undefined): CommandWorld {
  const { source, inputs, clock, progress, warn, remember } = run
  const isOnline = inputs.destination.kind !== 'directory'
  const pullRequest = inputs.comment && isOnline ? commentOn : undefined
  if (inputs.dryRun) return { clock, progress, announce: silentAnnounce(pullRequest, progress) }
  return { clock, progress, announce: announcer({ ...source, pullRequest, clock, warn, remember }) }
}

/** The comments of other pull requests than the run's own: the post step has nothing to settle there. */
export function announcingOn(run: Run): (pullRequest: number) => CommandWorld['announce'] {
  const { source, inputs, clock, progress, warn } = run
  const remember = (): void => {}
  return number => {
    if (inputs.dryRun) return silentAnnounce(number, progress)
    const pullRequest = inputs.comment ? number : undefined
    return announcer({ ...source, pullRequest, clock, warn, remember })
  }
}

export function targetOf(run: Run): Target {
  const { site, workFolder, environment, clock, progress } = run
  const built = buildTarget(run.inputs, {
    site,
    sourceIsPublic: async () => (await sourceVisibility(run)) === 'public',
    serverUrl: run.event.server.url,
    deploymentOf: destination => deploymentOf(destination, run),
    releaseTag: tagOf(run),
    runKey: `${run.event.run.id}-${run.event.run.attempt}`,
    workFolder,
    environment,
    fetch: run.fetch,
    clock,
    progress,
  })
  const target = withNotices(built, run)
  return run.inputs.dryRun ? rehearsing(target, progress) : target
}

/** Input `release-tag`: the release of a `release` event, the tag of a tag push; both of this repository. */
function tagOf({ inputs, event: { trigger } }: Run): string | undefined {
  if (inputs.siteRepository !== undefined) return undefined
  if (trigger.kind === 'release') return trigger.tag
  return trigger.kind === 'push' && trigger.ref.kind === 'tag' ? trigger.ref.name : undefined
}

/** At least one path; each build once. */
export async function ipasOf(run: Run): Promise<readonly string[]> {
  const { inputs, progress } = run
  const workspace = workspaceOf(run.environment)
  const paths =
    inputs.artifact === undefined
      ? await findIpas(inputs.ipa, workspace)
      : await artifactIpas(run, inputs.artifact)
  const base = inputs.artifact === undefined ? workspace : run.workFolder
  return distinctIpas(paths, { progress, shown: path => relative(base, path) })
}

/** A builds repository may take those of several: each run then minds its own. */
export function onlyFrom(run: Run): string | undefined {
  return isSameRepository(run) ? undefined : run.event.repository.fullName
}

export function rulesOf({ inputs }: Run): Pick<Inputs, 'failOn' | 'allowedTeams'> {
  return { failOn: inputs.failOn, allowedTeams: inputs.allowedTeams }
}

/** Bytes. The limit is that of a site: files of a release count towards none. */
export function budgetOf({ inputs: { destination, siteBudget } }: Run): number {
  return destination.kind === 'release' ? Number.POSITIVE_INFINITY : siteBudget
}

export function sourceOf({ event }: Run): BuildDescription['source'] {
  const { repository, commit, commitUrl, runUrl } = event
  return { repository: repository.fullName, commit, commitUrl, runUrl }
}

export function workspaceOf(environment: Surroundings['environment']): string {
  return environment['GITHUB_WORKSPACE'] ?? '.'
}

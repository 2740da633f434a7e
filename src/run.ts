import { announcer } from './announcer'
import { artifactIpas } from './artifact'
import { buildTarget } from './build-target'
import type { BuildDescription } from './commands/record-build'
import type { CommandWorld } from './commands/world'
import { silentAnnounce } from './dry-run'
import type { TriggerEvent } from './event'
import { findIpas } from './find-ipas'
import { connect, type GitHub } from './github/client'
import type { SiteFetch } from './github/proxy-fetch'
import { type RepositoryName, repositoryName } from './github/repository'
import type { Inputs } from './inputs'
import type { Progress } from './progress'
import type { Clock } from './retry'
import { rehearsing } from './targets/rehearsal'
import type { Target } from './targets/target'
import { sourceVisibility } from './visibility'

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
  const site =
    inputs.siteRepository === undefined
      ? source
      : { github: client(inputs.siteToken), repository: repositoryName(inputs.siteRepository) }
  return { ...surroundings, inputs, event, source, site }
}

/** @param commentOn Number of the pull request that gets the comment. */
export function worldOf(run: Run, commentOn: number | undefined): CommandWorld {
  const { source, inputs, clock, progress, warn } = run
  const pullRequest = inputs.comment ? commentOn : undefined
  if (inputs.dryRun) return { clock, progress, announce: silentAnnounce(pullRequest, progress) }
  return { clock, progress, announce: announcer({ ...source, pullRequest, clock, warn }) }
}

export function targetOf(run: Run): Target {
  const { site, workFolder, environment, clock, progress } = run
  const target = buildTarget(run.inputs, {
    site,
    sourceIsPublic: async () => (await sourceVisibility(run)) === 'public',
    serverUrl: run.event.server.url,
    releaseTag: tagOf(run),
    runKey: `${run.event.run.id}-${run.event.run.attempt}`,
    workFolder,
    environment,
    clock,
    progress,
  })
  return run.inputs.dryRun ? rehearsing(target, progress) : target
}

/** Input `release-tag`: the release of a `release` event, the tag of a tag push; both of this repository. */
function tagOf({ inputs, event: { trigger } }: Run): string | undefined {
  if (inputs.siteRepository !== undefined) return undefined
  if (trigger.kind === 'release') return trigger.tag
  return trigger.kind === 'push' && trigger.ref.kind === 'tag' ? trigger.ref.name : undefined
}

/** At least one path. */
export async function ipasOf(run: Run): Promise<readonly string[]> {
  const { inputs, environment } = run
  if (inputs.artifact !== undefined) return artifactIpas(run, inputs.artifact)
  return findIpas(inputs.ipa, workspaceOf(environment))
}

export function rulesOf({ inputs }: Run): Pick<Inputs, 'failOn' | 'allowedTeams'> {
  return { failOn: inputs.failOn, allowedTeams: inputs.allowedTeams }
}

export function sourceOf({ event }: Run): BuildDescription['source'] {
  const { repository, commit, commitUrl, runUrl } = event
  return { repository: repository.fullName, commit, commitUrl, runUrl }
}

export function workspaceOf(environment: Surroundings['environment']): string {
  return environment['GITHUB_WORKSPACE'] ?? '.'
}

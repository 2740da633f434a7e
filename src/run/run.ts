import type { BuildRecord } from '../builds/build-record'
import type { TriggerEvent } from '../event/event'
import { connect, type GitHub } from '../github/client'
import type { SiteFetch } from '../github/proxy-fetch'
import { type RepositoryAccess, repositoryName } from '../github/repository'
import type { Inputs } from '../inputs/inputs'
import type { Clock } from '../primitives/clock'
import type { ActionError } from '../primitives/errors'
import type { Progress } from '../primitives/progress'
import type { UnfinishedComment } from '../report/comment/unfinished'

/** Everything the action touches outside itself, handed in by the rim. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly payload: unknown
  readonly input: (name: string) => string
  /** An empty private folder that goes with the run. */
  readonly workFolder: string
  /** Where the action itself lies, with all that it brings. */
  readonly actionFolder: string
  readonly fetch: SiteFetch
  readonly clock: Clock
  readonly progress: Progress
  readonly warn: (message: string) => void
  /** What does not stop the run, and must not let it end as if nothing were wrong. */
  readonly fail: (error: ActionError) => void
  /** For the post step, which settles what this process leaves behind when it is ended. */
  readonly remember: (unfinished: readonly UnfinishedComment[]) => void
}

/** One run: what it was asked, with everything resolved. */
export interface Run extends Surroundings {
  readonly inputs: Inputs
  readonly event: TriggerEvent
  /** What was built. */
  readonly source: RepositoryAccess
  /** What takes the builds. */
  readonly site: RepositoryAccess
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

export function rulesOf({
  inputs: { failOn, allowedTeams, sideload },
}: Run): Pick<Inputs, 'failOn' | 'allowedTeams' | 'sideload'> {
  return { failOn, allowedTeams, sideload }
}

/** Bytes. The limit is that of a site: files of a release count towards none. */
export function budgetOf({ inputs: { destination, siteBudget } }: Run): number {
  return destination.hasBudget ? siteBudget : Number.POSITIVE_INFINITY
}

export function sourceOf({ event }: Run): BuildRecord['source'] {
  const { repository, commit, commitUrl, runUrl, words } = event
  return { repository: repository.fullName, commit, commitUrl, runUrl, ...words }
}

export function workspaceOf(environment: Surroundings['environment']): string {
  return environment['GITHUB_WORKSPACE'] ?? '.'
}

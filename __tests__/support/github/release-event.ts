import { type EventOrigin, repositoryAndSender, type WorkflowEvent } from './events'
import { objectAt } from './openapi/json'
import type { Release } from './releases/release'
import { type ReleasePlace, releaseJson } from './representations/release'
import { shape } from './representations/shape'
import { webhookExample } from './webhook-example'

export interface ReleaseEventOptions extends EventOrigin {
  readonly github: ReleasePlace
  readonly release: Release
  readonly action?: 'published' | 'created' | 'edited' | 'prereleased' | 'released'
}

/** Runs on the tag. Somebody published the release by hand: a workflow's own token starts no run. */
export async function releaseEvent(options: ReleaseEventOptions): Promise<WorkflowEvent> {
  const { action = 'published', github, release, repository } = options
  const ref = `refs/tags/${release.tag}`
  const raw = webhookExample('release', action)
  const facts = releaseJson(github, repository, release)
  return {
    name: 'release',
    payload: {
      action,
      release: shape(github, objectAt(raw, 'release'), { repository, facts }),
      ...repositoryAndSender(options, release.author),
    },
    repository,
    sha: (await repository.git.resolve(ref)) ?? '',
    ref,
    headRef: '',
    baseRef: '',
    actor: release.author,
  }
}

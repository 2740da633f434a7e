import { type EventOrigin, repositoryAndSender, type WorkflowEvent } from './events'
import { objectAt } from './openapi/json'
import { webhookExample } from './webhook-example'
import type { PullRequest } from './world'

export interface MergeGroupEventOptions extends EventOrigin {
  readonly pull: PullRequest
  readonly sha: string
}

/** A pull request waits in the merge queue, on a branch of the queue's own. */
export function mergeGroupEvent(options: MergeGroupEventOptions): WorkflowEvent {
  const { pull, repository, sha } = options
  const base = pull.base.ref
  const ref = `refs/heads/gh-readonly-queue/${base}/pr-${pull.number}-${pull.baseSha}`
  const raw = webhookExample('merge_group', 'checks_requested')
  const group = {
    ...objectAt(raw, 'merge_group'),
    ...{ head_sha: sha, head_ref: ref, base_sha: pull.baseSha, base_ref: `refs/heads/${base}` },
  }
  const actor = 'github-merge-queue[bot]'
  return {
    name: 'merge_group',
    payload: {
      action: 'checks_requested',
      merge_group: group,
      ...repositoryAndSender(options, actor),
    },
    ...{ repository, sha, ref, headRef: '', baseRef: '', actor },
  }
}

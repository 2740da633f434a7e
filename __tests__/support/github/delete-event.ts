import {
  type EventOrigin,
  onDefaultBranch,
  repositoryAndSender,
  type WorkflowEvent,
} from './events'
import { webhookExample } from './webhook-example'

export interface DeleteEventOptions extends EventOrigin {
  /** Short: `feature/x`. Deleting it from the repository is the test's business. */
  readonly ref: string
  readonly refType?: 'branch' | 'tag'
  readonly actor?: string
}

/** A branch or tag is gone; the run is on the default branch (docs: events). */
export function deleteEvent(options: DeleteEventOptions): Promise<WorkflowEvent> {
  const { actor = 'monalisa', ref, refType = 'branch', repository } = options
  const facts = { ref, ref_type: refType, ...repositoryAndSender(options, actor) }
  const payload = { ...webhookExample('delete'), ...facts }
  return onDefaultBranch(repository, { name: 'delete', actor, payload })
}

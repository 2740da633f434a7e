import {
  type EventOrigin,
  onDefaultBranch,
  repositoryAndSender,
  type WorkflowEvent,
} from './events'
import { objectAt } from './openapi/json'
import { webhookExample } from './webhook-example'
import type { PullRequest } from './world'

export interface IssueCommentEventOptions extends EventOrigin {
  readonly pull: PullRequest
  readonly body: string
}

/** Somebody comments on a pull request; the run is on the default branch (docs: events). */
export function issueCommentEvent(options: IssueCommentEventOptions): Promise<WorkflowEvent> {
  const { body, pull, repository } = options
  const raw = webhookExample('issue_comment', 'created')
  const { number, title } = pull
  const payload = {
    ...raw,
    issue: { ...objectAt(raw, 'issue'), number, title, pull_request: {} },
    comment: { ...objectAt(raw, 'comment'), body, author_association: 'MEMBER' },
    ...repositoryAndSender(options, 'monalisa'),
  }
  return onDefaultBranch(repository, { name: 'issue_comment', actor: 'monalisa', payload })
}

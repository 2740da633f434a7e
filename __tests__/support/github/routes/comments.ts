import type { Need } from '../access'
import { paginated } from '../pagination'
import { commentJson } from '../representations/comment'
import { invalid, loginOf, notFound, Refusal, type RepositoryCall, type Route } from '../rest-call'
import type { Comment, PullRequest } from '../world'

const listed = '/repos/{owner}/{repo}/issues/{issue_number}/comments'
const single = '/repos/{owner}/{repo}/issues/comments/{comment_id}'
const read: Need = { level: 'read', anyOf: ['issues', 'pull-requests'] }
const write: Need = { level: 'write', anyOf: ['issues', 'pull-requests'] }

/** Characters that a comment may have, by GitHub's own error text. */
const longestBody = 65_536

export const commentRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: listed,
    need: read,
    handle: call => {
      const { number } = pullOf(call)
      const since = new Date(call.query.get('since') ?? 0)
      const comments = call.repository.comments.filter(
        ({ issue, updatedAt }) => issue === number && updatedAt >= since,
      )
      return paginated(call, comments, comment => commentJson(call, comment))
    },
  },
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/issues/comments',
    need: read,
    handle: call => {
      const comments = [...call.repository.comments].sort(
        (a, b) => b.updatedAt.getTime() - a.updatedAt.getTime(),
      )
      return paginated(call, comments, comment => commentJson(call, comment))
    },
  },
  { method: 'POST', template: listed, need: write, handle: create },
  {
    method: 'GET',
    template: single,
    need: read,
    handle: call => ({ status: 200, body: commentJson(call, commentOf(call)) }),
  },
  {
    method: 'PATCH',
    template: single,
    need: write,
    handle: call => {
      const comment = commentOf(call)
      comment.body = bodyOf(call)
      comment.updatedAt = new Date()
      return { status: 200, body: commentJson(call, comment) }
    },
  },
  {
    method: 'DELETE',
    template: single,
    need: write,
    handle: call => {
      const { comments } = call.repository
      comments.splice(comments.indexOf(commentOf(call)), 1)
      return { status: 204 }
    },
  },
]

function create(call: RepositoryCall) {
  const pull = pullOf(call)
  if (pull.locked) throw new Refusal(403, 'Unable to create comment because issue is locked.')
  const now = new Date()
  const comment: Comment = {
    id: call.world.nextId(),
    issue: pull.number,
    author: loginOf(call.caller),
    body: bodyOf(call),
    createdAt: now,
    updatedAt: now,
  }
  call.repository.comments.push(comment)
  const body = commentJson(call, comment)
  return { status: 201, body, headers: { location: String(body['url']) } }
}

function pullOf(call: RepositoryCall): PullRequest {
  const pull = call.repository.pulls.get(Number(call.parameters['issue_number']))
  if (pull === undefined) throw notFound()
  return pull
}

function commentOf(call: RepositoryCall): Comment {
  const id = Number(call.parameters['comment_id'])
  const comment = call.repository.comments.find(candidate => candidate.id === id)
  if (comment === undefined) throw notFound()
  return comment
}

function bodyOf(call: RepositoryCall): string {
  const { body } = call.body
  if (typeof body !== 'string') throw invalid('IssueComment', 'body', 'missing_field')
  if (body.trim() === '') {
    throw invalid('IssueComment', 'body', 'custom', "Body can't be blank")
  }
  if ([...body].length > longestBody) {
    const message = `Body is too long (maximum is ${longestBody} characters)`
    throw invalid('IssueComment', 'body', 'custom', message)
  }
  return body
}

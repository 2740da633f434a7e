import type { JsonObject } from '../openapi/json'
import type { RepositoryCall } from '../rest-call'
import type { Comment } from '../world'
import { shape } from './shape'
import { userJson } from './user'

/** An issue comment; GitHub's dates have whole seconds. */
export function commentJson(call: RepositoryCall, comment: Comment): JsonObject {
  const { repository } = call
  const issue = `/repos/${repository.fullName}/issues`
  const page = `${call.serverUrl}/${repository.fullName}/pull/${comment.issue}`
  return shape(call, 'issue-comment', {
    repository,
    facts: {
      id: comment.id,
      url: `${call.apiUrl}${issue}/comments/${comment.id}`,
      html_url: `${page}#issuecomment-${comment.id}`,
      issue_url: `${call.apiUrl}${issue}/${comment.issue}`,
      body: comment.body,
      user: userJson(call, comment.author),
      created_at: seconds(comment.createdAt),
      updated_at: seconds(comment.updatedAt),
      author_association: comment.author.endsWith('[bot]') ? 'NONE' : 'MEMBER',
    },
  })
}

function seconds(date: Date): string {
  return date.toISOString().replace(/\.\d+/, '')
}

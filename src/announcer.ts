import type { CommandWorld } from './commands/world'
import { ActionError, messageOf } from './errors'
import type { GitHub } from './github/client'
import { openComments } from './github/comments'
import type { RepositoryName } from './github/repository'
import { settleComment } from './report/sticky-comment'
import type { Clock } from './retry'

export interface AnnouncerOptions {
  readonly github: GitHub
  readonly repository: RepositoryName
  /** undefined: nobody is to be told, because there is no pull request or `comment` is off. */
  readonly pullRequest: number | undefined
  readonly clock: Clock
  readonly warn: (message: string) => void
}

/**
 * Tells the pull request. A comment that can't be written costs a warning, never the build: the link
 * stands in the summary as well.
 */
export function announcer(options: AnnouncerOptions): CommandWorld['announce'] {
  const { github, repository, pullRequest, clock } = options
  if (pullRequest === undefined) {
    return async () => undefined
  }
  const warned = new Set<string>()
  return async update => {
    try {
      const store = openComments(github, {
        owner: repository.owner,
        repo: repository.name,
        issue: pullRequest,
      })
      return await settleComment(update, { store, clock })
    } catch (error) {
      const message = warningOf(error, pullRequest)
      if (!warned.has(message)) {
        warned.add(message)
        options.warn(message)
      }
      return undefined
    }
  }
}

function warningOf(error: unknown, pullRequest: number): string {
  const hint = error instanceof ActionError && error.hint !== undefined ? `\n${error.hint}` : ''
  return `The comment on pull request #${pullRequest} could not be written: ${messageOf(error)}${hint}`
}

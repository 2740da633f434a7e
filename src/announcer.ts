import type { CommandWorld } from './commands/world'
import { ActionError, messageOf } from './errors'
import type { GitHub } from './github/client'
import { openComments } from './github/comments'
import type { RepositoryName } from './github/repository'
import type { CommentUpdate } from './report/comment-update'
import { settleComment } from './report/sticky-comment'
import type { Clock } from './retry'
import type { Unsettled } from './unsettled'

export interface AnnouncerOptions {
  readonly github: GitHub
  readonly repository: RepositoryName
  /** undefined: nobody is to be told, because there is no pull request or `comment` is off. */
  readonly pullRequest: number | undefined
  readonly clock: Clock
  readonly warn: (message: string) => void
  /** Told before a comment says “publishing” or takes links back, and with undefined once it has ended. */
  readonly remember: (unsettled: Unsettled | undefined) => void
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
  const { owner, name: repo } = repository
  const store = openComments(github, { owner, repo, issue: pullRequest })
  let unfinished: readonly string[] = []
  return async update => {
    const { channel } = update
    const apps = inProgress(update)
    const gone = update.kind === 'apps' ? [] : update.gone
    if (apps.length > 0) unfinished = apps
    if (apps.length + gone.length > 0)
      options.remember({ pullRequest, channel, apps: unfinished, gone })
    try {
      const url = await settleComment(update, { store, clock })
      if (apps.length === 0) options.remember(undefined)
      return url
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

/** Keys of the apps of which the comment will say “publishing”. */
function inProgress(update: CommentUpdate): readonly string[] {
  if (update.kind !== 'apps') return []
  return update.apps.filter(({ phase }) => phase === 'publishing').map(({ key }) => key)
}

function warningOf(error: unknown, pullRequest: number): string {
  const hint = error instanceof ActionError && error.hint !== undefined ? `\n${error.hint}` : ''
  return `The comment on pull request #${pullRequest} could not be written: ${messageOf(error)}${hint}`
}

import { ActionError } from '../primitives/errors'
import { apiError, calling, statusOf } from './api-error'
import { fullName, type RepositoryAccess } from './repository'
import { isViewer, viewerLogin } from './viewer'

/** A comment as GitHub shows it. */
export interface IssueComment {
  readonly id: number
  readonly body: string
  /** As GitHub names it: on a server without https it is an `http:` one. */
  readonly url: string
  /** Written by the account of our token. */
  readonly own: boolean
}

export interface Comments {
  list(): Promise<readonly IssueComment[]>
  /**
   * Asked once only: people would be notified twice.
   *
   * @throws ActionError `network` when the answer was lost: the comment may be there.
   */
  create(body: string): Promise<IssueComment>
  /**
   * Asked once only: before the next try another job may have written to it.
   *
   * @returns `gone`: it was deleted meanwhile
   * @throws ActionError `network` when the answer was lost: it may be changed.
   */
  update(id: number, body: string): Promise<'updated' | 'gone'>
  /** A comment that is not there is no error. */
  remove(id: number): Promise<void>
}

/** GitHub's largest page. */
const PER_PAGE = 100

/** A request that writes a comment is not repeated blindly: the answer may be what was lost. */
const ONCE = { request: { retries: 0 } } as const

/** The comments of one pull request; each call may fail with an ActionError that names the permission. */
export function openComments(
  { github, repository }: RepositoryAccess,
  pullRequest: number,
): Comments {
  const { issues } = github.rest
  const of = { owner: repository.owner, repo: repository.name }
  const where = `pull request #${pullRequest} of ${fullName(repository)}`
  const shown = async (comment: RawComment): Promise<IssueComment> =>
    commentFrom(comment, await viewerLogin(github))
  return {
    list: async () => {
      const pages = github.paginate(issues.listComments, {
        ...of,
        issue_number: pullRequest,
        per_page: PER_PAGE,
      })
      const comments = await calling(attempted(`reading the comments of ${where}`), pages)
      return Promise.all(comments.map(shown))
    },
    create: async body => {
      const request = issues.createComment({ ...of, ...ONCE, issue_number: pullRequest, body })
      const doing = `commenting on ${where}`
      const { data } = await writing(doing, request.catch(lostAnswer(doing)))
      return { ...seen(data), own: true }
    },
    update: async (id, body) => {
      const request = issues.updateComment({ ...of, ...ONCE, comment_id: id, body })
      const doing = `editing a comment of ${where}`
      const answer = await unlessGone(writing(doing, request.catch(lostAnswer(doing))))
      return answer === undefined ? 'gone' : 'updated'
    },
    remove: async id => {
      const request = issues.deleteComment({ ...of, comment_id: id })
      await unlessGone(writing(`deleting a duplicate comment of ${where}`, request))
    },
  }
}

/** The part of GitHub's answer that is used. */
interface RawComment {
  readonly id: number
  readonly body?: string
  readonly html_url: string
  readonly user: { readonly login: string } | null
}

function commentFrom(comment: RawComment, login: string): IssueComment {
  const { user } = comment
  return { ...seen(comment), own: user !== null && isViewer(user.login, login) }
}

function seen({ id, body, html_url }: RawComment): Omit<IssueComment, 'own'> {
  return { id, body: body ?? '', url: html_url }
}

function attempted(doing: string) {
  return { doing, permission: 'pull-requests: write' }
}

/** A locked conversation answers 403 as well, and no permission would help. */
async function writing<T>(doing: string, request: Promise<T>): Promise<T> {
  try {
    return await request
  } catch (thrown) {
    const error = apiError(thrown, attempted(doing))
    if (statusOf(thrown) !== 403 || !/locked/i.test(String(thrown))) throw error
    throw new ActionError(`GitHub refused ${doing}: the conversation is locked`, {
      code: 'github',
      hint: 'Unlock the conversation, or set `comment: false`.',
      cause: thrown,
    })
  }
}

/** After a broken connection or a 5xx nobody knows whether it was done. */
function lostAnswer(doing: string): (thrown: unknown) => never {
  return thrown => {
    if ((statusOf(thrown) ?? 0) < 500) throw thrown
    const error = apiError(thrown, attempted(doing))
    if (!(error instanceof ActionError)) throw thrown
    const { message, hint = '' } = error
    throw new ActionError(message, { code: 'network', hint, cause: thrown })
  }
}

/** undefined when GitHub answers that the comment does not exist (any more). */
async function unlessGone<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request
  } catch (thrown) {
    const cause = thrown instanceof ActionError ? thrown.cause : thrown
    if (statusOf(cause) === 404 || statusOf(cause) === 410) return undefined
    throw thrown
  }
}

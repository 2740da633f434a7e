import { calling } from './api-error'
import type { GitHub } from './client'
import type { IssueComment } from './comments'
import { fullName, type RepositoryName } from './repository'
import { isViewer, viewerLogin } from './viewer'

/** A comment and where it stands. */
export interface PlacedComment extends Pick<IssueComment, 'body'> {
  readonly pullRequest: number
}

/** GitHub's largest page. */
const PER_PAGE = 100

/** A thousand comments: what changed before those was seen by an earlier sweep. */
const MOST_PAGES = 10

/**
 * The comments of our token's account in the whole repository, last changed first.
 *
 * @param isMeant by their text; whose account it is, is asked only when there are any
 */
export async function recentComments(
  github: GitHub,
  repository: RepositoryName,
  isMeant: (body: string) => boolean,
): Promise<readonly PlacedComment[]> {
  const { owner, name: repo } = repository
  const found: (PlacedComment & { readonly author: string })[] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { data } = await calling(
      {
        doing: `reading the latest comments of ${fullName(repository)}`,
        permission: 'pull-requests: write',
      },
      github.rest.issues.listCommentsForRepo({
        ...{ owner, repo, page, per_page: PER_PAGE },
        ...{ sort: 'updated', direction: 'desc' },
      }),
    )
    for (const { body = '', user, issue_url } of data) {
      const pullRequest = Number(/\/(\d+)$/.exec(issue_url)?.[1])
      if (user !== null && pullRequest > 0 && isMeant(body))
        found.push({ pullRequest, body, author: user.login })
    }
    if (data.length < PER_PAGE) break
  }
  if (found.length === 0) return []
  const login = await viewerLogin(github)
  return found.filter(({ author }) => isViewer(author, login))
}

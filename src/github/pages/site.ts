import { ActionError } from '../../primitives/errors'
import { type HttpsUrl, httpsUrl } from '../../primitives/https-url'
import { calling, statusOf } from '../api-error'
import type { GitHub } from '../client'
import { fullName, type RepositoryName } from '../repository'

/** The Pages site of a repository, as its settings say. */
export interface PagesSite {
  /** `legacy`: built from a branch; `workflow`: deployed by a workflow, and pushes publish nothing. */
  readonly buildType: 'legacy' | 'workflow'
  /** undefined when the site is not served from a branch. */
  readonly source: PagesSource | undefined
  /** false: only members can see it, so an installer without a session cannot. */
  readonly isPublic: boolean
  readonly address: PagesAddress
}

export interface PagesSource {
  readonly branch: string
  readonly path: '/' | '/docs'
}

/** Where the site answers. Ends with a slash. */
export type PagesAddress =
  | { readonly kind: 'https'; readonly url: HttpsUrl }
  | { readonly kind: 'http'; readonly url: string; readonly certificate: string }

/**
 * Reads the settings of the Pages site; undefined when Pages is off.
 *
 * @throws ActionError `missing-permission` without `pages: read` on a repository that is not public;
 * `pages-disabled` while the site has no address yet.
 */
export async function readPagesSite(
  github: GitHub,
  repository: RepositoryName,
): Promise<PagesSite | undefined> {
  const request = github.rest.repos.getPages({ owner: repository.owner, repo: repository.name })
  const answer = await calling(
    { doing: `reading the Pages settings of ${fullName(repository)}`, permission: 'pages: read' },
    request.catch(absentOn404),
  )
  return answer === undefined ? undefined : siteFrom(answer.data, repository)
}

function absentOn404(thrown: unknown): undefined {
  if (statusOf(thrown) !== 404) throw thrown
}

type PagesAnswer = Awaited<ReturnType<GitHub['rest']['repos']['getPages']>>['data']

function siteFrom(data: PagesAnswer, repository: RepositoryName): PagesSite {
  const legacy = data.build_type !== 'workflow'
  return {
    buildType: legacy ? 'legacy' : 'workflow',
    source: legacy && data.source !== undefined ? sourceFrom(data.source) : undefined,
    isPublic: data.public,
    address: addressFrom(htmlUrlOf(data, repository), data.https_certificate?.state),
  }
}

/** The API's description lets it be missing or null. A custom domain tells the address all the same. */
function htmlUrlOf({ html_url, cname }: PagesAnswer, repository: RepositoryName): string {
  const url = html_url || (cname ? `http://${cname}/` : '')
  if (URL.canParse(url)) return url
  const name = fullName(repository)
  throw new ActionError(`The Pages site of ${name} has no address yet`, {
    code: 'pages-disabled',
    hint: `Run the job again in a minute. When the Pages page of the settings of ${name} shows no address then, choose the source there once more.`,
  })
}

function sourceFrom(source: { branch: string; path: string }): PagesSource {
  return { branch: source.branch, path: source.path === '/docs' ? '/docs' : '/' }
}

/** Certificate states in which https answers, whatever `html_url` says. */
const CERTIFIED = ['approved', 'issued']

/**
 * `html_url` is the only truth for user sites, custom domains and private sub-domains. It says `http:`
 * while https is not enforced, although https may answer just as well.
 */
function addressFrom(htmlUrl: string, certificate = 'none'): PagesAddress {
  const url = new URL(htmlUrl.endsWith('/') ? htmlUrl : `${htmlUrl}/`)
  if (url.protocol === 'http:' && !answersHttps(url, certificate)) {
    return { kind: 'http', url: url.href, certificate }
  }
  url.protocol = 'https:'
  return { kind: 'https', url: httpsUrl(url.href) }
}

function answersHttps(url: URL, certificate: string): boolean {
  return CERTIFIED.includes(certificate) || url.hostname.endsWith('.github.io')
}

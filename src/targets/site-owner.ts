import { ActionError, messageOf } from '../errors'
import type { GitHub } from '../github/client'
import { deploymentHistory } from '../github/past-deployments'
import type { SiteFetch } from '../github/proxy-fetch'
import type { RepositoryName } from '../github/repository'
import { type HttpsUrl, httpsUrl } from '../https-url'
import type { Clock } from '../retry'
import { parseSiteMarker, SITE_MARKER_LIMIT, SITE_MARKER_PATH } from './site-marker'

/** Whose a site is. Only what is proven counts: to deploy replaces all that is there. */
export type SiteOwner =
  /** Every file came from our branch, at that commit. */
  | { readonly kind: 'ours'; readonly commit: string }
  /** Nothing was ever deployed. */
  | { readonly kind: 'nobody' }
  /** `found`: a sentence without its end. */
  | { readonly kind: 'unknown'; readonly found: string }

export interface OwnedSite {
  readonly github: GitHub
  readonly repository: RepositoryName
  readonly fetch: SiteFetch
  readonly clock: Clock
  /** Root of the site. */
  readonly address: HttpsUrl
  /** The record. */
  readonly branch: string
}

/** Milliseconds for one request. */
const TIMEOUT = 30_000

/**
 * Looks at the site as a stranger does, and at its history when it shows nothing.
 *
 * @throws ActionError `network` when another try may help; `missing-permission` or `github` when GitHub does
 * not tell the history.
 */
export async function siteOwner(site: OwnedSite): Promise<SiteOwner> {
  const marker = await ask(site, SITE_MARKER_PATH)
  const bytes = await start(marker, SITE_MARKER_LIMIT)
  if (marker.status === 200) return ownerIn(bytes, site.branch)
  if (marker.status !== 404) return answered(marker.status, SITE_MARKER_PATH)
  const root = await ask(site, '')
  const page = new TextDecoder().decode(await start(root, PAGE_LIMIT))
  if (root.status === 200) {
    return { kind: 'unknown', found: `the site has a page, and no ${SITE_MARKER_PATH} of ours` }
  }
  if (root.status !== 404) return answered(root.status, '')
  const history = await deploymentHistory(site)
  if (history.kind === 'none') return { kind: 'nobody' }
  if (history.kind === 'unclear' && NO_SITE.test(page)) return { kind: 'nobody' }
  return {
    kind: 'unknown',
    found: `the site ${history.found}, and has no ${SITE_MARKER_PATH} of ours`,
  }
}

/** GitHub's page for an address without any site. One that lacks only the file reads “File not found”. */
const NO_SITE = /there isn.{1,6}t a github pages site here/i

/** Bytes. The page, with its pictures, is shorter. */
const PAGE_LIMIT = 65_536

function ownerIn(bytes: Uint8Array, branch: string): SiteOwner {
  const shown = parseSiteMarker(bytes)
  if (shown === undefined) {
    return { kind: 'unknown', found: `the ${SITE_MARKER_PATH} of the site is not ours` }
  }
  if (shown.branch === branch) return { kind: 'ours', commit: shown.commit }
  return {
    kind: 'unknown',
    found: `the site was deployed from the branch “${shown.branch}”, and these builds are on “${branch}”`,
  }
}

function answered(status: number, path: string): SiteOwner {
  return { kind: 'unknown', found: `the site answers HTTP ${status} for /${path}` }
}

/** Each time under another address: the network before the site remembers answers for ten minutes. */
async function ask({ fetch, clock, address }: OwnedSite, path: string): Promise<Response> {
  const url = new URL(httpsUrl(path, address))
  url.search = `?at=${clock.now().getTime()}-${String(clock.random()).slice(2)}`
  try {
    return await fetch(url.href, {
      headers: { 'user-agent': 'tap-to-install', accept: '*/*', 'accept-encoding': 'identity' },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
    })
  } catch (cause) {
    throw unreachable(url, cause)
  }
}

/** The first bytes of an answer; the rest is not waited for. */
async function start(response: Response, limit: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    for await (const piece of response.body ?? []) {
      pieces.push(piece)
      size += piece.length
      if (size >= limit) break
    }
  } catch (cause) {
    throw unreachable(new URL(response.url), cause)
  }
  return Buffer.concat(pieces).subarray(0, limit)
}

function unreachable({ origin, pathname }: URL, cause: unknown): ActionError {
  return new ActionError(`${origin}${pathname} cannot be fetched: ${messageOf(cause)}.`, {
    code: 'network',
    hint: 'Whose the site is shows only on the site. Run the job again when it can be reached.',
    cause,
  })
}

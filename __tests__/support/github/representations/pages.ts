import type { JsonObject } from '../openapi/json'
import type { PagesBuild } from '../pages/build-queue'
import type { PagesSite } from '../pages/site'
import type { RepositoryCall } from '../rest-call'
import { userJson } from './user'

/** `GET /repos/{owner}/{repo}/pages` */
export function pagesJson(call: RepositoryCall, site: PagesSite): JsonObject {
  const { settings } = site
  const { host } = new URL(site.origin)
  const { certificate: state } = settings
  return {
    url: `${call.apiUrl}/repos/${call.repository.fullName}/pages`,
    status: statusOf(site),
    cname: settings.customDomain ? host : null,
    custom_404: site.live?.has('404.html') ?? false,
    html_url: settings.httpsEnforced ? site.url : site.url.replace('https:', 'http:'),
    build_type: settings.buildType,
    source: { branch: settings.branch, path: settings.path },
    public: settings.access === 'public',
    pending_domain_unverified_at: null,
    protected_domain_state: settings.customDomain ? 'verified' : null,
    ...(state && {
      https_certificate: { state, description: `Certificate: ${state}`, domains: [host] },
    }),
    https_enforced: settings.httpsEnforced,
  }
}

function statusOf({ queue }: PagesSite): string | null {
  const status = queue.builds.at(-1)?.status
  return status === undefined ? null : status === 'queued' ? 'building' : status
}

/** One entry of `GET /repos/{owner}/{repo}/pages/builds` */
export function pagesBuildJson(call: RepositoryCall, build: PagesBuild): JsonObject {
  const { commit, createdAt, error, id, pusher, status, updatedAt } = build
  return {
    url: `${call.apiUrl}/repos/${call.repository.fullName}/pages/builds/${id}`,
    status,
    error: { message: error },
    pusher: userJson(call, pusher),
    commit,
    duration: updatedAt.getTime() - createdAt.getTime(),
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
  }
}

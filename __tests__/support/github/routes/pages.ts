import type { Need } from '../access'
import type { PagesSite } from '../pages/site'
import { paginated } from '../pagination'
import { pagesBuildJson, pagesJson } from '../representations/pages'
import { loginOf, notFound, Refusal, type RepositoryCall, type Route } from '../rest-call'

const root = '/repos/{owner}/{repo}/pages'
const readSite: Need = { level: 'read', anyOf: ['pages'] }
const readBuilds: Need = { ...readSite, strict: true }

export const pagesRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: root,
    need: readSite,
    handle: call => ({ status: 200, body: pagesJson(call, siteOf(call)) }),
  },
  {
    method: 'GET',
    template: `${root}/builds`,
    need: readBuilds,
    handle: call => {
      const builds = siteOf(call).queue.builds.toReversed()
      return paginated(call, builds, build => pagesBuildJson(call, build))
    },
  },
  {
    method: 'GET',
    template: `${root}/builds/latest`,
    need: readBuilds,
    handle: call => {
      const build = siteOf(call).queue.builds.at(-1)
      if (build === undefined) throw notFound()
      return { status: 200, body: pagesBuildJson(call, build) }
    },
  },
  {
    method: 'GET',
    template: `${root}/builds/{build_id}`,
    need: readBuilds,
    handle: call => {
      const id = Number(call.parameters['build_id'])
      const build = siteOf(call).queue.builds.find(candidate => candidate.id === id)
      if (build === undefined) throw notFound()
      return { status: 200, body: pagesBuildJson(call, build) }
    },
  },
  {
    method: 'POST',
    template: `${root}/builds`,
    need: { level: 'write', anyOf: ['pages'] },
    handle: requestBuild,
  },
]

async function requestBuild(call: RepositoryCall) {
  const site = siteOf(call)
  if (site.settings.buildType === 'workflow') {
    throw new Refusal(403, 'GitHub Pages is configured to build from a workflow.')
  }
  const head = await call.repository.git.head(site.settings.branch)
  if (head === undefined) throw notFound()
  const { id } = site.queue.request(head, loginOf(call.caller))
  const url = `${call.apiUrl}/repos/${call.repository.fullName}/pages/builds/${id}`
  return { status: 201, body: { url, status: 'queued' } }
}

function siteOf({ repository }: RepositoryCall): PagesSite {
  if (repository.pages === undefined) throw notFound()
  return repository.pages
}

import type { Need } from '../access'
import { paginated } from '../pagination'
import { listedPullJson, pullJson } from '../representations/pull'
import { notFound, type RepositoryCall, type Route } from '../rest-call'
import type { PullRequest } from '../world'

const read: Need = { level: 'read', anyOf: ['pull-requests'] }

export const pullRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/pulls/{pull_number}',
    need: read,
    handle: call => {
      const pull = call.repository.pulls.get(Number(call.parameters['pull_number']))
      if (pull === undefined) throw notFound()
      return { status: 200, body: pullJson(call, pull) }
    },
  },
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/pulls',
    need: read,
    handle: call => {
      const pulls = [...call.repository.pulls.values()].filter(pull => isWanted(call, pull))
      const order = call.query.get('direction') === 'asc' ? 1 : -1
      pulls.sort((a, b) => order * (a.number - b.number))
      return paginated(call, pulls, pull => listedPullJson(call, pull))
    },
  },
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/commits/{commit_sha}/pulls',
    need: read,
    // Commits of forks are unknown here: quarkusio/pt.quarkus.io#389.
    handle: call => {
      const sha = call.parameters['commit_sha']
      const everywhere = [...call.world.repositories.values()].flatMap(r => [...r.pulls.values()])
      const pulls = everywhere.filter(
        ({ head, headSha }) => headSha === sha && head.repository === call.repository,
      )
      return paginated(call, pulls, pull => listedPullJson(call, pull))
    },
  },
]

function isWanted({ query }: RepositoryCall, pull: PullRequest): boolean {
  const state = query.get('state') ?? 'open'
  const base = query.get('base')
  const head = query.get('head')
  const owner = pull.head.repository?.owner ?? pull.author
  if (state !== 'all' && state !== pull.state) return false
  if (base !== null && base !== pull.base.ref) return false
  // Without an owner GitHub ignores the filter and lists everything.
  return head === null || !head.includes(':') || head === `${owner}:${pull.head.ref}`
}

import { repositoryJson } from '../representations/repository'
import type { Route } from '../rest-call'

export const repositoryRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}',
    need: { level: 'read', anyOf: [] },
    handle: call => ({ status: 200, body: repositoryJson(call, call.repository) }),
  },
]

import type { Need } from '../access'
import { readCommit } from '../git-objects'
import { example } from '../openapi/description'
import { type JsonObject, objectAt } from '../openapi/json'
import { paginated } from '../pagination'
import { shape } from '../representations/shape'
import { Refusal, type RepositoryCall, type Route } from '../rest-call'

const root = '/repos/{owner}/{repo}/branches'
const read: Need = { level: 'read', anyOf: ['contents'] }
const prefix = 'refs/heads/'
const off = { enforcement_level: 'off' }

export const branchRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: root,
    need: read,
    handle: async call => {
      const refs = [...(await call.repository.git.refs())]
      const branches = refs.filter(([ref]) => ref.startsWith(prefix))
      const wanted = call.query.get('protected') === 'true' ? [] : branches // none is protected
      return paginated(call, wanted, ([ref, sha]) => ({
        name: ref.slice(prefix.length),
        commit: { sha, url: commitUrl(call, sha) },
        protected: false,
      }))
    },
  },
  {
    method: 'GET',
    template: `${root}/{branch}`,
    need: read,
    handle: async call => {
      const name = call.parameters['branch'] ?? ''
      const sha = await call.repository.git.head(name)
      if (sha === undefined) throw new Refusal(404, 'Branch not found')
      return { status: 200, body: await branchJson(call, name, sha) }
    },
  },
]

async function branchJson(call: RepositoryCall, name: string, sha: string): Promise<JsonObject> {
  const { git, fullName } = call.repository
  const { author, committer, message, parents, tree } = await readCommit(git.objects, sha)
  const url = `${call.apiUrl}/repos/${fullName}/branches/${encodeURIComponent(name)}`
  const html = `${call.serverUrl}/${fullName}/tree/${name}`
  const known = objectAt(example('branch-with-protection'), 'commit')
  const treeUrl = `${call.apiUrl}/repos/${fullName}/git/trees/${tree}`
  const inner = { ...objectAt(known, 'commit'), author, committer, message }
  return shape(call, 'branch-with-protection', {
    repository: call.repository,
    facts: {
      name,
      protected: false,
      protection: { enabled: false, required_status_checks: { ...off, contexts: [], checks: [] } },
      _links: { html, self: url },
      protection_url: `${url}/protection`,
      commit: {
        ...known,
        ...{ sha, url: commitUrl(call, sha) },
        html_url: `${call.serverUrl}/${fullName}/commit/${sha}`,
        commit: { ...inner, tree: { sha: tree, url: treeUrl } },
        parents: parents.map(parent => ({ sha: parent, url: commitUrl(call, parent) })),
      },
    },
  })
}

function commitUrl({ apiUrl, repository }: RepositoryCall, sha: string): string {
  return `${apiUrl}/repos/${repository.fullName}/commits/${sha}`
}

import type { Need } from '../access'
import { readCommit, typeOf } from '../git-objects'
import { commitJson, objectUrl } from '../representations/git'
import { notFound, Refusal, type RepositoryCall, type Route } from '../rest-call'
import { readTree, type TreeEntry, treeMode, walkTree } from '../trees'

const root = '/repos/{owner}/{repo}/git'
const readNeed: Need = { level: 'read', anyOf: ['contents'] }

export const gitObjectRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: `${root}/commits/{commit_sha}`,
    need: readNeed,
    handle: async call => {
      const sha = call.parameters['commit_sha'] ?? ''
      const { git } = call.repository
      if ((await typeOf(git, sha)) !== 'commit') throw notFound()
      return { status: 200, body: commitJson(call, await readCommit(git.objects, sha)) }
    },
  },
  { method: 'GET', template: `${root}/trees/{tree_sha}`, need: readNeed, handle: tree },
  { method: 'GET', template: `${root}/blobs/{file_sha}`, need: readNeed, handle: blob },
]

/** Takes a tree, a commit or the name of a ref. */
async function tree(call: RepositoryCall) {
  const { git } = call.repository
  if ((await git.refs()).size === 0) throw new Refusal(409, 'Git Repository is empty.')
  const sha = await git.tree(call.parameters['tree_sha'] ?? '')
  if (sha === undefined) throw notFound()
  // Any value at all asks for the whole tree, also `recursive=0`.
  const read = call.query.has('recursive') ? walkTree : readTree
  const entries = await read(git.objects, sha)
  const list = await Promise.all(entries.map(entry => entryJson(call, entry)))
  return {
    status: 200,
    body: { sha, url: objectUrl(call, 'tree', sha), tree: list, truncated: false },
  }
}

const submoduleMode = '160000'

async function entryJson(call: RepositoryCall, { mode, oid: sha, path }: TreeEntry) {
  const type = mode === treeMode ? 'tree' : mode === submoduleMode ? 'commit' : 'blob'
  const size = type === 'blob' ? (await call.repository.git.objects.head(sha))?.size : undefined
  const url = objectUrl(call, type === 'tree' ? 'tree' : 'blob', sha)
  return { path, mode: mode.padStart(6, '0'), type, sha, url, ...(size !== undefined && { size }) }
}

async function blob(call: RepositoryCall) {
  const sha = call.parameters['file_sha'] ?? ''
  const { git } = call.repository
  if ((await typeOf(git, sha)) !== 'blob') throw notFound()
  const bytes = await git.blob(sha)
  const facts = { sha, node_id: sha, size: bytes.length, url: objectUrl(call, 'blob', sha) }
  return { status: 200, body: { ...facts, encoding: 'base64', content: bytes.toString('base64') } }
}

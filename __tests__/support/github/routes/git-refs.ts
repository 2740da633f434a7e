import type { Need } from '../access'
import { isAncestor, typeOf } from '../git-objects'
import { refJson } from '../representations/git'
import { loginOf, notFound, Refusal, type RepositoryCall, type Route } from '../rest-call'

const root = '/repos/{owner}/{repo}/git'
const read: Need = { level: 'read', anyOf: ['contents'] }
const write: Need = { level: 'write', anyOf: ['contents'] }

export const gitRefRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: `${root}/ref/{ref}`,
    need: read,
    handle: async call => {
      const { ref, sha } = await existing(call, notFound())
      return { status: 200, body: await described(call, ref, sha) }
    },
  },
  {
    method: 'GET',
    template: `${root}/matching-refs/{ref}`,
    need: read,
    handle: async call => {
      const start = `refs/${call.parameters['ref']}`
      const refs = [...(await call.repository.git.refs())].filter(([ref]) => ref.startsWith(start))
      const body = await Promise.all(refs.map(([ref, sha]) => described(call, ref, sha)))
      return { status: 200, body }
    },
  },
  { method: 'POST', template: `${root}/refs`, need: write, handle: create },
  { method: 'PATCH', template: `${root}/refs/{ref}`, need: write, handle: update },
  {
    method: 'DELETE',
    template: `${root}/refs/{ref}`,
    need: write,
    handle: async call => {
      const { ref } = await existing(call, new Refusal(422, 'Reference does not exist'))
      await call.repository.git.deleteRef(ref)
      return { status: 204 }
    },
  },
]

async function create(call: RepositoryCall) {
  const { git } = call.repository
  const ref = String(call.body['ref'])
  const sha = await wantedObject(call)
  if (!/^refs\/[^/]+\/./.test(ref)) {
    throw new Refusal(
      422,
      'Reference name must start with "refs/" and contain at least two slashes.',
    )
  }
  if ((await git.resolve(ref)) !== undefined) throw new Refusal(422, 'Reference already exists')
  await git.setRef(ref, sha)
  await call.repository.pages?.notice(loginOf(call.caller))
  return { status: 201, body: await described(call, ref, sha) }
}

async function update(call: RepositoryCall) {
  const { git } = call.repository
  const { ref, sha: old } = await existing(call, new Refusal(422, 'Reference does not exist'))
  const sha = await wantedObject(call)
  if (call.body['force'] !== true && !(await isAncestor(git, old, sha))) {
    throw new Refusal(422, 'Update is not a fast forward')
  }
  await git.setRef(ref, sha)
  await call.repository.pages?.notice(loginOf(call.caller))
  return { status: 200, body: await described(call, ref, sha) }
}

async function wantedObject({ body, repository }: RepositoryCall): Promise<string> {
  const sha = String(body['sha'])
  if ((await typeOf(repository.git, sha)) === undefined) {
    throw new Refusal(422, 'Object does not exist')
  }
  return sha
}

async function existing(call: RepositoryCall, otherwise: Refusal) {
  const refs = await call.repository.git.refs()
  if (refs.size === 0) throw new Refusal(409, 'Git Repository is empty.')
  const ref = `refs/${call.parameters['ref']}`
  const sha = refs.get(ref)
  if (sha === undefined) throw otherwise
  return { ref, sha }
}

async function described(call: RepositoryCall, ref: string, sha: string) {
  const type = (await typeOf(call.repository.git, sha)) ?? 'commit'
  return refJson(call, { ref, sha, type })
}

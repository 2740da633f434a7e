import { type Caller, mayPush, type Need } from '../access'
import { paginated } from '../pagination'
import { checkTag, publish, targetCommit } from '../releases/publication'
import type { MakeLatest, Release } from '../releases/release'
import { releaseJson } from '../representations/release'
import {
  type Answer,
  invalid,
  loginOf,
  notFound,
  Refusal,
  type RepositoryCall,
  type Route,
} from '../rest-call'

const root = '/repos/{owner}/{repo}/releases'
const read: Need = { level: 'read', anyOf: ['contents'] }
const write: Need = { level: 'write', anyOf: ['contents'] }

/** Characters of the notes, by GitHub's error text. */
const longestBody = 125_000

export const releaseRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/immutable-releases',
    need: { level: 'read', anyOf: ['administration'], strict: true },
    handle: call => {
      if (!call.repository.releases.rules.immutable) throw notFound()
      return { status: 200, body: { enabled: true, enforced_by_owner: false } }
    },
  },
  {
    method: 'GET',
    template: root,
    need: read,
    handle: call => {
      const seen = call.repository.releases.all.filter(release => sees(call, release)).toReversed()
      return paginated(call, seen, release => releaseJson(call, call.repository, release))
    },
  },
  { method: 'POST', template: root, need: write, handle: create },
  {
    method: 'GET',
    template: `${root}/latest`,
    need: read,
    handle: call => answer(call, 200, call.repository.releases.latest),
  },
  {
    method: 'GET',
    template: `${root}/tags/{tag}`,
    need: read,
    handle: call => {
      const { parameters, repository } = call
      return answer(call, 200, repository.releases.published(parameters['tag'] ?? ''))
    },
  },
  {
    method: 'GET',
    template: `${root}/{release_id}`,
    need: read,
    handle: call => answer(call, 200, releaseOf(call)),
  },
  { method: 'PATCH', template: `${root}/{release_id}`, need: write, handle: update },
  {
    method: 'DELETE',
    template: `${root}/{release_id}`,
    need: write,
    handle: async call => {
      await call.repository.releases.remove(releaseOf(call))
      return { status: 204 }
    },
  },
]

function answer(call: RepositoryCall, status: number, release: Release | undefined): Answer {
  if (release === undefined) throw notFound()
  return { status, body: releaseJson(call, call.repository, release) }
}

async function create(call: RepositoryCall): Promise<Answer> {
  const { repository } = call
  const login = loginOf(call.caller)
  const tag = String(call.body['tag_name'] ?? '')
  const wishes = wishesIn(call)
  checkTag(repository, tag)
  const target = wishes.target ?? repository.defaultBranch
  if (wishes.target !== undefined) await targetCommit(repository, { login, target })
  const { body = null, makeLatest = 'true', name = null, prerelease = false } = wishes
  const facts = { tag, target, name, body, prerelease, makeLatest, author: login }
  const release = repository.releases.add(facts)
  if (wishes.draft !== true) await publishOrForget(call, release)
  return { ...answer(call, 201, release), headers: { location: urlOf(call, release) } }
}

async function publishOrForget(call: RepositoryCall, release: Release): Promise<void> {
  try {
    await publish(call.repository, release, loginOf(call.caller))
  } catch (refusal) {
    await call.repository.releases.remove(release)
    throw refusal
  }
}

async function update(call: RepositoryCall): Promise<Answer> {
  const { repository } = call
  const release = releaseOf(call)
  const login = loginOf(call.caller)
  const wishes = wishesIn(call)
  const tag = call.body['tag_name'] === undefined ? release.tag : String(call.body['tag_name'])
  checkImmutable(release, { ...wishes, tag })
  if (wishes.target !== undefined) await targetCommit(repository, { login, target: wishes.target })
  checkTag(repository, tag, release)
  const { draft, ...rest } = wishes
  Object.assign(release, rest, { tag })
  if (release.draft && draft === false) await publish(repository, release, login)
  else release.draft = draft ?? release.draft
  repository.releases.considerLatest(release)
  return answer(call, 200, release)
}

type Wishes = Partial<
  Pick<Release, 'target' | 'name' | 'body' | 'draft' | 'prerelease' | 'makeLatest'>
>

/** What the body says; what it leaves out stays as it is. */
function wishesIn({ body }: RepositoryCall): Wishes {
  const text = (name: string) => (typeof body[name] === 'string' ? String(body[name]) : undefined)
  const [target, name, notes] = [text('target_commitish'), text('name'), text('body')]
  const latest = latestIn(text('make_latest'))
  if (notes !== undefined && [...notes].length > longestBody) {
    const message = `body is too long (maximum is ${longestBody} characters)`
    throw invalid('Release', 'body', 'custom', message)
  }
  return {
    ...(target !== undefined && target !== '' && { target }),
    ...(name !== undefined && { name }),
    ...(notes !== undefined && { body: notes }),
    ...(typeof body['draft'] === 'boolean' && { draft: body['draft'] }),
    ...(typeof body['prerelease'] === 'boolean' && { prerelease: body['prerelease'] }),
    ...(latest !== undefined && { makeLatest: latest }),
  }
}

function latestIn(text: string | undefined): MakeLatest | undefined {
  return text === 'true' || text === 'false' || text === 'legacy' ? text : undefined
}

/** Only title and notes of an immutable release can be edited (docs: Immutable releases). */
function checkImmutable(release: Release, wishes: Wishes & { readonly tag: string }): void {
  if (!release.immutable) return
  const { draft, tag, target } = wishes
  const moves = tag !== release.tag || (target ?? release.target) !== release.target
  if (moves || draft === true) throw new Refusal(422, 'Cannot update an immutable release.')
}

function sees(call: { readonly caller: Caller } & RepositoryCall, release: Release): boolean {
  return !release.draft || mayPush(call.caller, call.repository)
}

function releaseOf(call: RepositoryCall): Release {
  const release = call.repository.releases.byId(Number(call.parameters['release_id']))
  if (release === undefined || !sees(call, release)) throw notFound()
  return release
}

function urlOf({ apiUrl, repository }: RepositoryCall, { id }: Release): string {
  return `${apiUrl}/repos/${repository.fullName}/releases/${id}`
}

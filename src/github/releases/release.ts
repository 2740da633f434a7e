import { calling, statusOf } from '../api-error'
import type { GitHub } from '../client'
import { fullName, type RepositoryAccess } from '../repository'
import { writing } from './refusal'

/** A release, as far as it concerns us. */
export interface Release {
  readonly id: number
  readonly tag: string
  /** The notes; null counts as empty. */
  readonly notes: string
  readonly draft: boolean
  /** Nothing but title and notes can be changed, and the tag is used up for ever. */
  readonly immutable: boolean
  /** Where assets are sent, without the template at its end. The only host for that. */
  readonly uploadUrl: string
  readonly createdAt: Date
  /** Names of its files, as far as GitHub tells them with the release: a hint, no list to rely on. */
  readonly fileNames: readonly string[]
}

/** What is new about a release that we make. */
export interface NewRelease {
  readonly tag: string
  readonly title: string
  readonly notes: string
  readonly draft: boolean
}

type Answer = Awaited<ReturnType<GitHub['rest']['repos']['getRelease']>>['data']

/** GitHub's largest page. */
const PER_PAGE = 100

/** A request that makes something is not repeated blindly: the answer may be what was lost. */
const ONCE = { request: { retries: 0 } } as const

/** The published release of a tag; undefined when there is none, or only a draft. */
export async function findRelease(
  access: RepositoryAccess,
  tag: string,
): Promise<Release | undefined> {
  const request = access.github.rest.repos.getReleaseByTag({ ...nameOf(access), tag })
  const answer = await calling(
    reading(`reading the release ${tag} of ${fullName(access.repository)}`),
    request.catch(absentOn404),
  )
  return answer === undefined ? undefined : releaseFrom(answer.data)
}

/** Every release, drafts included when the token may push. */
export async function allReleases(access: RepositoryAccess): Promise<readonly Release[]> {
  const { github } = access
  const pages = github.paginate(github.rest.repos.listReleases, {
    ...nameOf(access),
    per_page: PER_PAGE,
  })
  const doing = `listing the releases of ${fullName(access.repository)}`
  return (await calling(reading(doing), pages)).map(releaseFrom)
}

/**
 * Makes a pre-release that never becomes «latest». It is asked without `target_commitish`: with the
 * head of a pull request that touches workflow files GitHub answers 404.
 *
 * @throws ActionError `lost-race` when the tag has a release already, `tag-used-up` when it had one
 * that was immutable; `missing-permission`, `github`.
 */
export async function createRelease(
  access: RepositoryAccess,
  wanted: NewRelease,
): Promise<Release> {
  const request = access.github.rest.repos.createRelease({
    ...nameOf(access),
    ...ONCE,
    tag_name: wanted.tag,
    name: wanted.title,
    body: wanted.notes,
    draft: wanted.draft,
    prerelease: true,
    make_latest: 'false',
  })
  const doing = `making the release ${wanted.tag} of ${fullName(access.repository)}`
  return releaseFrom((await writing(doing, request)).data)
}

/** Publishes a draft. Says again that it is no «latest»: GitHub decides about that only now. */
export async function publishRelease(access: RepositoryAccess, release: Release): Promise<Release> {
  const request = access.github.rest.repos.updateRelease({
    ...nameOf(access),
    release_id: release.id,
    draft: false,
    prerelease: true,
    make_latest: 'false',
  })
  const doing = `publishing the release ${release.tag} of ${fullName(access.repository)}`
  return releaseFrom((await writing(doing, request)).data)
}

/** Replaces the notes and nothing else. */
export async function updateNotes(
  access: RepositoryAccess,
  release: Release,
  notes: string,
): Promise<void> {
  const request = access.github.rest.repos.updateRelease({
    ...nameOf(access),
    release_id: release.id,
    body: notes,
  })
  await writing(
    `writing the notes of the release ${release.tag} of ${fullName(access.repository)}`,
    request,
  )
}

/** Deletes a release with all its assets. One that is not there is no error. Its tag stays. */
export async function deleteRelease(access: RepositoryAccess, release: Release): Promise<void> {
  const request = access.github.rest.repos.deleteRelease({
    ...nameOf(access),
    release_id: release.id,
  })
  const doing = `deleting the release ${release.tag} of ${fullName(access.repository)}`
  await writing(doing, request.catch(absentOn404))
}

/** Deletes a tag; one that is not there is no error. */
export async function deleteTag(access: RepositoryAccess, tag: string): Promise<void> {
  const request = access.github.rest.git.deleteRef({ ...nameOf(access), ref: `tags/${tag}` })
  const doing = `deleting the tag ${tag} of ${fullName(access.repository)}`
  await writing(doing, request.catch(absentOn404Or422))
}

export function nameOf({ repository }: RepositoryAccess): { owner: string; repo: string } {
  return { owner: repository.owner, repo: repository.name }
}

/** Whether a tag of that name exists. */
export async function hasTag(access: RepositoryAccess, tag: string): Promise<boolean> {
  const request = access.github.rest.git.getRef({ ...nameOf(access), ref: `tags/${tag}` })
  const doing = `looking for the tag ${tag} of ${fullName(access.repository)}`
  return (await calling(reading(doing), request.catch(absentOn404))) !== undefined
}

/** For reads of releases and their assets. */
export function reading(doing: string): { doing: string; permission: string } {
  return { doing, permission: 'contents: read' }
}

function absentOn404(thrown: unknown): undefined {
  if (statusOf(thrown) !== 404) throw thrown
}

/** GitHub says 422 «Reference does not exist». */
function absentOn404Or422(thrown: unknown): undefined {
  if (statusOf(thrown) !== 422) absentOn404(thrown)
}

type Described = Pick<Answer, 'id' | 'tag_name' | 'draft' | 'upload_url' | 'created_at'> & {
  readonly body?: string | null
  readonly immutable?: boolean
  readonly assets?: readonly { readonly name: string }[]
}

function releaseFrom(data: Described): Release {
  return {
    id: data.id,
    tag: data.tag_name,
    notes: data.body ?? '',
    draft: data.draft,
    immutable: data.immutable === true,
    uploadUrl: data.upload_url.replace(/\{[^}]*\}$/, ''),
    createdAt: new Date(data.created_at),
    fileNames: (data.assets ?? []).map(({ name }) => name),
  }
}

import { ActionError } from '../primitives/errors'
import { calling } from './api-error'
import type { GitHub } from './client'

/** `owner/name`, taken apart. */
export interface RepositoryName {
  readonly owner: string
  readonly name: string
}

/** A repository, and a client with the token that is meant for it. */
export interface RepositoryAccess {
  readonly github: GitHub
  readonly repository: RepositoryName
}

/** What GitHub says about a repository. */
export interface Repository {
  /** Present spelling of `owner/name`. */
  readonly fullName: string
  /** `internal`: every member of the enterprise, so for a phone the same as `private`. */
  readonly visibility: 'public' | 'private' | 'internal'
  readonly defaultBranch: string
  readonly hasPages: boolean
  /** Where browsers find it, without trailing slash. */
  readonly webUrl: string
}

/**
 * `owner/name` as GitHub allows it, the owner of a managed account with `_`; so neither part can leave
 * its place in a path or address.
 */
export const repositoryNamePattern =
  /^([A-Za-z0-9][A-Za-z0-9_-]{0,99})\/(?!\.+$)([A-Za-z0-9._-]{1,100})$/

/** @throws ActionError `bad-input` for anything but `owner/name`. */
export function repositoryName(text: string): RepositoryName {
  const [, owner, name] = repositoryNamePattern.exec(text) ?? []
  if (owner === undefined || name === undefined) {
    throw new ActionError(`“${text}” is not a repository of the form owner/name`, {
      code: 'bad-input',
    })
  }
  return { owner, name }
}

/** `owner/name` again. */
export function fullName({ owner, name }: RepositoryName): string {
  return `${owner}/${name}`
}

/** @throws ActionError `github` or `missing-permission`. */
export async function readRepository(
  github: GitHub,
  repository: RepositoryName,
): Promise<Repository> {
  const { data } = await calling(
    { doing: `reading the repository ${fullName(repository)}`, permission: 'contents: read' },
    github.rest.repos.get({ owner: repository.owner, repo: repository.name }),
  )
  return {
    fullName: data.full_name,
    visibility: visibilityOf(data.visibility, data.private),
    defaultBranch: data.default_branch,
    hasPages: data.has_pages === true,
    webUrl: data.html_url.replace(/\/+$/, ''),
  }
}

/** Older GitHub Enterprise Servers leave `visibility` out. */
function visibilityOf(
  visibility: string | undefined,
  isPrivate: boolean,
): Repository['visibility'] {
  if (!isPrivate) return 'public'
  return visibility === 'internal' ? 'internal' : 'private'
}

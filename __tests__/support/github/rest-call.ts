import type { Caller, Need } from './access'
import type { JsonObject } from './openapi/json'
import type { Origins } from './origins'
import type { SignedLinks } from './signed-links'
import type { Repository, World } from './world'

/** One REST request, understood. */
export interface RestCall extends Readonly<Origins> {
  readonly world: World
  readonly caller: Caller
  /** Values of the placeholders of the path, decoded. */
  readonly parameters: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: JsonObject
  /** The header of that name. */
  readonly accept: string
  readonly files: FileLinks
  /** Path of this request with the repository's id, as GitHub writes it into `Link`. */
  readonly linkPath: string
}

/** How answers lead to files on other hosts. */
export interface FileLinks {
  readonly links: SignedLinks
  /** Milliseconds that the address of a release asset lives. */
  readonly assetLinkLife: number
}

export interface RepositoryCall extends RestCall {
  readonly repository: Repository
}

export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** What the stand-in does for one operation on a repository. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** As the description writes it: `/repos/{owner}/{repo}/pages`. */
  readonly template: string
  readonly need: Need
  readonly handle: (call: RepositoryCall) => Answer | Promise<Answer>
}

export interface RefusalDetail {
  readonly errors?: readonly JsonObject[]
  readonly headers?: Readonly<Record<string, string>>
}

/** An answer that says no; its body has the form of all of GitHub's errors. */
export class Refusal extends Error {
  readonly status: number
  readonly detail: RefusalDetail

  constructor(status: number, message: string, detail: RefusalDetail = {}) {
    super(message)
    this.status = status
    this.detail = detail
  }
}

export function notFound(): Refusal {
  return new Refusal(404, 'Not Found')
}

/** 422 in the form of «Validation Failed», with the field that is wrong. */
export function invalid(resource: string, field: string, code: string, message?: string): Refusal {
  const error = { resource, field, code, ...(message !== undefined && { message }) }
  return new Refusal(422, 'Validation Failed', { errors: [error] })
}

/** The login behind the token. Routes that write are never reached without one. */
export function loginOf(caller: Caller): string {
  return caller.kind === 'known' ? caller.token.login : 'ghost'
}

import type { ActionsRecord } from './actions/actions-record'
import { Runtimes } from './actions/runtime'
import type { Attestation } from './attestation'
import type { BareRepository } from './bare-repository'
import type { Deployment } from './deployments/deployment'
import type { PagesSite } from './pages/site'
import type { Releases } from './releases/releases'

/** The names of `permissions:` in a workflow that the stand-in knows. */
export type PermissionName =
  | 'actions'
  | 'administration' // never of a workflow's own token
  | 'attestations'
  | 'contents'
  | 'deployments'
  | 'issues'
  | 'pages'
  | 'pull-requests'
  | 'statuses'

export type Permissions = Readonly<Partial<Record<PermissionName, 'read' | 'write'>>>

/** A token and what it may do; `GITHUB_TOKEN` unless another login is given. */
export interface Token {
  /** How tests and the request log speak of it. */
  readonly name: string
  /** The secret itself. */
  readonly value: string
  readonly login: string
  readonly permissions: Permissions
  /** Full names; `all`: every repository. */
  readonly repositories: readonly string[] | 'all'
}

export type Visibility = 'public' | 'private' | 'internal'

export interface Repository {
  readonly id: number
  readonly owner: string
  readonly name: string
  readonly fullName: string
  readonly visibility: Visibility
  readonly defaultBranch: string
  readonly fork: boolean
  readonly git: BareRepository
  /** Undefined while Pages is off. */
  pages: PagesSite | undefined
  readonly pulls: Map<number, PullRequest>
  readonly comments: Comment[]
  readonly releases: Releases
  readonly actions: ActionsRecord
  readonly deployments: Deployment[]
  readonly attestations: Attestation[]
}

export interface PullRequest {
  readonly number: number
  readonly id: number
  readonly title: string
  readonly author: string
  readonly base: { readonly repository: Repository; readonly ref: string }
  /** `repository` is undefined once the fork was deleted. */
  readonly head: { repository: Repository | undefined; readonly ref: string }
  headSha: string
  baseSha: string
  state: 'open' | 'closed'
  merged: boolean
  locked: boolean
  readonly createdAt: Date
}

export interface Comment {
  readonly id: number
  readonly issue: number
  readonly author: string
  body: string
  readonly createdAt: Date
  updatedAt: Date
}

/** All that the stand-in remembers. */
export class World {
  readonly repositories = new Map<string, Repository>()
  readonly tokens = new Map<string, Token>()
  readonly runtimes = new Runtimes()
  #lastId = 2_900_000_000 // comment and pull request ids are beyond 31 bits today

  nextId(): number {
    this.#lastId += 1
    return this.#lastId
  }

  /** GitHub compares names without regard to case. */
  repository(fullName: string): Repository | undefined {
    return this.repositories.get(fullName.toLowerCase())
  }

  require(fullName: string): Repository {
    const repository = this.repository(fullName)
    if (repository === undefined) throw new Error(`there is no repository ${fullName}`)
    return repository
  }
}

import type { PermissionName, Repository, Token } from './world'

/** Who is asking: nobody, somebody with a token that GitHub knows, or one it does not know. */
export type Caller =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'known'; readonly token: Token }
  | { readonly kind: 'bad-credentials' }

export interface Need {
  readonly level: 'read' | 'write'
  /** Any one of them is enough. */
  readonly anyOf: readonly PermissionName[]
  /** Even in a public repository nobody reads this without the permission. */
  readonly strict?: boolean
}

export type Verdict = 'granted' | 'login-needed' | 'bad-credentials' | 'invisible' | 'forbidden'

/** Decides as GitHub does: strangers do not learn that a private repository exists. */
export function judge(caller: Caller, repository: Repository, need: Need): Verdict {
  if (caller.kind === 'bad-credentials') return 'bad-credentials'
  const isPublic = repository.visibility === 'public'
  if (caller.kind === 'anonymous') {
    if (!isPublic) return 'invisible'
    return need.level === 'read' && need.strict !== true ? 'granted' : 'login-needed'
  }
  const belongs = reaches(caller.token, repository)
  if (!belongs && !isPublic) return 'invisible'
  if (need.level === 'read' && isPublic && need.strict !== true) return 'granted'
  return belongs && holds(caller.token, need) ? 'granted' : 'forbidden'
}

/** The token was made for this repository, whatever it may do there. */
export function reaches(token: Token, repository: Repository): boolean {
  return token.repositories === 'all' || token.repositories.includes(repository.fullName)
}

/** May see drafts, by the documentation of releases: those with push access. */
export function mayPush(caller: Caller, repository: Repository): boolean {
  return judge(caller, repository, { level: 'write', anyOf: ['contents'] }) === 'granted'
}

function holds(token: Token, need: Need): boolean {
  if (need.anyOf.length === 0) return true // metadata: every installation token has it
  return need.anyOf.some(name => {
    const level = token.permissions[name]
    return level === 'write' || (level === 'read' && need.level === 'read')
  })
}

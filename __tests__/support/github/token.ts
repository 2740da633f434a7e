import type { Permissions, Token } from './world'

export interface TokenOptions {
  /** How the request log speaks of it; default `GITHUB_TOKEN` for the first one. */
  readonly name?: string
  /** What is not named, the token may not do. */
  readonly permissions?: Permissions
  /** Full names of the repositories it was made for; default all. */
  readonly repositories?: readonly string[]
  /** Default `github-actions[bot]`. */
  readonly login?: string
}

/** A token that looks like GitHub's and occurs nowhere by chance. */
export function newToken(options: TokenOptions, count: number): Token {
  return {
    name: options.name ?? (count === 1 ? 'GITHUB_TOKEN' : `token ${count}`),
    value: `ghs_${String(count).padStart(4, '0')}${'x7Qk'.repeat(8)}`,
    login: options.login ?? 'github-actions[bot]',
    permissions: options.permissions ?? {},
    repositories: options.repositories ?? 'all',
  }
}

import type { JsonObject } from '../openapi/json'
import type { RepositoryCall } from '../rest-call'

export type ObjectType = 'blob' | 'commit' | 'tag' | 'tree'

export interface GitPerson {
  readonly name: string
  readonly email: string
  readonly date: string
}

export interface GitCommit {
  readonly sha: string
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: GitPerson
  readonly committer: GitPerson
  readonly message: string
}

/** Address of an object in the Git Data API. */
export function objectUrl(call: RepositoryCall, type: ObjectType, sha: string): string {
  return `${call.apiUrl}/repos/${call.repository.fullName}/git/${type}s/${sha}`
}

export interface GitRef {
  readonly ref: string
  readonly sha: string
  readonly type: ObjectType
}

export function refJson(call: RepositoryCall, { ref, sha, type }: GitRef): JsonObject {
  return {
    ref,
    node_id: Buffer.from(ref).toString('base64'),
    url: `${call.apiUrl}/repos/${call.repository.fullName}/git/${ref}`,
    object: { type, sha, url: objectUrl(call, type, sha) },
  }
}

/** A commit in the Git Data API; never signed here. */
export function commitJson(call: RepositoryCall, commit: GitCommit): JsonObject {
  const page = `${call.serverUrl}/${call.repository.fullName}/commit`
  const { author, committer, message, sha, tree } = commit
  return {
    sha,
    node_id: Buffer.from(sha).toString('base64'),
    url: objectUrl(call, 'commit', sha),
    html_url: `${page}/${sha}`,
    author,
    committer,
    message,
    tree: { sha: tree, url: objectUrl(call, 'tree', tree) },
    parents: commit.parents.map(parent => ({
      sha: parent,
      url: objectUrl(call, 'commit', parent),
      html_url: `${page}/${parent}`,
    })),
    verification: {
      verified: false,
      reason: 'unsigned',
      signature: null,
      payload: null,
      verified_at: null,
    },
  }
}

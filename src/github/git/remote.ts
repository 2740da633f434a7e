import { fullName, type RepositoryName } from '../repository'

/** A repository of GitHub's, as git reaches it. */
export interface GitRemote {
  /** Never holds credentials. */
  readonly url: string
  /** `owner/name`, for messages. */
  readonly name: string
  readonly token: string
}

/** `serverUrl` for example `https://github.com`. */
export function gitRemote(options: {
  readonly serverUrl: string
  readonly repository: RepositoryName
  readonly token: string
}): GitRemote {
  const name = fullName(options.repository)
  return { url: `${options.serverUrl.replace(/\/+$/, '')}/${name}.git`, name, token: options.token }
}

/** What must never be shown: the token, and the form in which the header carries it. */
export function secretsOf(remote: GitRemote): readonly string[] {
  return [remote.token, credentialsOf(remote)].filter(secret => secret !== '')
}

/** User and password as GitHub's git server takes them from any kind of token. */
export function credentialsOf({ token }: GitRemote): string {
  return Buffer.from(`x-access-token:${token}`).toString('base64')
}

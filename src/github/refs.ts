import { calling, statusOf } from './api-error'
import type { GitHub } from './client'
import { fullName, type RepositoryName } from './repository'

/** @param ref `heads/main` or `tags/v1.2.3` */
export async function refExists(
  github: GitHub,
  repository: RepositoryName,
  ref: string,
): Promise<boolean> {
  const { owner, name: repo } = repository
  const request = github.rest.git.getRef({ owner, repo, ref }).then(
    () => true,
    thrown => {
      if (statusOf(thrown) === 404) return false
      throw thrown
    },
  )
  return calling(
    { doing: `looking for ${ref} in ${fullName(repository)}`, permission: 'contents: read' },
    request,
  )
}

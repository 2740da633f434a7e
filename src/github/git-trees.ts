import { calling, statusOf } from './api-error'
import type { GitHub } from './client'
import { fullName, type RepositoryName } from './repository'

/** Bytes of a blob by its object name. A blob that is missing here has an unknown size. */
export type BlobSizes = ReadonlyMap<string, number>

/**
 * Sizes of the files of a commit, which a fetch without blobs cannot tell. GitHub cuts the answer
 * short at 100,000 entries or 7 MB, and a commit that was just pushed may not be found yet: what is
 * missing is left out.
 */
export async function readBlobSizes(
  github: GitHub,
  repository: RepositoryName,
  commit: string,
): Promise<BlobSizes> {
  const request = github.rest.git.getTree({
    owner: repository.owner,
    repo: repository.name,
    tree_sha: commit,
    recursive: '1',
  })
  const answer = await calling(
    { doing: `reading the files of ${fullName(repository)}`, permission: 'contents: read' },
    request.catch(absentWhenUnseen),
  )
  return new Map(
    answer?.data.tree.flatMap(({ sha, size }) => (size === undefined ? [] : [[sha, size]])),
  )
}

/** 404: not replicated yet. 409: the repository is empty. */
function absentWhenUnseen(thrown: unknown): undefined {
  const status = statusOf(thrown)
  if (status !== 404 && status !== 409) throw thrown
}

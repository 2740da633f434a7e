import { messageOf } from '../../primitives/errors'
import type { Progress } from '../../primitives/progress'
import { statusOf } from '../api-error'
import { fullName, type RepositoryAccess } from '../repository'

/** Bytes of a blob by its object name. A blob that is missing here has an unknown size. */
export type BlobSizes = ReadonlyMap<string, number>

/**
 * Sizes of the files of a commit, which a fetch without blobs cannot tell. GitHub cuts the answer
 * short at 100,000 entries or 7 MB, does not always find a commit that was just pushed (404), and may
 * give up on a large tree (502): sizes are worth having, but no reason to publish nothing, so whatever
 * could not be learned is left out.
 */
export async function readBlobSizes(
  options: RepositoryAccess & {
    readonly commit: string
    readonly progress: Progress
  },
): Promise<BlobSizes> {
  const { github, repository, commit, progress } = options
  try {
    const { data } = await github.rest.git.getTree({
      owner: repository.owner,
      repo: repository.name,
      tree_sha: commit,
      recursive: '1',
      request: { retries: 1 },
    })
    return new Map(data.tree.flatMap(({ sha, size }) => (size === undefined ? [] : [[sha, size]])))
  } catch (thrown) {
    const status = statusOf(thrown)
    const why = status === undefined ? messageOf(thrown) : `HTTP ${status}`
    progress(`GitHub did not tell the sizes of the files in ${fullName(repository)} (${why})`)
    return new Map()
  }
}

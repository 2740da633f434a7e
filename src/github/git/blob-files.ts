import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { ActionError } from '../../primitives/errors'
import { removeFolder } from '../../primitives/held-files'
import { fetchBlobs } from './branch'
import type { GitRepository } from './repository'

/** Bytes. GitHub takes no larger file than 100 MiB; the limit is there because one has to be named. */
const ANY_SIZE = 2 ** 40

/** Bytes: 500,000 lines of the answer about which files are here. */
const CHECK_LIMIT = 67_108_864

/**
 * Writes files of a fetched branch into an empty folder, streamed by git, each under its place in
 * `oids`: `0`, `1`. So no name of the branch, and no `.gitattributes` on it, has a say in this.
 *
 * @throws ActionError `lost-race` when the branch has moved on and its files are gone; `network` when
 * another try may help.
 */
export async function writeBlobFiles(
  repository: GitRepository,
  wanted: { readonly branch: string; readonly oids: readonly string[]; readonly folder: string },
): Promise<void> {
  const { branch, oids, folder } = wanted
  if (oids.length === 0) return
  await fetchBlobs(repository, { branch, oids: [...new Set(oids)], limit: ANY_SIZE })
  await requireHere(repository, oids)
  const scratch = await mkdtemp(join(repository.folder, 'index-'))
  const env = { GIT_INDEX_FILE: join(scratch, 'index'), GIT_WORK_TREE: folder }
  const entries = oids.map((oid, index) => `100644 ${oid}\t${index}\0`)
  await repository.output(['update-index', '-z', '--index-info'], {
    env,
    input: { text: entries.join('') },
  })
  await repository.output(['checkout-index', '--all'], { env })
  await removeFolder(scratch)
}

async function requireHere(repository: GitRepository, oids: readonly string[]): Promise<void> {
  const answer = await repository.output(['cat-file', '--batch-check'], {
    input: { text: oids.map(oid => `${oid}\n`).join('') },
    outputLimit: CHECK_LIMIT,
  })
  if (!/ missing$/m.test(answer.toString('utf8'))) return
  throw new ActionError('The branch was replaced while its files were being read.', {
    code: 'lost-race',
    hint: 'Run the job again.',
  })
}

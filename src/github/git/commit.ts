import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { removeFolder } from '../../primitives/held-files'
import type { GitRepository } from './repository'

/** The difference between two trees. */
export interface TreeEdit {
  readonly write: readonly { readonly path: string; readonly oid: string }[]
  /** A path that is not there is no error. */
  readonly remove: readonly string[]
}

/** The account that github.com shows for commits of a workflow. */
const BOT = {
  name: 'github-actions[bot]',
  email: '41898282+github-actions[bot]@users.noreply.github.com',
}

const NO_OBJECT = '0'.repeat(40)

/**
 * Makes the tree that `edit` turns `base` into (undefined: an empty one) and answers its name. Files
 * that are not named keep mode and content, and need not be on this machine.
 */
export async function writeTree(
  repository: GitRepository,
  base: string | undefined,
  edit: TreeEdit,
): Promise<string> {
  const scratch = await mkdtemp(join(repository.folder, 'index-'))
  const env = { GIT_INDEX_FILE: join(scratch, 'index') }
  if (base !== undefined) await repository.output(['read-tree', base], { env })
  await repository.output(['update-index', '-z', '--index-info'], {
    env,
    input: { text: indexInfo(edit) },
  })
  const tree = await repository.output(['write-tree', '--missing-ok'], { env })
  await removeFolder(scratch)
  return tree.toString('utf8').trim()
}

/** Mode 0 removes; see git-update-index(1). Removals first, so that a file may become a folder. */
function indexInfo({ write, remove }: TreeEdit): string {
  const removals = remove.map(path => `0 ${NO_OBJECT}\t${path}\0`)
  const writes = write.map(({ path, oid }) => `100644 ${oid}\t${path}\0`)
  return [...removals, ...writes].join('')
}

/** Makes a commit and answers its name. Without `parent` it starts a history of its own. */
export async function commitTree(
  repository: GitRepository,
  commit: {
    readonly tree: string
    readonly parent: string | undefined
    readonly message: string
    readonly at: Date
  },
): Promise<string> {
  const parent = commit.parent === undefined ? [] : ['-p', commit.parent]
  const date = `@${Math.floor(commit.at.getTime() / 1000)} +0000`
  const oid = await repository.output(['commit-tree', commit.tree, ...parent], {
    input: { text: commit.message.replaceAll('\0', '') },
    env: {
      GIT_AUTHOR_NAME: BOT.name,
      GIT_AUTHOR_EMAIL: BOT.email,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: BOT.name,
      GIT_COMMITTER_EMAIL: BOT.email,
      GIT_COMMITTER_DATE: date,
    },
  })
  return oid.toString('utf8').trim()
}

/** When a commit that is here was made. */
export async function commitTime(repository: GitRepository, commit: string): Promise<Date> {
  const text = (await repository.output(['cat-file', 'commit', commit])).toString('utf8')
  const [, seconds] = /^committer .* (\d+) [+-]\d{4}$/m.exec(text) ?? []
  return new Date(Number(seconds) * 1000)
}

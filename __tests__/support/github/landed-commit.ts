import type { LooseObjects } from './loose-objects'
import { type Leaf, writeTree } from './trees'

/** A commit to land, as somebody else's push would land it. */
export interface LandedCommit {
  readonly branch?: string
  /** A full ref name, for places that are no branch (`refs/pull/1/head`). */
  readonly ref?: string
  /** Contents by path; null deletes. */
  readonly files: Readonly<Record<string, string | Uint8Array | null>>
  readonly message?: string
  readonly parent?: string
  /** Without parents. */
  readonly orphan?: boolean
  /** Nothing of the parent's tree stays. */
  readonly replaceAll?: boolean
}

/** Writes the commit and all that is new in it, and returns its name. */
export function writeCommit(
  objects: LooseObjects,
  change: LandedCommit,
  base: { readonly parent: string | undefined; readonly files: ReadonlyMap<string, Leaf> },
): string {
  const files = new Map(change.replaceAll === true ? [] : base.files)
  for (const [file, content] of Object.entries(change.files)) {
    if (content === null) files.delete(file)
    else files.set(file, { mode: '100644', oid: objects.write('blob', Buffer.from(content)) })
  }
  const person = `Octo Cat <octocat@example.com> ${Math.floor(Date.now() / 1000)} +0000`
  const lines = [
    `tree ${writeTree(objects, files)}`,
    ...(base.parent === undefined ? [] : [`parent ${base.parent}`]),
    `author ${person}`,
    `committer ${person}`,
    '',
    change.message ?? 'Change some files',
  ]
  return objects.write('commit', Buffer.from(lines.join('\n')))
}

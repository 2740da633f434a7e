import { isTip } from '../../github/git/access'
import { storeBytes } from '../../github/git/blobs'
import { type TreeEdit, writeTree } from '../../github/git/commit'
import { type KnownFile, storeFile } from '../../github/git/store-file'
import { counted, sizeInWords } from '../../primitives/in-words'
import type { SiteChange, SiteEdit, SiteFile } from '../../site/shelf'
import { requireFreeFolder, requireOurPaths, requireOwnFiles } from '../our-paths'
import { patiently, type Waiting } from '../patiently'
import type { ApplyOptions, Publication } from '../target'
import { type BranchSnapshot, type PagesBranch, readPagesBranch } from './branch'
import { commitMessage } from './commit-message'
import { newBranchFiles } from './marker'

/** One change of the branch, until it is in or is hopeless. */
export interface BranchUpdate extends Waiting, Pick<ApplyOptions, 'reason' | 'beforeWrite'> {
  readonly edit: SiteEdit
  /** Create a missing branch even when the edit has nothing to write. */
  readonly create: 'always' | 'when-needed'
  /** The branch as it was last read: what only adds to it starts from there, and the push tells whether it still holds. */
  readonly known?: BranchSnapshot | undefined
}

/**
 * Reads the branch, edits, and writes it as one compare-and-swap. When another run was faster, or the
 * connection broke, it starts again from a fresh snapshot.
 *
 * @throws ActionError `lost-race` or `network` after the last try; anything that is final at once.
 */
export async function updateBranch(
  branch: PagesBranch,
  update: BranchUpdate,
): Promise<Publication> {
  const writer = new BranchWriter(branch, update)
  return patiently(update, async attempts => ({ ...(await writer.attempt()), attempts }))
}

/** Makes the branch, when there is none, with nothing but what says whose it is. */
export function makeBranch(
  branch: PagesBranch,
  { clock, progress }: Waiting,
): Promise<Publication> {
  return updateBranch(branch, {
    edit: () => ({ write: [], remove: [], gone: [] }),
    create: 'always',
    reason: 'Make a branch for GitHub Pages to serve',
    clock,
    progress,
  })
}

/** Remembers between tries what need not be done again. */
class BranchWriter {
  private readonly branch: PagesBranch
  private readonly update: BranchUpdate

  /** Object names of large files by digest. */
  private readonly stored = new Map<string, string>()
  /** A push whose answer was lost may have arrived. */
  private pushed: string | undefined
  private known: BranchSnapshot | undefined

  constructor(branch: PagesBranch, update: BranchUpdate) {
    this.branch = branch
    this.update = update

    this.known = update.known
  }

  async attempt(): Promise<Omit<Publication, 'attempts'>> {
    const snapshot = (await this.stillSo()) ?? (await readPagesBranch(this.branch))
    const { head } = snapshot
    if (head !== undefined && head.commit === this.pushed)
      return { kind: 'written', commit: head.commit }
    const change = this.update.edit(snapshot.shelf)
    const edit = await this.treeEdit(snapshot, change)
    if (isEmpty(edit)) return { kind: 'unchanged', commit: head?.commit ?? '' }
    const tree = await writeTree(this.branch.git, head?.tree, edit)
    if (tree === head?.tree) return { kind: 'unchanged', commit: head.commit }
    await this.update.beforeWrite?.(change)
    const commit = await this.push(snapshot, tree)
    this.update.progress(this.pushedInWords(commit, edit))
    return { kind: 'written', commit }
  }

  /**
   * The branch as it was last read, for the first try. Whether it still is so the push finds out, before
   * it sends anything; nothing is taken away, refused or called unchanged on the word of an earlier look.
   */
  private async stillSo(): Promise<BranchSnapshot | undefined> {
    const { known } = this
    this.known = undefined
    if (known?.head === undefined) return known
    if (this.onlyAddsTo(known)) return known
    const { git, name } = this.branch
    const asked = isTip(git, { branch: name, commit: known.head.commit })
    // Whatever keeps it from being told, reading anew will tell as well.
    return (await asked.catch(() => false)) ? known : undefined
  }

  private onlyAddsTo(known: BranchSnapshot): boolean {
    try {
      return onlyAdds(known, this.update.edit(known.shelf))
    } catch {
      // There may be room by now.
      return false
    }
  }

  private async treeEdit(snapshot: BranchSnapshot, change: SiteChange): Promise<TreeEdit> {
    const { directory, prefix, name } = this.branch
    requireOurPaths(change, directory)
    const entries = snapshot.head?.entries ?? []
    requireFreeFolder(entries, `${prefix}${directory}`)
    const files = change.write.map(file => ({ ...file, path: `${prefix}${file.path}` }))
    if (snapshot.owner === 'theirs') {
      requireOwnFiles(
        entries,
        `${prefix}${directory}`,
        files.map(({ path }) => path),
      )
    }
    const creates =
      snapshot.head === undefined && (files.length > 0 || this.update.create === 'always')
    const first = creates ? newBranchFiles(name, prefix).map(asSiteFile) : []
    return {
      write: await this.store([...first, ...files], new Set(entries.map(({ oid }) => oid))),
      remove: snapshot.head === undefined ? [] : change.remove.map(path => `${prefix}${path}`),
    }
  }

  private async store(
    files: readonly SiteFile[],
    held: ReadonlySet<string>,
  ): Promise<TreeEdit['write']> {
    const small = files.flatMap(({ path, content }) =>
      content.kind === 'bytes' ? [{ path, bytes: content.bytes }] : [],
    )
    const oids = await storeBytes(
      this.branch.git,
      small.map(({ bytes }) => bytes),
    )
    const written = small.map(({ path, bytes }, index) => {
      const oid = oids[index] ?? ''
      this.branch.sizes.set(oid, bytes.length)
      return { path, oid }
    })
    for (const { path, content } of files) {
      if (content.kind === 'file') written.push({ path, oid: await this.storeLarge(content, held) })
    }
    return written
  }

  private async storeLarge(file: KnownFile, held: ReadonlySet<string>): Promise<string> {
    const oid = this.stored.get(file.sha256) ?? (await storeFile(this.branch.git, file, held))
    // The next tip may no longer hold it.
    if (!held.has(oid)) this.stored.set(file.sha256, oid)
    this.branch.sizes.set(oid, file.size)
    return oid
  }

  /** `Pushed to gh-pages (3f2a1bc, 5 files, 3 MB)`. */
  private pushedInWords(commit: string, { write, remove }: TreeEdit): string {
    const { name, sizes } = this.branch
    const size = write.reduce((sum, { oid }) => sum + (sizes.get(oid) ?? 0), 0)
    const files =
      write.length === 0 ? '' : `, ${counted(write.length, 'file')}, ${sizeInWords(size)}`
    const gone = remove.length === 0 ? '' : `, ${remove.length} deleted`
    return `Pushed to ${name} (${commit.slice(0, 7)}${files}${gone})`
  }

  private push({ head, owner }: BranchSnapshot, tree: string): Promise<string> {
    const { clock, progress, reason } = this.update
    return this.branch.mover.move({
      tree,
      from: head,
      keepHistory: owner === 'theirs',
      message: commitMessage(reason),
      now: clock.now,
      progress,
      onCommit: commit => {
        this.pushed = commit
      },
    })
  }
}

/** Then there is something to push, and nobody's link goes. */
function onlyAdds({ shelf }: BranchSnapshot, { write, gone }: SiteChange): boolean {
  const there = new Set(shelf.files.map(({ path }) => path))
  return gone.length === 0 && write.some(({ path }) => !there.has(path))
}

function isEmpty({ write, remove }: TreeEdit): boolean {
  return write.length === 0 && remove.length === 0
}

function asSiteFile({ path, bytes }: { path: string; bytes: Uint8Array }): SiteFile {
  return { path, content: { kind: 'bytes', bytes } }
}

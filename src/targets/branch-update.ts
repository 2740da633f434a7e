import { ActionError } from '../errors'
import { storeBytes, storeFile } from '../github/git-blobs'
import { commitTree, type TreeEdit, writeTree } from '../github/git-commit'
import { pushBranch } from '../github/git-push'
import type { Progress } from '../progress'
import { type Backoff, type Clock, delayBefore } from '../retry'
import type { SiteEdit, SiteFile } from '../site/site'
import { newBranchFiles } from './branch-marker'
import { requireFreeFolder, requireOurPaths } from './our-paths'
import { type BranchSnapshot, type PagesBranch, readPagesBranch } from './pages-branch'
import type { Publication } from './target'

/** One change of the branch, until it is in or is hopeless. */
export interface BranchUpdate {
  readonly edit: SiteEdit
  /** Create a missing branch even when the edit has nothing to write. */
  readonly create: 'always' | 'when-needed'
  /** Commit message. */
  readonly reason: string
  readonly clock: Clock
  readonly progress: Progress
}

/**
 * Thirty jobs of a matrix may push at once and GitHub takes one push after the other, about two
 * seconds each. Forty tries with these delays last two to three minutes.
 */
const RACE: Backoff = { attempts: 40, firstDelay: 300, longestDelay: 6_000 }

/** Faults of the network are fewer and longer: half a minute of outage is worth waiting for. */
const FAULT: Backoff = { attempts: 5, firstDelay: 1_000, longestDelay: 15_000 }

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
  const failures = { 'lost-race': 0, network: 0 }
  for (let attempts = 1; ; attempts++) {
    try {
      return { ...(await writer.attempt()), attempts }
    } catch (thrown) {
      const code = transientCode(thrown)
      if (code === undefined) throw thrown
      failures[code]++
      await pause(failures[code], code === 'network' ? FAULT : RACE, { update, thrown })
    }
  }
}

function transientCode(thrown: unknown): 'lost-race' | 'network' | undefined {
  if (!(thrown instanceof ActionError)) return undefined
  return thrown.code === 'lost-race' || thrown.code === 'network' ? thrown.code : undefined
}

async function pause(
  failures: number,
  backoff: Backoff,
  { update, thrown }: { readonly update: BranchUpdate; readonly thrown: unknown },
): Promise<void> {
  if (failures >= backoff.attempts) throw thrown
  const delay = delayBefore(failures, backoff, update.clock.random)
  const [why = ''] = thrown instanceof Error ? thrown.message.split('\n') : []
  update.progress(`${why} Trying again in ${(delay / 1000).toFixed(1)} s`)
  await update.clock.sleep(delay)
}

/** Remembers between tries what need not be done again. */
class BranchWriter {
  /** Object names of large files by digest. */
  private readonly stored = new Map<string, string>()
  /** A push whose answer was lost may have arrived. */
  private pushed: string | undefined

  constructor(
    private readonly branch: PagesBranch,
    private readonly update: BranchUpdate,
  ) {}

  async attempt(): Promise<Omit<Publication, 'attempts'>> {
    const snapshot = await readPagesBranch(this.branch)
    const { head } = snapshot
    if (head !== undefined && head.commit === this.pushed)
      return { kind: 'written', commit: head.commit }
    const edit = await this.treeEdit(snapshot)
    if (isEmpty(edit)) return { kind: 'unchanged', commit: head?.commit ?? '' }
    const tree = await writeTree(this.branch.git, head?.tree, edit)
    if (tree === head?.tree) return { kind: 'unchanged', commit: head.commit }
    return { kind: 'written', commit: await this.push(snapshot, tree) }
  }

  private async treeEdit(snapshot: BranchSnapshot): Promise<TreeEdit> {
    const { directory, prefix, name } = this.branch
    const change = this.update.edit(snapshot.shelf)
    requireOurPaths(change, directory)
    requireFreeFolder(snapshot.head?.entries ?? [], `${prefix}${directory}`)
    const files = change.write.map(file => ({ ...file, path: `${prefix}${file.path}` }))
    const creates =
      snapshot.head === undefined && (files.length > 0 || this.update.create === 'always')
    const first = creates ? newBranchFiles(name, prefix).map(asSiteFile) : []
    return {
      write: await this.store([...first, ...files]),
      remove: snapshot.head === undefined ? [] : change.remove.map(path => `${prefix}${path}`),
    }
  }

  private async store(files: readonly SiteFile[]): Promise<TreeEdit['write']> {
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
      if (content.kind === 'file') written.push({ path, oid: await this.storeLarge(content) })
    }
    return written
  }

  private async storeLarge(file: { path: string; size: number; sha256: string }): Promise<string> {
    const oid = this.stored.get(file.sha256) ?? (await storeFile(this.branch.git, file.path))
    this.stored.set(file.sha256, oid)
    this.branch.sizes.set(oid, file.size)
    return oid
  }

  private async push({ head, owner }: BranchSnapshot, tree: string): Promise<string> {
    const { clock, progress, reason } = this.update
    const { git, name } = this.branch
    const parent = owner === 'theirs' ? head?.commit : undefined
    const commit = await commitTree(git, { tree, parent, message: reason, at: clock.now() })
    this.pushed = commit
    await pushBranch(git, {
      branch: name,
      commit,
      expected: head?.commit,
      progress,
      now: clock.now,
    })
    return commit
  }
}

function isEmpty({ write, remove }: TreeEdit): boolean {
  return write.length === 0 && remove.length === 0
}

function asSiteFile({ path, bytes }: { path: string; bytes: Uint8Array }): SiteFile {
  return { path, content: { kind: 'bytes', bytes } }
}

import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readCommit } from './git-objects'
import { git, tryGit } from './git-process'
import { type LandedCommit, writeCommit } from './landed-commit'
import { LooseObjects } from './loose-objects'
import { readTree, type TreeEntry, treeMode, walkTree } from './trees'

export interface TreeFile {
  readonly mode: string
  readonly oid: string
  readonly size: number
}

/**
 * What a host must allow for partial clones, and what GitHub refuses (pushes to `refs/pull`). However much
 * is pushed, nothing is packed, so that it can be read without git.
 */
const config = `[core]
\trepositoryformatversion = 0
\tbare = true
[uploadpack]
\tallowFilter = true
\tallowAnySHA1InWant = true
[transfer]
\tunpackLimit = 1000000
[http]
\treceivepack = true
[receive]
\tautogc = false
\tdenyDeleteCurrent = ignore
\thideRefs = refs/pull
[gc]
\tauto = 0
[user]
\tname = Octo Cat
\temail = octocat@example.com
`

/** A bare repository on disk. Git itself pushes and fetches; what lies there is read and landed as files. */
export class BareRepository {
  readonly directory: string
  readonly objects: LooseObjects

  constructor(directory: string) {
    this.directory = directory
    this.objects = new LooseObjects(directory)
  }

  static async create(directory: string, defaultBranch: string): Promise<BareRepository> {
    for (const folder of ['objects/pack', 'objects/info', 'refs/heads', 'refs/tags', 'hooks']) {
      await mkdir(path.join(directory, folder), { recursive: true })
    }
    await writeFile(path.join(directory, 'HEAD'), `ref: refs/heads/${defaultBranch}\n`)
    await writeFile(path.join(directory, 'config'), config)
    return new BareRepository(directory)
  }

  /** Whether files may be left out of a fetch; a test may configure it. */
  async allowsFilters(): Promise<boolean> {
    return (await readFile(path.join(this.directory, 'config'), 'utf8')).includes(
      'allowFilter = true',
    )
  }

  /** Adds a commit on top of the branch, or a parentless one with `orphan`. Returns its name. */
  async commit(change: LandedCommit): Promise<string> {
    const ref = change.ref ?? `refs/heads/${change.branch}`
    const parent = change.orphan === true ? undefined : (change.parent ?? (await this.resolve(ref)))
    const files = new Map(parent === undefined ? [] : await this.#leaves(parent, ''))
    const commit = writeCommit(this.objects, change, { parent, files })
    await this.setRef(ref, commit)
    return commit
  }

  head(branch: string): Promise<string | undefined> {
    return this.resolve(`refs/heads/${branch}`)
  }

  async resolve(revision: string): Promise<string | undefined> {
    if (revision.startsWith('refs/')) return this.#looseRef(revision)
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', revision]
    const output = await tryGit(this.directory, args)
    return output.status === 0 ? output.stdout.toString().trim() : undefined
  }

  /** Nothing packs refs here, so each is a file of its own. */
  async #looseRef(ref: string): Promise<string | undefined> {
    const text = await readFile(path.join(this.directory, ref), 'utf8').catch(() => undefined)
    return text?.trim()
  }

  /** Names and branches are most of what is asked; the rest of git's grammar is left to git. */
  async #commit(revision: string): Promise<string | undefined> {
    if (/^[0-9a-f]{40}$/.test(revision)) return revision
    if (revision.startsWith('refs/')) return this.#looseRef(revision)
    return (await this.head(revision)) ?? this.resolve(`${revision}^{commit}`)
  }

  /** The tree of a revision, or of a folder in it. A tree is its own. */
  async tree(revision: string, folder = ''): Promise<string | undefined> {
    const sha = await this.#commit(revision)
    const type = sha && (await this.objects.head(sha))?.type
    if (sha === undefined || type === undefined) return undefined
    const root = type === 'tree' ? sha : (await readCommit(this.objects, sha)).tree
    const entry = await this.#entry(root, folder)
    return entry?.mode === treeMode ? entry.oid : undefined
  }

  async #entry(tree: string, file: string): Promise<TreeEntry | undefined> {
    let entry: TreeEntry | undefined = { mode: treeMode, path: '', oid: tree }
    for (const name of file === '' ? [] : file.split('/')) {
      if (entry?.mode !== treeMode) return undefined
      entry = (await readTree(this.objects, entry.oid)).find(({ path: found }) => found === name)
    }
    return entry
  }

  async #leaves(revision: string, folder: string): Promise<readonly [string, TreeEntry][]> {
    const tree = await this.tree(revision, folder)
    if (tree === undefined) throw new Error(`there is no folder ${revision}:${folder}`)
    const entries = await walkTree(this.objects, tree)
    return entries.filter(({ mode }) => mode !== treeMode).map(entry => [entry.path, entry])
  }

  /** Every file below a folder of a revision, by its path relative to that folder. */
  async files(revision: string, folder = ''): Promise<Map<string, TreeFile>> {
    const files = new Map<string, TreeFile>()
    for (const [name, { mode, oid }] of await this.#leaves(revision, folder)) {
      files.set(name, { mode, oid, size: (await this.objects.head(oid))?.size ?? 0 })
    }
    return files
  }

  async read(revision: string, file: string): Promise<Buffer | undefined> {
    const root = await this.tree(revision)
    const entry = root === undefined ? undefined : await this.#entry(root, file)
    return entry === undefined ? undefined : this.blob(entry.oid)
  }

  async blob(oid: string): Promise<Buffer> {
    const object = await this.objects.read(oid)
    if (object?.type !== 'blob') throw new Error(`${oid} is no file of ${this.directory}`)
    return object.content
  }

  async parents(revision: string): Promise<readonly string[]> {
    const commit = await this.#commit(revision)
    return (await readCommit(this.objects, commit ?? revision)).parents
  }

  async refs(): Promise<ReadonlyMap<string, string>> {
    const options = { recursive: true, withFileTypes: true } as const
    const found = await readdir(path.join(this.directory, 'refs'), options)
    const files = found.filter(entry => entry.isFile() && !entry.name.endsWith('.lock'))
    const names = files.map(({ name, parentPath }) =>
      path.relative(this.directory, path.join(parentPath, name)).replaceAll(path.sep, '/'),
    )
    const refs = new Map<string, string>()
    for (const name of names.sort()) {
      const oid = await this.#looseRef(name)
      if (oid !== undefined) refs.set(name, oid)
    }
    return refs
  }

  /** As git does: who has made the lock may write. @throws when a push is just at this ref */
  async setRef(ref: string, oid: string): Promise<void> {
    const file = path.join(this.directory, ref)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(`${file}.lock`, `${oid}\n`, { flag: 'wx' })
    await rename(`${file}.lock`, file)
  }

  async deleteRef(ref: string): Promise<void> {
    await git(this.directory, ['update-ref', '-d', ref])
  }
}

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fastImport, type ImportedCommit } from './fast-import'
import { git, tryGit } from './git-process'

export interface TreeFile {
  readonly mode: string
  readonly oid: string
  readonly size: number
}

/** What a host must allow for partial clones, and what GitHub refuses (pushes to `refs/pull`). */
const config = `[core]
\trepositoryformatversion = 0
\tbare = true
[uploadpack]
\tallowFilter = true
\tallowAnySHA1InWant = true
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

/** A bare repository on disk, read and written through git itself. */
export class BareRepository {
  readonly directory: string

  constructor(directory: string) {
    this.directory = directory
  }

  static async create(directory: string, defaultBranch: string): Promise<BareRepository> {
    for (const folder of ['objects/pack', 'objects/info', 'refs/heads', 'refs/tags', 'hooks']) {
      await mkdir(path.join(directory, folder), { recursive: true })
    }
    await writeFile(path.join(directory, 'HEAD'), `ref: refs/heads/${defaultBranch}\n`)
    await writeFile(path.join(directory, 'config'), config)
    return new BareRepository(directory)
  }

  /** Adds a commit on top of the branch, or a parentless one with `orphan`. Returns its name. */
  async commit(change: ImportedCommit): Promise<string> {
    const ref = change.ref ?? `refs/heads/${change.branch}`
    const parent = change.orphan === true ? undefined : (change.parent ?? (await this.resolve(ref)))
    const script = fastImport({ ...change, ref, parent, time: new Date() })
    return (await git(this.directory, ['fast-import', '--quiet', '--force'], script))
      .toString()
      .trim()
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

  /** Nothing packs refs here, so each is a file of its own, and no process is needed to read it. */
  async #looseRef(ref: string): Promise<string | undefined> {
    const text = await readFile(path.join(this.directory, ref), 'utf8').catch(() => undefined)
    return text?.trim()
  }

  /** Every file below a folder of a revision, by its path relative to that folder. */
  async files(revision: string, folder = ''): Promise<Map<string, TreeFile>> {
    const tree = folder === '' ? revision : `${revision}:${folder}`
    const listing = await git(this.directory, ['ls-tree', '-r', '-l', '-z', '--full-tree', tree])
    const files = new Map<string, TreeFile>()
    for (const line of listing.toString().split('\0')) {
      const [facts = '', name] = line.split('\t')
      const [mode = '', , oid = '', size = '0'] = facts.split(/ +/)
      if (name !== undefined) files.set(name, { mode, oid, size: Number(size) })
    }
    return files
  }

  async read(revision: string, file: string): Promise<Buffer | undefined> {
    const oid = await this.resolve(`${revision}:${file}`)
    return oid === undefined ? undefined : this.blob(oid)
  }

  blob(oid: string): Promise<Buffer> {
    return git(this.directory, ['cat-file', 'blob', oid])
  }

  async parents(revision: string): Promise<readonly string[]> {
    const line = await git(this.directory, ['rev-list', '--parents', '-n', '1', revision])
    return line.toString().trim().split(' ').slice(1)
  }

  async refs(): Promise<ReadonlyMap<string, string>> {
    const format = '--format=%(refname) %(objectname)'
    const lines = (await git(this.directory, ['for-each-ref', format])).toString().trim()
    const pairs = lines.split('\n').map(line => line.split(' '))
    return new Map(pairs.map(([name = '', oid = '']) => [name, oid]))
  }

  async setRef(ref: string, oid: string): Promise<void> {
    await git(this.directory, ['update-ref', ref, oid])
  }

  async deleteRef(ref: string): Promise<void> {
    await git(this.directory, ['update-ref', '-d', ref])
  }
}

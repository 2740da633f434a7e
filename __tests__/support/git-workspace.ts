import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gitRemote } from '../../src/github/git/remote'
import { createGitRepository, type GitRepository } from '../../src/github/git/repository'
import type { KnownFile } from '../../src/github/git/store-file'
import type { GitHub } from './github/github'
import type { Repository, Token } from './github/world'

/** Scratch folders of one test file, removed together. */
export class Scratch {
  readonly #folders: string[] = []

  async folder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'tap-'))
    this.#folders.push(folder)
    return folder
  }

  async clear(): Promise<void> {
    await Promise.all(this.#folders.map(folder => rm(folder, { recursive: true, force: true })))
  }
}

/** Our side of a repository of the stand-in. */
export async function workspace(options: {
  readonly github: GitHub
  readonly repository: Repository
  readonly token: Token | { readonly value: string }
  readonly folder: string
  readonly environment?: Readonly<Record<string, string | undefined>>
}): Promise<GitRepository> {
  const remote = gitRemote({
    serverUrl: options.github.serverUrl,
    repository: options.repository,
    token: options.token.value,
  })
  const environment = options.environment ?? process.env
  return createGitRepository({ workFolder: options.folder, remote, environment })
}

/** A file as it is when the run looks at it. */
export function known(path: string, bytes: Uint8Array): KnownFile {
  return { path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** What a folder weighs, in bytes. */
export async function bytesBelow(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true })
  const sizes = await Promise.all(names.map(async name => stat(join(folder, name))))
  return sizes.filter(entry => entry.isFile()).reduce((sum, { size }) => sum + size, 0)
}

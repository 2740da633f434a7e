import type { BareRepository } from './bare-repository'
import { git, tryGit } from './git-process'
import type { GitCommit, GitPerson, ObjectType } from './representations/git'

/** The kind of an object, or undefined when the repository does not have it. */
export async function typeOf(
  { directory }: BareRepository,
  sha: string,
): Promise<ObjectType | undefined> {
  const output = await tryGit(directory, ['cat-file', '-t', sha])
  const type = output.stdout.toString().trim()
  return type === 'blob' || type === 'commit' || type === 'tag' || type === 'tree'
    ? type
    : undefined
}

export async function readCommit({ directory }: BareRepository, sha: string): Promise<GitCommit> {
  const text = (await git(directory, ['cat-file', 'commit', sha])).toString()
  const end = text.indexOf('\n\n')
  const lines = text.slice(0, end).split('\n')
  const values = (key: string) =>
    lines.filter(line => line.startsWith(`${key} `)).map(line => line.slice(key.length + 1))
  return {
    sha,
    tree: values('tree')[0] ?? '',
    parents: values('parent'),
    author: person(values('author')[0]),
    committer: person(values('committer')[0]),
    message: text.slice(end + 2).trimEnd(),
  }
}

function person(line = ''): GitPerson {
  const [, name = '', email = '', seconds = '0'] = /^(.*) <(.*)> (\d+) /.exec(line) ?? []
  const date = new Date(Number(seconds) * 1000).toISOString().replace('.000', '')
  return { name, email, date }
}

export interface TreeEntry {
  readonly mode: string
  readonly type: string
  readonly sha: string
  readonly path: string
  readonly size: number | undefined
}

export async function readTree(
  { directory }: BareRepository,
  options: { readonly sha: string; readonly recursive: boolean },
): Promise<readonly TreeEntry[]> {
  const flags = options.recursive ? ['-r', '-t'] : []
  const listing = await git(directory, ['ls-tree', '-l', '-z', ...flags, options.sha])
  const lines = listing.toString().split('\0').slice(0, -1)
  return lines.map(line => {
    const [facts = '', path = ''] = line.split('\t')
    const [mode = '', type = '', sha = '', size = '-'] = facts.split(/ +/)
    return { mode, type, sha, path, size: size === '-' ? undefined : Number(size) }
  })
}

/** Is one commit reachable from the other, so that the ref may simply move forward? */
export async function isAncestor(
  { directory }: BareRepository,
  older: string,
  newer: string,
): Promise<boolean> {
  return (await tryGit(directory, ['merge-base', '--is-ancestor', older, newer])).status === 0
}

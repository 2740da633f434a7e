import type { BareRepository } from './bare-repository'
import { tryGit } from './git-process'
import type { LooseObjects } from './loose-objects'
import type { GitCommit, GitPerson, ObjectType } from './representations/git'

/** The kind of an object, or undefined when the repository does not have it. */
export async function typeOf(
  { objects }: BareRepository,
  sha: string,
): Promise<ObjectType | undefined> {
  const type = (await objects.head(sha))?.type
  return type === 'blob' || type === 'commit' || type === 'tag' || type === 'tree'
    ? type
    : undefined
}

export async function readCommit(objects: LooseObjects, sha: string): Promise<GitCommit> {
  const commit = await objects.read(sha)
  if (commit?.type !== 'commit') throw new Error(`${sha} is no commit`)
  const text = commit.content.toString()
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

/** Is one commit reachable from the other, so that the ref may simply move forward? */
export async function isAncestor(
  { directory }: BareRepository,
  older: string,
  newer: string,
): Promise<boolean> {
  return (await tryGit(directory, ['merge-base', '--is-ancestor', older, newer])).status === 0
}

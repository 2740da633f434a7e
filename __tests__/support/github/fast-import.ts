/** A commit to land, as somebody else's push would land it. */
export interface ImportedCommit {
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

export interface ResolvedImport extends Omit<ImportedCommit, 'ref' | 'parent'> {
  readonly ref: string
  readonly parent: string | undefined
  readonly time: Date
}

/** The stream that `git fast-import` reads: one process for a whole commit, which prints its name. */
export function fastImport(commit: ResolvedImport): Buffer {
  const seconds = Math.floor(commit.time.getTime() / 1000)
  const parts: Uint8Array[] = [
    line(`commit ${commit.ref}`),
    line('mark :1'),
    line(`committer Octo Cat <octocat@example.com> ${seconds} +0000`),
    data(Buffer.from(commit.message ?? 'Change some files')),
  ]
  if (commit.parent !== undefined) parts.push(line(`from ${commit.parent}`))
  if (commit.replaceAll === true) parts.push(line('deleteall'))
  for (const [file, content] of Object.entries(commit.files)) parts.push(change(file, content))
  parts.push(line('get-mark :1'), line('done'))
  return Buffer.concat([line('feature done'), ...parts])
}

function change(file: string, content: string | Uint8Array | null): Buffer {
  if (content === null) return line(`D ${quoted(file)}`)
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return Buffer.concat([line(`M 100644 inline ${quoted(file)}`), data(bytes)])
}

function quoted(file: string): string {
  return `"${file.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')}"`
}

function data(bytes: Uint8Array): Buffer {
  return Buffer.concat([line(`data ${bytes.length}`), bytes, line('')])
}

function line(text: string): Buffer {
  return Buffer.from(`${text}\n`)
}

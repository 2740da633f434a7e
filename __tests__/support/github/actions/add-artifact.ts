import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { zipBytes } from '../../ipa/zip-writer'
import type { Repository } from '../world'
import type { Artifact, WorkflowRun } from './workflow-run'

export interface AddArtifactOptions {
  readonly repository: Repository
  readonly run: WorkflowRun
  readonly name: string
  /** What the archive holds, by path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  /** The archive itself, when it is to be an odd one. */
  readonly zip?: Uint8Array
  /** One file that was uploaded as it is (`skipArchive`), under its own name. */
  readonly raw?: Uint8Array
  readonly expired?: boolean
  /** Default: the true one. */
  readonly digest?: string
}

/** An artifact that a step of the run uploaded. */
export async function addArtifact(options: AddArtifactOptions): Promise<Artifact> {
  const { expired = false, files = {}, name, raw, repository, run } = options
  const entries = Object.entries(files)
  const bytes =
    raw ??
    options.zip ??
    zipBytes(
      entries.map(([file, content]) => ({ path: file, data: Buffer.from(content) })),
      { folders: false },
    )
  const contentType = raw === undefined ? 'application/zip' : 'application/octet-stream'
  const artifact = repository.actions.addArtifact({ run, name, contentType })
  await mkdir(path.dirname(artifact.file), { recursive: true })
  await writeFile(artifact.file, bytes)
  artifact.size = bytes.length
  artifact.digest = options.digest ?? `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  artifact.expired = expired
  artifact.final = true
  return artifact
}

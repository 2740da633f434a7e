import { mkdtemp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { artifactClient, lendsArtifacts, takesArtifacts } from '../github/artifact-client'
import { ActionError, messageOf } from '../primitives/errors'
import { moveFile } from '../primitives/held-files'
import { quoted } from '../primitives/plain-text'
import type { Run } from '../run/run'
import { largestArtifact, requireArtifactSize } from './download'

/**
 * Fetches an artifact of the run that is going on, the way that its own jobs do: without any permission.
 * It is not unpacked. false: not possible here, because the runner lent us no token for it or because this
 * is a GitHub Enterprise Server; then the REST interface has to do.
 *
 * @throws ActionError `malformed` when it is not what was uploaded; `no-ipa` when it is too large.
 */
export async function ownArtifact(
  name: string,
  { to, run }: { readonly to: string; readonly run: Run },
): Promise<boolean> {
  if (!isPossible(run)) return false
  try {
    await download(name, { to, workFolder: run.workFolder })
    return true
  } catch (error) {
    if (error instanceof ActionError) throw error
    if (error instanceof Error && error.name === 'ArtifactNotFoundError') throw missing(name)
    run.progress(`Asking GitHub's interface for the artifact ${quoted(name)}: ${messageOf(error)}`)
    return false
  }
}

function isPossible({ environment, event }: Run): boolean {
  return lendsArtifacts(environment) && takesArtifacts(event.server.url)
}

function missing(name: string): ActionError {
  return new ActionError(`This run has no artifact ${quoted(name)}`, {
    code: 'no-ipa',
    hint: 'Let a job that this one `needs` hand the IPA over with `actions/upload-artifact` under this name. When another run holds it, set `run-id`.',
  })
}

async function download(
  name: string,
  { to, workFolder }: { readonly to: string; readonly workFolder: string },
): Promise<void> {
  const client = await artifactClient()
  const { artifact } = await client.getArtifact(name)
  requireArtifactSize(artifact.size, { name, limit: largestArtifact })
  const path = await mkdtemp(join(workFolder, 'own-artifact-'))
  const { digestMismatch } = await client.downloadArtifact(artifact.id, {
    path,
    skipDecompress: true,
    ...(artifact.digest === undefined ? {} : { expectedHash: artifact.digest }),
  })
  if (digestMismatch === true) {
    throw new ActionError(`The artifact ${quoted(name)} is not what was uploaded`, {
      code: 'malformed',
      hint: 'Run the workflow that builds it again.',
    })
  }
  const [file, ...others] = await readdir(path)
  if (file === undefined || others.length > 0) throw new Error('it was not stored as one file')
  await moveFile(join(path, file), to)
}

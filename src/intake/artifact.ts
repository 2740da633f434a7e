import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Artifact,
  type ArtifactRun,
  expiredArtifact,
  listArtifacts,
  locateArtifact,
} from '../github/artifacts'
import type { Inputs } from '../inputs/inputs'
import { ActionError } from '../primitives/errors'
import { moveFile } from '../primitives/held-files'
import { sizeInWords } from '../primitives/in-words'
import { quoted, quotedList } from '../primitives/plain-text'
import type { Run } from '../run/run'
import { downloadArtifact, largestArtifact, requireArtifactSize } from './download'
import { ownArtifact } from './own-artifact'
import { nameOfOurs, unpackIpas } from './unpack'

/**
 * The IPAs in the artifact that the inputs name, as files of our own in the work folder: never in the
 * workspace, where later steps may trust what they find.
 *
 * @throws ActionError
 */
export async function artifactIpas(
  run: Run,
  artifact: NonNullable<Inputs['artifact']>,
): Promise<readonly string[]> {
  const folder = await mkdtemp(join(run.workFolder, 'artifact-'))
  const archive = join(folder, 'archive')
  await fetchArchive(run, artifact, archive)
  const ipas = await unpack(run, { name: artifact.name, folder, path: archive })
  await rm(archive, { force: true })
  return ipas
}

/** An IPA that was uploaded as it is (`archive: false`) is an archive, too, and the artifact bears its name. */
async function unpack(
  { inputs }: Run,
  packed: { readonly name: string; readonly folder: string; readonly path: string },
): Promise<readonly string[]> {
  try {
    return await unpackIpas({ ...packed, patterns: inputs.ipa })
  } catch (error) {
    if (!/\.ipa$/i.test(packed.name)) throw error
    const path = join(packed.folder, nameOfOurs(packed.name))
    await moveFile(packed.path, path)
    return [path]
  }
}

async function fetchArchive(
  run: Run,
  { name, runId }: NonNullable<Inputs['artifact']>,
  to: string,
): Promise<void> {
  const { trigger } = run.event
  const told = runId ?? (trigger.kind === 'workflow-run' ? trigger.upstream.id : undefined)
  if (told === undefined || told === run.event.run.id) {
    if (await ownArtifact(name, { to, run })) return
  }
  const holder = { repository: run.source.repository, runId: told ?? run.event.run.id }
  const artifact = await newest(run, holder, name)
  run.progress(
    `Fetching the artifact ${quoted(name)} of run ${holder.runId} (${sizeInWords(artifact.size)})`,
  )
  await downloadArtifact(
    {
      locate: () => locateArtifact(run.source.github, { ...holder, artifact }),
      to,
      sha256: artifact.sha256,
      name,
      limit: largestArtifact,
    },
    run,
  )
}

/** A run that was started again has one of each attempt; the last is the one that its success speaks of. */
async function newest({ source }: Run, holder: ArtifactRun, name: string): Promise<Artifact> {
  const [artifact] = await listArtifacts(source.github, holder, name)
  if (artifact === undefined) {
    throw noArtifact(name, holder, await listArtifacts(source.github, holder))
  }
  if (artifact.expired) throw expiredArtifact(artifact)
  requireArtifactSize(artifact.size, { name, limit: largestArtifact })
  return artifact
}

function noArtifact(
  name: string,
  { runId }: ArtifactRun,
  others: readonly Artifact[],
): ActionError {
  const names = [...new Set(others.map(other => other.name))]
  const has = names.length === 0 ? 'It has none.' : `It has ${quotedList(names)}.`
  return new ActionError(`Run ${runId} has no artifact ${quoted(name)}. ${has}`, {
    code: 'no-ipa',
    hint: 'Let the workflow that builds the IPA hand it over with `actions/upload-artifact` under this name. When another run holds it, set `run-id`.',
  })
}

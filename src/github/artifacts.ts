import { ActionError } from '../primitives/errors'
import { apiError, calling, statusOf } from './api-error'
import type { GitHub } from './client'
import { fullName, type RepositoryName } from './repository'

/** What a run of a workflow left for others. Its name and bytes may be a stranger's. */
export interface Artifact {
  readonly id: number
  readonly name: string
  /** Bytes, as its uploader told. */
  readonly size: number
  /** 64 hex digits; undefined for older artifacts and servers. */
  readonly sha256: string | undefined
  readonly expired: boolean
}

/** Where artifacts are looked for. */
export interface ArtifactRun {
  readonly repository: RepositoryName
  readonly runId: number
}

/** Artifacts of one name: one per attempt of the run. More than a page of them is nobody's. */
const PAGE = 100

/**
 * The artifacts of a run, the newest first.
 *
 * @param name only those of that name
 * @throws ActionError `github` or `missing-permission`.
 */
export async function listArtifacts(
  github: GitHub,
  { repository, runId }: ArtifactRun,
  name?: string,
): Promise<readonly Artifact[]> {
  const { data } = await calling(
    {
      doing: `listing the artifacts of run ${runId} of ${fullName(repository)}`,
      permission: 'actions: read',
    },
    github.rest.actions.listWorkflowRunArtifacts({
      owner: repository.owner,
      repo: repository.name,
      run_id: runId,
      per_page: PAGE,
      ...(name === undefined ? {} : { name }),
    }),
  )
  return data.artifacts
    .filter(artifact => name === undefined || artifact.name === name)
    .map(artifactFrom)
    .toSorted((a, b) => b.id - a.id)
}

interface ArtifactAnswer {
  readonly id: number
  readonly name: string
  readonly size_in_bytes: number
  readonly expired: boolean
  readonly digest?: string | null
}

function artifactFrom({ id, name, size_in_bytes, expired, digest }: ArtifactAnswer): Artifact {
  const [, sha256] = /^sha256:([0-9a-f]{64})$/i.exec(digest ?? '') ?? []
  return { id, name, size: size_in_bytes, sha256: sha256?.toLowerCase(), expired }
}

/**
 * The address that an artifact can be fetched from for a minute or so, without any token. It is followed by
 * us and not by Octokit: there the answer is held in memory as a whole.
 *
 * @throws ActionError `no-ipa` when it has expired; `github` or `missing-permission`.
 */
export async function locateArtifact(
  github: GitHub,
  { repository, artifact }: { readonly repository: RepositoryName; readonly artifact: Artifact },
): Promise<URL> {
  const attempted = {
    doing: `fetching the artifact ${artifact.id} of ${fullName(repository)}`,
    permission: 'actions: read',
  }
  try {
    const { headers } = await github.rest.actions.downloadArtifact({
      owner: repository.owner,
      repo: repository.name,
      artifact_id: artifact.id,
      archive_format: 'zip',
      request: { redirect: 'manual' },
    })
    return webAddress(headers.location)
  } catch (thrown) {
    throw statusOf(thrown) === 410 ? expiredArtifact(artifact) : apiError(thrown, attempted)
  }
}

function webAddress(location: string | undefined): URL {
  const url = location !== undefined && URL.canParse(location) ? new URL(location) : undefined
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url
  throw new ActionError('GitHub did not say where the artifact can be fetched', { code: 'github' })
}

export function expiredArtifact({ name }: Pick<Artifact, 'name'>): ActionError {
  return new ActionError(`The artifact “${name}” has expired: GitHub has deleted it`, {
    code: 'no-ipa',
    hint: 'Run the workflow that builds it again, or let it keep the artifact for longer (`retention-days`).',
  })
}

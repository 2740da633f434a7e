import { randomUUID } from 'node:crypto'
import type { SignedLinks } from '../signed-links'
import type { Artifact } from './workflow-run'

/** Milliseconds that the address of an artifact lives (docs: Download an artifact). */
const artifactLinkLife = 60_000

export interface ArtifactPlace {
  readonly blobUrl: string
  readonly links: SignedLinks
}

/** Where the bytes of an artifact are for the next minute. */
export function artifactLocation({ blobUrl, links }: ArtifactPlace, artifact: Artifact): string {
  const isZip = artifact.contentType === 'application/zip'
  const name = isZip ? `${artifact.name}.zip` : artifact.name
  const disposition = `attachment; filename="${name.replace(/[^\x20-\x7e]|"/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`
  const headers = {
    server: 'Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0',
    'content-type': artifact.contentType,
    'content-disposition': disposition,
    etag: `"0x8D${artifact.id.toString(16).toUpperCase()}"`,
  }
  const folder = `/actions-results/${randomUUID()}/workflow-job-run-${artifact.run.id}`
  const path = `${folder}/artifacts/${artifact.id}.${isZip ? 'zip' : 'bin'}`
  const { file } = artifact
  return links.sign({ file, headers }, { origin: blobUrl, path, life: artifactLinkLife })
}

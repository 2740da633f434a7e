import { stat, unlink } from 'node:fs/promises'
import { isObject, type JsonObject } from '../openapi/json'
import { type ArtifactPlace, artifactLocation } from './artifact-location'
import { backendId, type Runtime } from './runtime'
import type { Artifact } from './workflow-run'

/** An error in the form of Twirp (twitchtv.github.io/twirp, errors). */
export class TwirpError extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export interface ServiceCall {
  readonly method: string
  readonly message: JsonObject
  readonly runtime: Runtime
  readonly place: ArtifactPlace
}

/** The methods that `@actions/artifact` calls with the job's own token. @throws TwirpError */
export async function callArtifactService(call: ServiceCall): Promise<JsonObject> {
  const { id } = call.runtime.run
  if (call.message['workflow_run_backend_id'] !== backendId(id)) {
    throw new TwirpError(403, 'permission_denied', 'the token is not for this workflow run')
  }
  switch (call.method) {
    case 'CreateArtifact':
      return create(call)
    case 'FinalizeArtifact':
      return finalize(call)
    case 'ListArtifacts':
      return { artifacts: visible(call).map(artifact => listed(artifact)) }
    case 'GetSignedArtifactURL':
      return { signed_url: artifactLocation(call.place, existing(call, visible(call))) }
    case 'DeleteArtifact':
      return remove(call)
    default:
      throw new TwirpError(404, 'bad_route', `no handler for ${call.method}`)
  }
}

function create(call: ServiceCall): JsonObject {
  const { message, runtime } = call
  const name = String(message['name'])
  if (ofRun(call).some(artifact => artifact.name === name)) {
    const text = 'an artifact with this name already exists on the workflow run'
    throw new TwirpError(409, 'already_exists', text)
  }
  const { actions } = runtime.repository
  const contentType = String(message['mime_type'] ?? 'application/zip')
  const artifact = actions.addArtifact({ run: runtime.run, name, contentType })
  return { ok: true, signed_upload_url: artifactLocation(call.place, artifact) }
}

async function finalize(call: ServiceCall): Promise<JsonObject> {
  const { hash, size } = call.message
  const artifact = existing(call, ofRun(call))
  const stored = await stat(artifact.file).catch(() => undefined)
  if (stored?.size !== Number(size)) {
    throw new TwirpError(400, 'invalid_argument', 'the size is not that of the uploaded blob')
  }
  artifact.size = stored.size
  artifact.digest = typeof hash === 'string' ? hash : undefined
  artifact.final = true
  return { ok: true, artifact_id: String(artifact.id) }
}

async function remove(call: ServiceCall): Promise<JsonObject> {
  const artifact = existing(call, visible(call))
  const { artifacts } = call.runtime.repository.actions
  artifacts.splice(artifacts.indexOf(artifact), 1)
  await unlink(artifact.file)
  return { ok: true, artifact_id: String(artifact.id) }
}

function ofRun({ runtime }: ServiceCall): Artifact[] {
  return runtime.repository.actions.artifacts.filter(({ run }) => run === runtime.run)
}

function visible(call: ServiceCall): Artifact[] {
  const name = filterIn(call.message['name_filter'])
  const id = filterIn(call.message['id_filter'])
  return ofRun(call).filter(
    artifact =>
      artifact.final &&
      (name === undefined || artifact.name === name) &&
      (id === undefined || String(artifact.id) === id),
  )
}

/** Wrapped values are bare in protobuf's JSON. */
function filterIn(value: unknown): string | undefined {
  if (isObject(value)) return filterIn(value['value'])
  return value === undefined || value === null ? undefined : String(value)
}

function existing({ message }: ServiceCall, artifacts: readonly Artifact[]): Artifact {
  const found = artifacts.find(({ name }) => name === message['name'])
  if (found === undefined) throw new TwirpError(404, 'not_found', 'the artifact does not exist')
  return found
}

function listed({ createdAt, digest, id, name, run, size }: Artifact): JsonObject {
  return {
    workflow_run_backend_id: backendId(run.id),
    workflow_job_run_backend_id: backendId(run.id + 1),
    database_id: String(id),
    name,
    size: String(size),
    created_at: createdAt.toISOString(),
    ...(digest !== undefined && { digest }),
  }
}

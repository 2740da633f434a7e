import { rm } from 'node:fs/promises'
import type { Need } from '../access'
import { artifactLocation } from '../actions/artifact-location'
import type { Artifact } from '../actions/workflow-run'
import { paginatedUnder } from '../pagination'
import { artifactJson } from '../representations/actions'
import { notFound, Refusal, type RepositoryCall, type Route } from '../rest-call'

const root = '/repos/{owner}/{repo}/actions'
const read: Need = { level: 'read', anyOf: ['actions'] }

export const artifactRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: `${root}/artifacts`,
    need: read,
    handle: call => list(call, final(call)),
  },
  {
    method: 'GET',
    template: `${root}/runs/{run_id}/artifacts`,
    need: read,
    handle: call => {
      const id = Number(call.parameters['run_id'])
      const run = call.repository.actions.runs.find(candidate => candidate.id === id)
      if (run === undefined) throw notFound()
      const artifacts = final(call).filter(artifact => artifact.run === run)
      return list(call, artifacts)
    },
  },
  {
    method: 'GET',
    template: `${root}/artifacts/{artifact_id}`,
    need: read,
    handle: call => ({
      status: 200,
      body: artifactJson(call, call.repository, artifactOf(call)),
    }),
  },
  {
    method: 'DELETE',
    template: `${root}/artifacts/{artifact_id}`,
    need: { level: 'write', anyOf: ['actions'] },
    handle: async call => {
      const { artifacts } = call.repository.actions
      const artifact = artifactOf(call)
      artifacts.splice(artifacts.indexOf(artifact), 1)
      await rm(artifact.file, { force: true })
      return { status: 204 }
    },
  },
  {
    method: 'GET',
    template: `${root}/artifacts/{artifact_id}/{archive_format}`,
    need: { ...read, strict: true }, // also those of public repositories need a login
    handle: call => {
      const artifact = artifactOf(call)
      if (call.parameters['archive_format'] !== 'zip') throw notFound()
      if (artifact.expired) throw new Refusal(410, 'Artifact has expired')
      const place = { blobUrl: call.blobUrl, links: call.files.links }
      return { status: 302, headers: { location: artifactLocation(place, artifact) } }
    },
  },
]

/** Newest first, as GitHub lists them. */
function list(call: RepositoryCall, artifacts: readonly Artifact[]) {
  const name = call.query.get('name')
  const wanted = artifacts.filter(artifact => name === null || artifact.name === name)
  const ordered = call.query.get('direction') === 'asc' ? wanted : wanted.toReversed()
  const represent = (artifact: Artifact) => artifactJson(call, call.repository, artifact)
  return paginatedUnder(call, 'artifacts', { items: ordered, represent })
}

function final({ repository }: RepositoryCall): readonly Artifact[] {
  return repository.actions.artifacts.filter(artifact => artifact.final)
}

function artifactOf(call: RepositoryCall): Artifact {
  const id = Number(call.parameters['artifact_id'])
  const artifact = final(call).find(candidate => candidate.id === id)
  if (artifact === undefined) throw notFound()
  return artifact
}

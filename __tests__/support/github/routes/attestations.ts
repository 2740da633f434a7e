import type { Need } from '../access'
import type { Attestation } from '../attestation'
import { notFound, type RepositoryCall, type Route } from '../rest-call'

const read: Need = { level: 'read', anyOf: ['attestations'] }

export const attestationRoutes: readonly Route[] = [
  {
    method: 'GET',
    template: '/repos/{owner}/{repo}/attestations/{subject_digest}',
    need: read,
    handle: call => {
      const { attestations } = call.repository
      const digest = call.parameters['subject_digest']
      const found = attestations.filter(({ sha256 }) => `sha256:${sha256}` === digest)
      // Instead of an empty list, as GitHub's own command line expects it.
      if (found.length === 0) throw notFound()
      return { status: 200, body: { attestations: found.map(one => attestationJson(call, one)) } }
    },
  },
]

function attestationJson({ repository, serverUrl }: RepositoryCall, attestation: Attestation) {
  const payload = statement(`${serverUrl}/${repository.fullName}`, attestation)
  return {
    bundle: {
      mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      verificationMaterial: {},
      dsseEnvelope: {
        payload: Buffer.from(JSON.stringify(payload)).toString('base64'),
        payloadType: 'application/vnd.in-toto+json',
        signatures: [{ sig: 'MEUCIQ==' }],
      },
    },
    repository_id: repository.id,
    bundle_url: `https://attestations.example/attestations/${repository.id}/2026/11/26/${attestation.id}.json.sn?sig=x`,
    initiator: 'user',
  }
}

/** As `actions/attest-build-provenance` words it: in-toto Statement v1, SLSA Provenance v1. */
function statement(repository: string, { sha256, workflow, commit }: Attestation) {
  const ref = 'refs/heads/main'
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'Example.ipa', digest: { sha256 } }],
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: 'https://actions.github.io/buildtypes/workflow/v1',
        externalParameters: { workflow: { ref, repository, path: workflow } },
        resolvedDependencies: [{ uri: `git+${repository}@${ref}`, digest: { gitCommit: commit } }],
      },
      runDetails: { builder: { id: 'https://github.com/actions/runner/github-hosted' } },
    },
  }
}

import { type HttpsUrl, httpsUrl } from '../primitives/https-url'
import { fieldOf, fields, list, matching, readableOf, text } from '../primitives/json-fields'
import type { GitHub } from './client'
import { fullName, type RepositoryName } from './repository'

/** What GitHub has been told by the workflow that built a file, in words that were signed for it. */
export interface Provenance {
  /** Path of the workflow in the repository. Untrusted text. */
  readonly workflow: string
  /** Full SHA that the workflow ran on: for a pull request, its merge commit. */
  readonly commit: string
  /** Where GitHub shows it; undefined on a server without https. */
  readonly page: HttpsUrl | undefined
}

export interface Attested {
  /** Address of GitHub, without trailing slash. */
  readonly serverUrl: string
  readonly repository: RepositoryName
  /** Of the file, in lower-case hex. */
  readonly sha256: string
}

/** The last version that has the statements in the answer itself; later ones only say where they are. */
const VERSION = '2022-11-28'

/**
 * How GitHub says that a file was built (`actions/attest`), when it says so of this very file and of this
 * repository. Nothing depends on it, so a server that does not know, or may not tell, is asked once and
 * says nothing. The signature is not checked here: that is what `gh attestation verify` is for.
 */
export async function findProvenance(
  github: GitHub,
  attested: Attested,
): Promise<Provenance | undefined> {
  const { owner, name: repo } = attested.repository
  try {
    const answer = await github.rest.repos.listAttestations({
      ...{ owner, repo, subject_digest: `sha256:${attested.sha256}` },
      predicate_type: 'provenance',
      headers: { 'x-github-api-version': VERSION },
      request: { retries: 0 },
    })
    const [first] = readableOf(fieldOf(answer.data, 'attestations'), value =>
      provenance(value, attested),
    )
    return first
  } catch {
    return undefined
  }
}

/** in-toto Statement v1 with SLSA Provenance v1, as GitHub Actions fills it (slsa-framework/github-actions-buildtypes). */
const STATEMENT = /^https:\/\/in-toto\.io\/Statement\/v1$/
const PREDICATE = /^https:\/\/slsa\.dev\/provenance\/v1$/

/** @throws Unreadable for what is none, or is about something else. */
function provenance(value: unknown, attested: Attested): Provenance {
  const attestation = fields(value)
  const envelope = fields(fields(attestation['bundle'])['dsseEnvelope'])
  const payload = Buffer.from(text(envelope['payload']), 'base64').toString('utf8')
  const statement = fields(JSON.parse(payload))
  matching(statement['_type'], STATEMENT)
  matching(statement['predicateType'], PREDICATE)
  const subjects = list(statement['subject'], subject =>
    fieldOf(fieldOf(subject, 'digest'), 'sha256'),
  )
  if (!subjects.includes(attested.sha256)) throw new RangeError('another file')
  const build = fields(fields(statement['predicate'])['buildDefinition'])
  const workflow = fields(fields(build['externalParameters'])['workflow'])
  const repository = `${attested.serverUrl}/${fullName(attested.repository)}`
  if (text(workflow['repository']).toLowerCase() !== repository.toLowerCase())
    throw new RangeError('another repository')
  const [commit = ''] = readableOf(build['resolvedDependencies'], dependency =>
    matching(fieldOf(fieldOf(dependency, 'digest'), 'gitCommit'), /^[0-9a-f]{40}$/),
  )
  return {
    workflow: matching(workflow['path'], /^[^\p{Cc}]{1,200}$/u),
    commit: matching(commit, /./),
    page: pageOf(repository, attestation['bundle_url']),
  }
}

/** The number of an attestation is the name of its file; without it, the page of all will do. */
function pageOf(repository: string, bundleUrl: unknown): HttpsUrl | undefined {
  const [, id] = FILE.exec(String(bundleUrl)) ?? []
  const page = `${repository}/attestations${id === undefined ? '' : `/${id}`}`
  return page.startsWith('https:') ? httpsUrl(page) : undefined
}

/** `…/attestations/<repository>/2026/11/08/<number>.json.sn?…`, as in the example of GitHub's description. */
const FILE = /\/attestations\/\d+\/\d{4}\/\d\d\/\d\d\/(\d+)\.json\.sn(?:\?|$)/

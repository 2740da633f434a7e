import { expect, it } from '@jest/globals'
import { findProvenance } from '../../src/github/attestations'
import { connect } from '../../src/github/client'

const sha256 = 'ab'.repeat(32)
const commit = 'c0ffee'.padEnd(40, '0')
const attested = {
  serverUrl: 'https://github.com',
  repository: { owner: 'Octo-Org', name: 'app' },
  sha256,
}

/** What GitHub may answer, with a change in it. */
function answered(change: (statement: Record<string, unknown>) => void = () => {}) {
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ digest: { sha256: 'cd'.repeat(32) } }, { name: 'App.ipa', digest: { sha256 } }],
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        externalParameters: {
          workflow: {
            repository: 'https://github.com/octo-org/app',
            path: '.github/workflows/build.yml',
          },
        },
        resolvedDependencies: [{ digest: { sha256 } }, { digest: { gitCommit: commit } }],
      },
    },
  }
  change(statement)
  const payload = Buffer.from(JSON.stringify(statement)).toString('base64')
  return {
    bundle: { dsseEnvelope: { payload } },
    bundle_url: 'https://blob.example/attestations/1/2026/11/08/4.json.sn?se=2026',
  }
}

/** A GitHub that says only this, and counts how often it is asked. */
function saying(body: unknown, status = 200) {
  const asked: Request[] = []
  const github = connect({
    token: 'ghs_secret',
    apiUrl: 'https://api.github.com',
    progress: () => {},
    pace: { retries: 3, millisecondsPerSecond: 1 },
    fetch: async (input, init) => {
      asked.push(new Request(input, init))
      const headers = { 'content-type': 'application/json' }
      return new Response(JSON.stringify(body), { status, headers })
    },
  })
  return { github, asked }
}

it('tells which workflow built the file from which commit, and where to look', async () => {
  const { github, asked } = saying({ attestations: [{ bundle: null }, answered()] })
  expect(await findProvenance(github, attested)).toEqual({
    workflow: '.github/workflows/build.yml',
    commit,
    page: 'https://github.com/Octo-Org/app/attestations/4',
  })
  const [request] = asked
  expect(decodeURIComponent(request?.url ?? '')).toBe(
    `https://api.github.com/repos/Octo-Org/app/attestations/sha256:${sha256}?predicate_type=provenance`,
  )
  // Later versions leave the statements out.
  expect(request?.headers.get('x-github-api-version')).toBe('2022-11-28')
})

it('leads to the page of all where the number of the one is not told', async () => {
  for (const bundle_url of [undefined, 'https://blob.example/attestations/4.json.sn']) {
    const { github } = saying({ attestations: [{ ...answered(), bundle_url }] })
    expect(await findProvenance(github, attested)).toMatchObject({
      page: 'https://github.com/Octo-Org/app/attestations',
    })
  }
})

it.each<[string, (statement: Record<string, unknown>) => void]>([
  [
    'another file',
    one => Object.assign(one, { subject: [{ digest: { sha256: 'ef'.repeat(32) } }] }),
  ],
  [
    'another repository',
    one =>
      Object.assign(one, JSON.parse(JSON.stringify(one).replace('octo-org/app', 'octo-org/apps'))),
  ],
  [
    'another kind of statement',
    one => Object.assign(one, { predicateType: 'https://spdx.dev/Document' }),
  ],
  [
    'no commit',
    one => Object.assign(one, JSON.parse(JSON.stringify(one).replace('gitCommit', 'sha1'))),
  ],
  ['nothing', one => Object.assign(one, { predicate: null })],
])('says nothing of a statement about %s', async (_, change) => {
  const { github } = saying({ attestations: [answered(change)] })
  expect(await findProvenance(github, attested)).toBeUndefined()
})

it.each([403, 404, 422, 500, 502])('asks once and says nothing after a %i', async status => {
  const { github, asked } = saying({ message: 'no' }, status)
  expect(await findProvenance(github, attested)).toBeUndefined()
  expect(asked).toHaveLength(1)
})

it.each([
  {},
  { attestations: 'none' },
  { attestations: [{ bundle: { dsseEnvelope: { payload: '{' } } }] },
])('says nothing after %j', async body => {
  expect(await findProvenance(saying(body).github, attested)).toBeUndefined()
})

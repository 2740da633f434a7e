import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { addArtifact } from '../support/github/actions/add-artifact'
import { addWorkflowRun } from '../support/github/actions/add-run'
import { type GitHub, startGitHub } from '../support/github/github'
import { findOperation } from '../support/github/openapi/operation'
import { addRelease } from '../support/github/releases/add-release'
import { restRoutes } from '../support/github/rest-routes'
import { seedRepository } from '../support/github/seed'
import { callRest } from './rest-caller'

let github: GitHub

beforeAll(async () => {
  github = await startGitHub({ checkAnswers: true })
})

afterAll(() => github.close())

const app = '/repos/octo-org/app'
const text = 'Bytes'
const sha256 = createHash('sha256').update(text).digest('hex')

/** Something of everything, so that no list is empty. */
async function world() {
  const site = { 'index.html': 'Ours' }
  const { pull, pulls, repository } = await seedRepository(github, { site, pullRequests: [42, 43] })
  const { headSha } = pull
  const createdAt = new Date()
  const fact = { issue: 42, author: 'monalisa', createdAt, updatedAt: createdAt }
  for (const id of [1, 2]) repository.comments.push({ ...fact, id, body: `No. ${id}` })
  repository.attestations.push({ id: 1, sha256, workflow: 'build.yml', commit: headSha })
  const run = addWorkflowRun({ repository, headSha, headBranch: 'feature-42', pulls: [pull] })
  const fork = await github.addRepository({ fullName: 'hubot/app', fork: true })
  addWorkflowRun({ repository, headSha, headBranch: 'main', headRepository: fork })
  repository.actions.onDispatch('pages.yml', async () => undefined)
  const artifact = await addArtifact({ repository, run, name: 'ipa', files: { a: text } })
  const release = await addRelease({ repository, tag: 'v1', assets: { 'a.ipa': text } })
  const draft = await addRelease({ repository, tag: 'v2', draft: true })
  repository.releases.rules.immutable = true // of the releases that are published from now on
  const blob = (await repository.git.files('gh-pages')).get('index.html')?.oid
  const build = repository.pages?.queue.builds[0]?.id
  const asset = release.assets[0]?.id
  const places = { run: run.id, artifact: artifact.id, release: release.id, draft: draft.id, asset }
  return { headSha, blob, build, other: pulls.get(43)?.headSha, ...places }
}

/** Every operation, the last ones take away what the first have read. */
async function everyRequest(): Promise<readonly (readonly [line: string, body?: object])[]> {
  const { artifact, asset, blob, build, draft, headSha, other, release, run } = await world()
  const dispatches = 'actions/workflows/pages.yml/dispatches'
  return [
    ...['', '/pages', '/pages/builds', '/pages/builds/latest', `/pages/builds/${build}`].map(
      path => [`GET ${path}`] as const,
    ),
    ...['/pulls', '/pulls/42', `/commits/${headSha}/pulls`].map(path => [`GET ${path}`] as const),
    ...['/branches', '/branches/feature-42'].map(path => [`GET ${path}`] as const),
    ['GET /git/ref/heads%2Fgh-pages'],
    ['GET /git/matching-refs/heads/g'],
    [`GET /git/commits/${headSha}`],
    ['GET /git/trees/gh-pages?recursive=1'],
    [`GET /git/blobs/${blob}`],
    ['POST /git/refs', { ref: 'refs/heads/new', sha: headSha }],
    ['PATCH /git/refs/heads/new', { sha: other, force: true }],
    ['DELETE /git/refs/heads/new'],
    ['POST /issues/42/comments', { body: 'Hello' }],
    ['GET /issues/42/comments'],
    ['GET /issues/comments'],
    ['GET /issues/comments/1'],
    ['PATCH /issues/comments/1', { body: 'Bye' }],
    ['DELETE /issues/comments/1'],
    [`GET /attestations/sha256:${sha256}`],
    ['GET /actions/runs'],
    [`GET /actions/runs/${run}`],
    ['GET /actions/workflows'],
    ['GET /actions/workflows/build.yml'],
    ['GET /actions/workflows/build.yml/runs'],
    [`POST /${dispatches}`, { ref: 'main' }],
    [`POST /${dispatches}`, { ref: 'main', return_run_details: true }],
    ['GET /actions/artifacts'],
    [`GET /actions/runs/${run}/artifacts?name=ipa`],
    [`GET /actions/artifacts/${artifact}`],
    [`GET /actions/artifacts/${artifact}/zip`],
    [`DELETE /actions/artifacts/${artifact}`],
    ['GET /immutable-releases'],
    ['GET /releases'],
    ['GET /releases/latest'],
    ['GET /releases/tags/v1'],
    [`GET /releases/${release}`],
    [`GET /releases/${release}/assets`],
    [`GET /releases/assets/${asset}`],
    [`PATCH /releases/assets/${asset}`, { name: 'b.ipa' }],
    [`DELETE /releases/assets/${asset}`],
    ['POST /releases', { tag_name: 'v3' }],
    [`PATCH /releases/${draft}`, { draft: false, prerelease: true, make_latest: 'false' }],
    [`DELETE /releases/${release}`],
    ['POST /pages/builds'],
  ]
}

/** A deployment’s number is known only once it is made. */
async function everyDeploymentRequest(send: (line: string, body?: object) => Promise<void>) {
  const wish = { ref: 'main', auto_merge: false, required_contexts: [], environment: 'tap' }
  await send('POST /deployments', { ...wish, payload: { channel: 'pr-42' } })
  const id = github.world.repository('octo-org/app')?.deployments[0]?.id
  await send('GET /deployments?environment=tap')
  await send(`GET /deployments/${id}`)
  const urls = { environment_url: 'https://octo-org.github.io/app/', log_url: 'https://a.example/' }
  await send(`POST /deployments/${id}/statuses`, { state: 'success', ...urls })
  await send(`GET /deployments/${id}/statuses`)
  await send(`POST /deployments/${id}/statuses`, { state: 'inactive', ...urls })
  await send(`DELETE /deployments/${id}`)
}

it('every operation answers as GitHub’s description says', async () => {
  const requests = await everyRequest()
  const token = github.addToken({
    permissions: {
      ...{ actions: 'write', administration: 'read', attestations: 'read', contents: 'write' },
      ...{ deployments: 'write', pages: 'write', 'pull-requests': 'write' },
    },
  })
  const asked = new Set<string>()
  const send = async (line: string, body?: object): Promise<void> => {
    const whole = line.replace(' ', ` ${app}`).replace(/\/$/, '')
    const [method = '', path = ''] = whole.split(/[ ?]/)
    asked.add(`${method} ${findOperation(method, path)?.operation.template}`)
    const { status } = await callRest(github, { line: whole, body, token })
    expect([line, status < 400]).toEqual([line, true])
  }
  for (const [line, body] of requests) await send(line, body)
  await everyDeploymentRequest(send)
  expect(github.violations).toEqual([])
  expect([...asked].sort()).toEqual([...restRoutes.keys()].sort())
})

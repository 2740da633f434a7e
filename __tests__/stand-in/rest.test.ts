import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
import type { Token } from '../support/github/world'
import { callRest, type Reply } from './rest-caller'

let github: GitHub
let seed: Seed

beforeEach(async () => {
  github = await startGitHub({ checkAnswers: true })
  seed = await seedRepository(github, { site: { 'index.html': 'Ours' }, pullRequests: [42, 43] })
})

afterEach(async () => {
  await github.close()
})

function call(line: string, body?: unknown, token: Token | null = seed.token): Promise<Reply> {
  return callRest(github, { line, body, token: token ?? undefined })
}

const app = '/repos/octo-org/app'

describe('permissions', () => {
  it.each([
    ['POST', '/issues/42/comments', { body: 'x' }, 'issues=write; pull_requests=write'],
    ['POST', '/pages/builds', undefined, 'pages=write'],
    ['GET', '/pages/builds', undefined, 'pages=read'],
    ['GET', '/immutable-releases', undefined, 'administration=read'],
    ['POST', '/releases', { tag_name: 'v1' }, 'contents=write'],
    ['POST', '/git/refs', { ref: 'refs/heads/x', sha: 'a'.repeat(40) }, 'contents=write'],
  ])('%s %s without permission is forbidden', async (method, path, body, accepted) => {
    const powerless = github.addToken()
    const reply = await call(`${method} ${app}${path}`, body, powerless)
    expect(reply).toMatchObject({
      status: 403,
      body: { message: 'Resource not accessible by integration', status: '403' },
    })
    expect(reply.headers.get('x-accepted-github-permissions')).toBe(accepted)
  })

  it('tells strangers nothing of a private repository', async () => {
    const secret = await github.addRepository({ fullName: 'octo-org/s', visibility: 'private' })
    const other = github.addToken({ repositories: ['octo-org/app'] })
    const powerless = github.addToken({ repositories: [secret.fullName] })
    expect((await call('GET /repos/octo-org/s', undefined, null)).status).toBe(404)
    expect((await call('GET /repos/octo-org/s', undefined, other)).status).toBe(404)
    expect((await call('GET /repos/octo-org/s', undefined, powerless)).status).toBe(200)
    expect((await call('GET /repos/octo-org/s/pages', undefined, powerless)).status).toBe(403)
  })

  it('lets a token for one repository write to no other', async () => {
    await github.addRepository({ fullName: 'octo-org/builds' })
    const permissions = { 'pull-requests': 'write' } as const
    const token = github.addToken({ repositories: ['octo-org/builds'], permissions })
    const write = await call(`POST ${app}/issues/42/comments`, { body: 'x' }, token)
    expect(write.status).toBe(403)
  })

  it('lets anybody read what is public, and write nothing', async () => {
    expect((await call(`GET ${app}/pages`, undefined, null)).status).toBe(200)
    const write = await call(`POST ${app}/issues/42/comments`, { body: 'x' }, null)
    expect(write).toMatchObject({ status: 401, body: { message: 'Requires authentication' } })
    const forged = await call(`GET ${app}`, undefined, { ...seed.token, value: 'ghs_no' })
    expect(forged).toMatchObject({ status: 401, body: { message: 'Bad credentials' } })
  })
})

describe('the check against the description', () => {
  it.each([
    ['an unknown operation', `GET ${app}/install-links`, undefined],
    ['an operation without a route', `GET ${app}/labels`, undefined],
    ['an unknown query parameter', `GET ${app}/pulls?sate=open`, undefined],
    ['a query parameter out of its list', `GET ${app}/pulls?state=opened`, undefined],
    ['a path parameter of the wrong type', `GET ${app}/pulls/latest`, undefined],
    ['a body of the wrong type', `POST ${app}/issues/42/comments`, { body: 1 }],
    ['a missing property', `POST ${app}/issues/42/comments`, {}],
    ['an unknown property', `POST ${app}/issues/42/comments`, { body: 'x', markdown: true }],
    ['a missing body', `POST ${app}/issues/42/comments`, undefined],
    ['a body that is no JSON', `POST ${app}/issues/42/comments`, '{'],
  ])('sees %s', async (_, request, body) => {
    await call(request, body)
    expect(github.violations).toHaveLength(1)
  })
})

it.each([
  ['state=closed', []],
  ['head=octo-org:feature-42', [{ number: 42 }]],
  ['', [{ number: 43 }, { number: 42 }]],
])('pull requests are listed by %s', async (query, expected) => {
  const { body } = await call(`GET ${app}/pulls?${query}`)
  expect(body).toHaveLength(expected.length)
  expect(body).toMatchObject(expected)
})

it('refs move forward, and back only by force', async () => {
  const { git } = seed.repository
  const old = await git.head('gh-pages')
  const sha = await git.commit({ ref: 'refs/x/y', files: {}, ...(old && { parent: old }) })
  const ref = `PATCH ${app}/git/refs/heads/gh-pages`
  expect(await call(ref, { sha })).toMatchObject({ status: 200, body: { object: { sha } } })
  const back = await call(ref, { sha: old })
  expect(back).toMatchObject({ status: 422, body: { message: 'Update is not a fast forward' } })
  expect((await call(ref, { sha: old, force: true })).status).toBe(200)
  expect(await git.head('gh-pages')).toBe(old)
  const again = await call(`POST ${app}/git/refs`, { ref: 'refs/heads/gh-pages', sha })
  expect(again).toMatchObject({ status: 422, body: { message: 'Reference already exists' } })
})

it('a GraphQL query that the stand-in does not know is a violation', async () => {
  await call('POST /graphql', { query: 'query { viewer { login } }' })
  expect(github.violations).toEqual([])
  await call('POST /graphql', { query: 'query { rateLimit { cost } }' })
  expect(github.violations).toHaveLength(1)
})

describe('comments', () => {
  it('come in pages whose links can be followed', async () => {
    for (let i = 1; i <= 5; i++) await call(`POST ${app}/issues/42/comments`, { body: `No. ${i}` })
    const first = await call(`GET ${app}/issues/42/comments?per_page=2`)
    const link = first.headers.get('link') ?? ''
    expect(link).toMatch(/page=2>; rel="next".*page=3>; rel="last"/)
    const next = /<([^>]+)>; rel="next"/.exec(link)?.[1]
    expect((await call(`GET ${next}`)).body).toMatchObject([{ body: 'No. 3' }, { body: 'No. 4' }])
    const last = await call(`GET ${app}/issues/42/comments?per_page=2&page=3`)
    expect(last.headers.get('link')).toMatch(/rel="prev".*rel="first"/)
    expect(github.violations).toEqual([])
  })

  it.each([
    ['', "Body can't be blank"],
    ['x'.repeat(65_537), 'Body is too long (maximum is 65536 characters)'],
  ])('are refused when the body is blank or too long', async (body, message) => {
    const reply = await call(`POST ${app}/issues/42/comments`, { body })
    expect(reply).toMatchObject({
      status: 422,
      body: { message: 'Validation Failed', errors: [{ field: 'body', message }] },
    })
  })

  it('are refused on a locked conversation', async () => {
    seed.pull.locked = true
    const reply = await call(`POST ${app}/issues/42/comments`, { body: 'x' })
    expect(reply).toMatchObject({ status: 403, body: { message: /is locked/ } })
  })
})

it('an Enterprise Server names its version, and lacks some of github.com', async () => {
  const server = await startGitHub({ layout: 'ghes' })
  const { token } = await seedRepository(server)
  const headers = { authorization: `Bearer ${token.value}` }
  const get = (path: string) => fetch(`${server.serverUrl}/api/v3${app}${path}`, { headers })
  const known = await get('/pulls/42')
  expect([known.status, known.headers.get('x-github-enterprise-version')]).toEqual([200, '3.19.0'])
  expect((await get('/immutable-releases')).status).toBe(404) // where github.com says 403
  const body = JSON.stringify({ query: '{ viewer { login } }' })
  const graphql = `${server.serverUrl}/api/graphql`
  expect((await fetch(graphql, { method: 'POST', headers, body })).status).toBe(200)
  expect(server.graphqlUrl).toBe(graphql)
  await server.close()
})

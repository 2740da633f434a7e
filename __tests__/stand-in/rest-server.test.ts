import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { type Seed, seedRepository } from '../support/github/seed'
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

function call(line: string, body?: unknown): Promise<Reply> {
  return callRest(github, { line, body, token: seed.token })
}

const app = '/repos/octo-org/app'

describe('answers', () => {
  it.each([
    [`GET ${app}`, { full_name: 'octo-org/app', visibility: 'public', has_pages: true }],
    [`GET ${app}/pages`, { status: 'built', source: { branch: 'gh-pages', path: '/' } }],
    [`GET ${app}/pages/builds`, [{ status: 'built' }]],
    [`GET ${app}/pages/builds/latest`, { status: 'built', error: { message: null } }],
    [`GET ${app}/pulls/42`, { number: 42, state: 'open', merged: false }],
    [`GET ${app}/pulls`, [{ number: 43 }, { number: 42 }]],
    [`GET ${app}/pulls?state=closed`, []],
    [`GET ${app}/pulls?head=octo-org:feature-42`, [{ number: 42 }]],
    [`GET ${app}/issues/42/comments`, []],
    [`GET ${app}/git/ref/heads%2Fgh-pages`, { ref: 'refs/heads/gh-pages' }],
    [`GET ${app}/git/matching-refs/heads/g`, [{ ref: 'refs/heads/gh-pages' }]],
    [`GET ${app}/git/trees/gh-pages?recursive=1`, { tree: [{ path: 'index.html', size: 4 }] }],
  ])('%s as GitHub does', async (request, expected) => {
    expect(await call(request)).toMatchObject({ status: 200, body: expected })
    expect(github.violations).toEqual([])
  })

  it('GET of a commit, its pull request and its blob', async () => {
    const { headSha } = seed.pull
    const pulls = await call(`GET ${app}/commits/${headSha}/pulls`)
    expect(pulls.body).toMatchObject([{ number: 42, head: { sha: headSha } }])
    const commit = await call(`GET ${app}/git/commits/${headSha}`)
    expect(commit.body).toMatchObject({ message: 'Work on #42', parents: [{}] })
    const oid = (await seed.repository.git.files('gh-pages')).get('index.html')?.oid
    const blob = await call(`GET ${app}/git/blobs/${oid}`)
    expect(blob.body).toMatchObject({ content: Buffer.from('Ours').toString('base64'), size: 4 })
    expect(github.violations).toEqual([])
  })

  it('moves refs forward, and back only by force', async () => {
    const { git } = seed.repository
    const old = await git.head('gh-pages')
    const sha = await git.commit({
      ref: 'refs/wip/x',
      files: { a: 'a' },
      ...(old && { parent: old }),
    })
    const ref = `PATCH ${app}/git/refs/heads/gh-pages`
    expect(await call(ref, { sha })).toMatchObject({ status: 200, body: { object: { sha } } })
    expect(await call(ref, { sha: old })).toMatchObject({
      status: 422,
      body: { message: 'Update is not a fast forward' },
    })
    expect(await call(ref, { sha: old, force: true })).toMatchObject({ status: 200 })
    expect(await git.head('gh-pages')).toBe(old)
    const created = await call(`POST ${app}/git/refs`, { ref: 'refs/heads/new', sha })
    expect(created.status).toBe(201)
    const again = await call(`POST ${app}/git/refs`, { ref: 'refs/heads/new', sha })
    expect(again).toMatchObject({ status: 422, body: { message: 'Reference already exists' } })
    expect((await call(`DELETE ${app}/git/refs/heads/new`)).status).toBe(204)
    expect(github.violations).toEqual([])
  })

  it('who is asking, by GraphQL', async () => {
    const reply = await call('POST /graphql', { query: 'query { viewer { login } }' })
    expect(reply.body).toEqual({ data: { viewer: { login: 'github-actions[bot]' } } })
    expect(github.violations).toEqual([])
    await call('POST /graphql', { query: 'query { rateLimit { cost } }' })
    expect(github.violations).toHaveLength(1)
  })
})

describe('comments', () => {
  it('are created, read, edited and deleted', async () => {
    const created = await call(`POST ${app}/issues/42/comments`, { body: 'Hello' })
    expect(created).toMatchObject({
      status: 201,
      body: { body: 'Hello', user: { login: 'github-actions[bot]', type: 'Bot', id: 41898282 } },
    })
    const comment = seed.repository.comments[0]
    const single = `${app}/issues/comments/${comment?.id}`
    expect((await call(`PATCH ${single}`, { body: 'Bye' })).status).toBe(200)
    expect((await call(`GET ${single}`)).body).toMatchObject({ body: 'Bye' })
    expect(await call(`DELETE ${single}`)).toMatchObject({ status: 204, body: undefined })
    expect((await call(`GET ${single}`)).status).toBe(404)
    expect(github.violations).toEqual([])
  })

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

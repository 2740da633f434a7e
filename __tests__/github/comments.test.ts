import { getOctokit } from '@actions/github'
import { describe, expect, it } from '@jest/globals'
import { type Comments, openComments } from '../../src/github/comments'
import { isViewer } from '../../src/github/viewer'
import { settleComment } from '../../src/report/comment/sticky-comment'
import { published } from '../../src/report/comment/update'
import { aRun, ready } from '../report/examples'
import { pullRequest42 as channel } from '../support/build-record'
import { VirtualTime } from '../support/virtual-time'

const repository = { owner: 'octo-org', name: 'app' }
const api = 'https://api.github.example'

interface Asked {
  readonly what: string
  readonly body: string
}

interface Reply {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** `GET /path?query` to its answer; a missing one is a 404. */
type Replies = (what: string) => Reply | undefined

function open(replies: Replies): { readonly comments: Comments; readonly asked: readonly Asked[] } {
  const asked: Asked[] = []
  const answer: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    const what = `${request.method} ${request.url.slice(api.length)}`
    asked.push({ what, body: await request.text() })
    const { status, body, headers } = replies(what) ?? {
      status: 404,
      body: { message: 'Not Found' },
    }
    return new Response(body === undefined ? null : JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    })
  }
  // Without the plugins of our own client, which keep a second between two writes.
  const github = getOctokit('ghs_token', { baseUrl: api, request: { fetch: answer } })
  return { comments: openComments({ github, repository }, 42), asked }
}

const comment = (id: number, login: string | undefined, body = `comment ${id}`): unknown => ({
  ...{ id, body, user: login === undefined ? null : { login } },
  html_url: `https://github.com/octo-org/app/pull/42#issuecomment-${id}`,
})

const viewer = (login: string): Reply => ({ status: 200, body: { data: { viewer: { login } } } })
const list = '/repos/octo-org/app/issues/42/comments?per_page=100'

describe('the comments of a pull request', () => {
  it('are read through all pages, a hundred at a time', async () => {
    const pages = [0, 1, 2].map(page =>
      Array.from({ length: page === 2 ? 50 : 100 }, (_, index) =>
        comment(page * 100 + index, index === 7 ? 'github-actions[bot]' : 'octocat'),
      ),
    )
    const { comments, asked } = open(what => {
      if (what === 'POST /graphql') return viewer('github-actions')
      const page = Number(/&page=(\d)/.exec(what)?.[1] ?? 1)
      const next = `<${api}${list}&page=${page + 1}>; rel="next"`
      return { status: 200, body: pages[page - 1], ...(page < 3 && { headers: { link: next } }) }
    })
    const found = await comments.list()
    expect(found).toHaveLength(250)
    expect(found.filter(({ own }) => own).map(({ id }) => id)).toEqual([7, 107, 207])
    expect(asked.map(({ what }) => what)).toEqual([
      `GET ${list}`,
      `GET ${list}&page=2`,
      `GET ${list}&page=3`,
      'POST /graphql',
    ])
  })

  it('are ours by the workflow’s own account when nobody tells who we are', async () => {
    const authors = ['github-actions[bot]', 'github-actions', 'octocat', undefined]
    const { comments } = open(what =>
      what === 'POST /graphql'
        ? { status: 403, body: { message: 'Resource not accessible by integration' } }
        : { status: 200, body: authors.map((login, id) => comment(id, login)) },
    )
    expect((await comments.list()).map(({ own }) => own)).toEqual([true, false, false, false])
  })

  it.each([
    ['an answer with errors', { status: 200, body: { data: null, errors: [{ message: 'x' }] } }],
    ['an answer without a name', { status: 200, body: { data: { viewer: null } } }],
    ['an outage', { status: 502, body: {} }],
  ])('survive %s', async (_, reply) => {
    const { comments } = open(what =>
      what === 'POST /graphql' ? reply : { status: 200, body: [comment(1, 'github-actions[bot]')] },
    )
    expect((await comments.list())[0]?.own).toBe(true)
  })

  it('of a person are theirs where there is no GraphQL', async () => {
    const { comments } = open(what => {
      if (what === 'POST /graphql') return { status: 404, body: { message: 'Not Found' } }
      if (what === 'GET /user') return { status: 200, body: { login: 'octocat' } }
      return { status: 200, body: [comment(1, 'octocat'), comment(2, 'github-actions[bot]')] }
    })
    expect((await comments.list()).map(({ own }) => own)).toEqual([true, false])
  })

  it('ask who we are once', async () => {
    const { comments, asked } = open(what =>
      what === 'POST /graphql'
        ? viewer('github-actions')
        : { status: 200, body: [comment(1, 'a')] },
    )
    await comments.list()
    await comments.list()
    expect(asked.filter(({ what }) => what === 'POST /graphql')).toHaveLength(1)
  })

  it('are created, edited and deleted by these requests', async () => {
    const { comments, asked } = open(what => {
      if (what === 'POST /graphql') return viewer('github-actions')
      return what.startsWith('DELETE')
        ? { status: 204 }
        : {
            status: what.startsWith('POST') ? 201 : 200,
            body: comment(9, 'github-actions[bot]', 'text'),
          }
    })
    expect(await comments.create('text')).toEqual({
      ...{ id: 9, body: 'text', own: true },
      url: 'https://github.com/octo-org/app/pull/42#issuecomment-9',
    })
    expect(await comments.update(9, 'new')).toBe('updated')
    await comments.remove(9)
    const writes = asked.filter(({ what }) => what !== 'POST /graphql')
    expect(writes).toEqual([
      { what: 'POST /repos/octo-org/app/issues/42/comments', body: '{"body":"text"}' },
      { what: 'PATCH /repos/octo-org/app/issues/comments/9', body: '{"body":"new"}' },
      { what: 'DELETE /repos/octo-org/app/issues/comments/9', body: '' },
    ])
  })

  it.each([404, 410])('may be gone (%i)', async status => {
    const { comments } = open(() => ({ status, body: { message: 'Gone' } }))
    expect(await comments.update(9, 'new')).toBe('gone')
    await comments.remove(9)
  })
})

describe('a refusal', () => {
  const refuse = (message: string): Comments =>
    open(() => ({ status: 403, body: { message } })).comments
  const calls: readonly (readonly [string, (comments: Comments) => Promise<unknown>])[] = [
    ['reading', comments => comments.list()],
    ['creating', comments => comments.create('x')],
    ['editing', comments => comments.update(1, 'x')],
    ['deleting', comments => comments.remove(1)],
  ]

  it.each(calls)('names the permission line: %s', async (_, call) => {
    await expect(call(refuse('Resource not accessible by integration'))).rejects.toMatchObject({
      code: 'missing-permission',
      message: expect.stringContaining('pull request #42 of octo-org/app'),
      hint: expect.stringContaining('permissions:\n  pull-requests: write'),
    })
  })

  it.each([500, 502, 504])('that may hide a success (%i) is told apart', async status => {
    const { comments } = open(() => ({ status, body: { message: 'Oops' } }))
    await expect(comments.create('x')).rejects.toMatchObject({
      code: 'network',
      message: expect.stringContaining('commenting on pull request #42'),
    })
    await expect(comments.update(1, 'x')).rejects.toMatchObject({ code: 'network' })
    await expect(comments.remove(1)).rejects.toMatchObject({ code: 'github' })
  })

  it('of a locked conversation says what helps, and that is no permission', async () => {
    const locked = refuse('Unable to create comment because issue is locked.')
    await expect(locked.create('x')).rejects.toMatchObject({
      code: 'github',
      hint: expect.stringMatching(/Unlock/),
    })
  })
})

describe('whose comment it is', () => {
  it.each([
    ['github-actions[bot]', 'github-actions', true],
    ['github-actions[bot]', 'github-actions[bot]', true],
    ['github-actions', 'github-actions', false],
    ['github-actions', 'github-actions[bot]', false],
    ['my-app[bot]', 'my-app', true],
    ['octocat', 'octocat', true],
    ['octocat', 'hubot', false],
    ['dependabot[bot]', 'github-actions', false],
  ])('%s for a token of %s: %s', (author, login, expected) => {
    expect(isViewer(author, login)).toBe(expected)
  })
})

describe('a sticky comment over these requests', () => {
  it('is created once, then left alone', async () => {
    const bodies: string[] = []
    const { comments, asked } = open(what => {
      if (what === 'POST /graphql') return viewer('github-actions')
      if (what.startsWith('POST')) {
        bodies.push(bodyOf(asked.at(-1)))
        return { status: 201, body: comment(1, 'github-actions[bot]', bodies[0]) }
      }
      return { status: 200, body: bodies.map(body => comment(1, 'github-actions[bot]', body)) }
    })
    const time = new VirtualTime()
    const update = published({ channel, run: aRun(1), apps: [ready(1)] })
    const settle = () => time.during(settleComment(update, { store: comments, clock: time.clock }))
    expect(await settle()).toBe('https://github.com/octo-org/app/pull/42#issuecomment-1')
    expect(await settle()).toBe('https://github.com/octo-org/app/pull/42#issuecomment-1')
    expect(bodies).toHaveLength(1)
    expect(bodies[0]).toMatch(/^<!-- tap-to-install channel=pr-42 /m)
  })
})

function bodyOf(asked: Asked | undefined): string {
  const value: unknown = JSON.parse(asked?.body ?? '{}')
  return typeof value === 'object' && value !== null ? String(Reflect.get(value, 'body')) : ''
}

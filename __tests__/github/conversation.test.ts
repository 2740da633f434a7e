import { describe, expect, it } from '@jest/globals'
import { connect } from '../../src/github/client'
import { type Conversation, openConversation } from '../../src/github/conversation'
import { VirtualTime } from '../support/virtual-time'

const api = 'https://api.github.example'

interface Asked {
  readonly what: string
  readonly body: unknown
}

type Reply = readonly [status: number, body: unknown]

const refusal: Reply = [
  200,
  {
    data: { viewer: { login: 'github-actions' }, repository: { pullRequest: null } },
    errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }],
  },
]

function open(replies: (what: string, asked: number) => Reply): {
  readonly conversation: Conversation
  readonly asked: readonly Asked[]
  readonly time: VirtualTime
} {
  const asked: Asked[] = []
  const time = new VirtualTime()
  const answer: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    const what = `${request.method} ${request.url.slice(api.length)}`
    const text = await request.text()
    asked.push({ what, body: text === '' ? undefined : JSON.parse(text) })
    const [status, body] = replies(what, asked.length)
    const headers = { 'content-type': 'application/json' }
    return new Response(JSON.stringify(body), { status, headers })
  }
  const github = connect({
    token: 'ghs_token',
    apiUrl: api,
    progress: () => undefined,
    fetch: answer,
    pace: { retries: 0, millisecondsPerSecond: 1 },
  })
  const conversation = openConversation({
    github,
    repository: { owner: 'octo-org', name: 'app' },
    pullRequest: 42,
    clock: time.clock,
  })
  return { conversation, asked, time }
}

const node = (id: number, author: object | null, body = `comment ${id}`) => ({
  fullDatabaseId: String(id),
  url: `https://github.com/octo-org/app/pull/42#issuecomment-${id}`,
  body,
  author,
})

const bot = { __typename: 'Bot', login: 'github-actions' }

const other = { __typename: 'User', login: 'hubot' }

function told(nodes: readonly object[], more: object = {}, login = 'github-actions'): Reply {
  const pageInfo = { hasNextPage: false, endCursor: 'x', ...more }
  const pullRequest = { state: 'OPEN', comments: { nodes, pageInfo } }
  return [200, { data: { viewer: { login }, repository: { pullRequest } } }]
}

/** Fields that are refused come empty, beside the others. */
function partly([status, body]: Reply): Reply {
  const errors = [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }]
  return [status, { ...Object(body), errors }]
}

const commentUpdated: Reply = [200, { id: 3_000_000_007, body: 'new', html_url: '', user: null }]

describe('a conversation', () => {
  it('is asked for state and comments at once, and anew when either is asked for again', async () => {
    const { conversation, asked } = open(() => told([node(3_000_000_007, bot)]))
    expect(await conversation.isOpen()).toBe(true)
    expect(await conversation.list()).toEqual([
      {
        id: 3_000_000_007,
        body: 'comment 3000000007',
        url: 'https://github.com/octo-org/app/pull/42#issuecomment-3000000007',
        own: true,
      },
    ])
    expect(asked.map(({ what }) => what)).toEqual(['POST /graphql'])
    await conversation.list()
    await conversation.isOpen()
    expect(asked).toHaveLength(2)
    await conversation.isOpen()
    expect(asked).toHaveLength(3)
  })

  it('sends the query with what it is about', async () => {
    const { conversation, asked } = open(() => told([]))
    await conversation.list()
    expect(asked[0]?.body).toEqual({
      query: expect.stringMatching(/^query\(/),
      variables: { owner: 'octo-org', name: 'app', number: 42 },
    })
  })

  it('tells nothing from before a change of ours, nor from long ago', async () => {
    const { conversation, asked, time } = open(what =>
      what.startsWith('PATCH') ? commentUpdated : told([]),
    )
    await conversation.list()
    await conversation.update(3_000_000_007, 'new')
    await conversation.isOpen()
    expect(asked).toHaveLength(3)
    await time.during(time.clock.sleep(2_001))
    await conversation.list()
    expect(asked).toHaveLength(4)
  })

  it('knows a bot from a person of the same name', async () => {
    const person = { __typename: 'User', login: 'github-actions' }
    const authors = [bot, person, { __typename: 'Bot', login: 'dependabot' }, null]
    const { conversation } = open(() => told(authors.map((author, id) => node(id, author))))
    expect((await conversation.list()).map(({ own }) => own)).toEqual([true, false, false, false])
  })

  it.each([
    ['an app', 'my-app[bot]', { __typename: 'Bot', login: 'my-app' }],
    ['an app, named in short', 'my-app', { __typename: 'Bot', login: 'my-app' }],
    ['a person', 'octocat', { __typename: 'User', login: 'octocat' }],
    ['the workflow, named in full', 'github-actions[bot]', bot],
  ])('knows its own comments with the token of %s', async (_, login, author) => {
    const { conversation } = open(() => told([node(1, author), node(2, other)], {}, login))
    expect((await conversation.list()).map(({ own }) => own)).toEqual([true, false])
  })

  it('reads all pages', async () => {
    const { conversation, asked } = open((_, number) =>
      told([node(number, bot)], { hasNextPage: number < 3, endCursor: `after ${number}` }),
    )
    expect((await conversation.list()).map(({ id }) => id)).toEqual([1, 2, 3])
    expect(asked[2]?.body).toMatchObject({ variables: { after: 'after 2' } })
  })

  it.each<[string, Reply]>([
    ['GraphQL is refused to the token', refusal],
    ['there is no GraphQL', [404, { message: 'Not Found' }]],
    ['a server does not know a field', [200, { errors: [{ message: 'no such field' }] }]],
    ['the answer is something else', told([{ fullDatabaseId: 'x' }])],
    ['a part of the answer was refused', partly(told([node(7, null)]))],
    ['a comment is withheld', told([Object(null)])],
    ['only the account is told', [200, { data: { viewer: { login: 'github-actions' } } }]],
    ['the repository is not there', [200, { data: { viewer: { login: 'x' }, repository: null } }]],
    ['the account is not told', [200, { data: { viewer: null, repository: { pullRequest: {} } } }]],
    ['a comment has no number', told([{ ...node(7, bot), fullDatabaseId: null }])],
    ['a page comes instead', [200, '<html>']],
    ['the server is ill', [502, {}]],
    ['the token is not known', [401, {}]],
    ['it is forbidden', [403, {}]],
    ['there is more, and nobody says where', told([], { hasNextPage: true, endCursor: null })],
  ])('is held by REST where %s, and GraphQL is not asked for it again', async (_, reply) => {
    const { conversation, asked } = open(what => {
      if (what.endsWith('/graphql')) return reply
      return what.includes('/comments') ? [200, []] : [200, aPull]
    })
    expect(await conversation.isOpen()).toBe(false)
    expect(await conversation.list()).toEqual([])
    expect(asked.map(({ what }) => what)).toEqual([
      'POST /graphql',
      'GET /repos/octo-org/app/pulls/42',
      'GET /repos/octo-org/app/issues/42/comments?per_page=100',
    ])
  })
})

it('a conversation of more than a thousand comments is read by REST', async () => {
  const { conversation, asked } = open((what, number) => {
    if (what.endsWith('/graphql'))
      return told([node(number, bot)], { hasNextPage: true, endCursor: `after ${number}` })
    return [200, []]
  })
  expect(await conversation.list()).toEqual([])
  expect(asked.at(-1)?.what).toBe('GET /repos/octo-org/app/issues/42/comments?per_page=100')
  expect(asked.filter(({ what }) => what.endsWith('/graphql'))).toHaveLength(10)
})

const side = { sha: 'a'.repeat(40), ref: 'main', repo: null }
const aPull = { number: 42, state: 'closed', head: side, base: side }

import { describe, expect, it, jest } from '@jest/globals'
import { connect } from '../../src/github/client'
import { ask } from '../../src/github/query'
import { readRepository } from '../../src/github/repository'
import { answeringFetch, type CannedAnswer } from '../support/answering-fetch'

const token = 'ghs_0123456789abcdef0123456789abcdef'
const app = { owner: 'octo-org', name: 'app' }
const found: CannedAnswer = {
  status: 200,
  body: {
    full_name: 'octo-org/app',
    private: false,
    default_branch: 'main',
    has_pages: true,
    html_url: 'https://github.com/octo-org/app',
  },
}

function client(...answers: readonly (CannedAnswer | Error)[]) {
  const log: string[] = []
  const { fetch, seen } = answeringFetch(...answers)
  const github = connect({
    token,
    apiUrl: 'http://127.0.0.1:1/api/v3',
    progress: line => log.push(line),
    fetch,
    pace: { retries: 3, millisecondsPerSecond: 1 },
  })
  return { github, seen, log }
}

describe('connect', () => {
  it('asks the given server with the token in the header and nowhere else', async () => {
    const { github, seen } = client(found)
    const repository = await readRepository(github, app)
    expect(repository).toEqual({
      visibility: 'public',
      defaultBranch: 'main',
      hasPages: true,
      webUrl: 'https://github.com/octo-org/app',
    })
    expect(seen).toEqual([
      {
        method: 'GET',
        url: 'http://127.0.0.1:1/api/v3/repos/octo-org/app',
        authorization: `token ${token}`,
      },
    ])
  })

  it.each([
    ['5xx', { status: 502, body: { message: 'Server Error' } }],
    ['a broken connection', new TypeError('fetch failed')],
    ['an answer cut short', { status: 200, body: Buffer.from('{"full_name":"octo-') }],
    ['an empty answer', { status: 200, body: Buffer.from('') }],
    [
      'the page of a proxy',
      { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('<h1>Log in') },
    ],
  ] as const)('tries again after %s', async (_, fault) => {
    const { github, seen } = client(fault, fault, found)
    await readRepository(github, app)
    expect(seen).toHaveLength(3)
  })

  it.each([401, 404, 409, 422])('does not repeat a request that got %s', async status => {
    const { github, seen } = client({ status, body: { message: 'no' } })
    await expect(readRepository(github, app)).rejects.toMatchObject({ code: 'github' })
    expect(seen).toHaveLength(1)
  })

  it('says what it was about when no answer can be read', async () => {
    const { github, seen } = client({ status: 200, body: Buffer.from('<<<') })
    await expect(readRepository(github, app)).rejects.toMatchObject({
      code: 'github',
      message:
        'No answer from GitHub while reading the repository octo-org/app: what came is not JSON',
    })
    expect(seen).toHaveLength(4)
  })

  it('waits for the secondary limit as long as GitHub says, and says so', async () => {
    const limited = {
      status: 403,
      headers: { 'retry-after': '7' },
      body: { message: 'You have exceeded a secondary rate limit.' },
    }
    const { github, seen, log } = client(limited, found)
    await readRepository(github, app)
    expect(seen).toHaveLength(2)
    expect(log).toEqual(['GitHub: the secondary rate limit is reached, trying again in 7 s'])
  })

  it.each([
    [429, { 'retry-after': '7' }, { message: 'Too Many Requests' }],
    [403, { 'retry-after': '7' }, { message: 'Please slow down.' }],
    [
      429,
      { 'retry-after': '7', 'content-type': 'text/html' },
      Buffer.from('<html><title>Whoa there!</title>'),
    ],
    [403, { 'retry-after': '7', 'x-ratelimit-remaining': '0' }, { message: 'No.' }],
  ] as const)('waits for a limit in other words: %s %j %j', async (status, headers, body) => {
    const { github, seen, log } = client({ status, headers, body }, found)
    await readRepository(github, app)
    expect(seen).toHaveLength(2)
    expect(log).toEqual(['GitHub: the secondary rate limit is reached, trying again in 7 s'])
  })

  it('waits for the last call to come back, whatever the words', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }
    const { github, seen } = client({ status: 403, headers, body: { message: 'No.' } }, found)
    await readRepository(github, app)
    expect(seen).toHaveLength(2)
  })

  it('waits five minutes in all, however many requests meet a limit', async () => {
    const limited = { status: 429, headers: { 'retry-after': '200' }, body: { message: 'Slow.' } }
    const { github, seen } = client(limited, found, limited)
    await readRepository(github, app)
    await expect(readRepository(github, app)).rejects.toMatchObject({
      hint: expect.stringContaining('later'),
    })
    expect(seen).toHaveLength(3)
  })

  it('keeps no pause between a query and what is written next, though it waits for limits', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] })
    const limited: CannedAnswer = {
      status: 403,
      headers: { 'retry-after': '7' },
      body: { message: 'You have exceeded a secondary rate limit.' },
    }
    const answered: CannedAnswer = { status: 200, body: { data: { viewer: { login: 'me' } } } }
    const { github, seen, log } = client(limited, answered, { status: 200, body: {} })
    const write = async () => {
      expect(await ask(github, 'query { viewer { login } }', {})).toEqual(answered.body)
      await github.rest.issues.updateComment({ owner: 'o', repo: 'r', comment_id: 1, body: 'x' })
    }
    let isWritten = false
    const written = write().finally(() => {
      isWritten = true
    })
    for (let step = 0; !isWritten && step < 20; step += 1) {
      await jest.advanceTimersByTimeAsync(10)
      await new Promise(setImmediate)
    }
    jest.useRealTimers()
    expect(isWritten).toBe(true)
    await written
    expect(seen.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
      'POST /api/graphql',
      'POST /api/graphql',
      'PATCH /api/v3/repos/o/r/issues/comments/1',
    ])
    expect(log).toEqual(['GitHub: the secondary rate limit is reached, trying again in 7 s'])
  })

  it('shows the page of a proxy as one line', async () => {
    const body = Buffer.from(`<html>\n<h1>Forbidden</h1>\n<p>${'by Squid '.repeat(100)}</p>`)
    const { github } = client({ status: 403, headers: { 'content-type': 'text/html' }, body })
    const message = expect.stringMatching(/\(403: Forbidden by Squid .{1,200}\)$/)
    await expect(readRepository(github, app)).rejects.toMatchObject({ message })
  })

  it('gives up on a limit that lasts an hour, at once and in words', async () => {
    const reset = String(Math.floor(Date.now() / 1000) + 3000)
    const { github, seen, log } = client({
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
      body: { message: 'API rate limit exceeded for installation.' },
    })
    await expect(readRepository(github, app)).rejects.toMatchObject({
      code: 'github',
      message: expect.stringContaining('rate limit'),
    })
    expect(seen).toHaveLength(1)
    expect(log).toEqual([])
  })

  it('stops after three answers that speak of the limit', async () => {
    const limited = {
      status: 429,
      headers: { 'retry-after': '1' },
      body: { message: 'You have exceeded a secondary rate limit.' },
    }
    const { github, seen } = client(limited)
    await expect(readRepository(github, app)).rejects.toMatchObject({ code: 'github' })
    expect(seen).toHaveLength(3)
  })

  it('hands deprecations to the log of the run, without the token', async () => {
    const { github, log } = client({
      ...found,
      headers: { deprecation: 'true', sunset: token },
    })
    await readRepository(github, app)
    expect(log.join()).toContain('is deprecated')
    expect(log.join()).not.toContain(token)
  })
})

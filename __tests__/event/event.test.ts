import { describe, expect, it } from '@jest/globals'
import { readEvent } from '../../src/event/event'
import { eventEnv, eventOf, examplePayload, refusal } from '../support/event'

const opened = examplePayload('pull_request', 'opened')

describe('readEvent, for every event', () => {
  it('reads where and what it runs for', () => {
    expect(eventOf('pull_request', opened)).toEqual({
      name: 'pull_request',
      trigger: {
        kind: 'pull-request',
        closed: false,
        token: 'usual',
        pullRequest: {
          number: 2,
          headSha: 'ec26c3e57ca3a959ca5aad62de7213c562f8c821',
        },
      },
      repository: {
        fullName: 'Codertocat/Hello-World',
        visibility: 'public',
      },
      run: { id: 9000000057, attempt: 1, number: 57 },
      commit: 'ec26c3e57ca3a959ca5aad62de7213c562f8c821',
      server: {
        url: 'https://github.com',
        api: 'https://api.github.com',
      },
      runUrl: 'https://github.com/Codertocat/Hello-World/actions/runs/9000000057',
      commitUrl:
        'https://github.com/Codertocat/Hello-World/commit/ec26c3e57ca3a959ca5aad62de7213c562f8c821',
      words: {
        title: 'Update the README with new information.',
        author: 'Codertocat',
        branch: 'changes',
      },
    })
  })

  it.each([
    ['GITHUB_EVENT_NAME', ''],
    ['GITHUB_RUN_ID', ''],
    ['GITHUB_RUN_NUMBER', 'x'],
    ['GITHUB_RUN_ATTEMPT', '1.5'],
    ['GITHUB_REPOSITORY', 'just-a-name'],
    ['GITHUB_API_URL', 'file:///etc'],
  ])('names %s when it is “%s”', (name, value) => {
    const error = refusal(() => readEvent(eventEnv({ [name]: value }), opened))
    expect(error.code).toBe('malformed')
    expect(error.message).toContain(name)
  })

  it('falls back on the payload and on github.com', () => {
    const env = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_RUN_ID: '1', GITHUB_RUN_NUMBER: '2' }
    expect(readEvent(env, opened)).toMatchObject({
      repository: { fullName: 'Codertocat/Hello-World' },
      run: { id: 1, attempt: 1, number: 2 },
      server: { api: 'https://api.github.com' },
    })
  })

  it('gives no link to a server without https', () => {
    const { runUrl, commitUrl } = eventOf('pull_request', opened, {
      GITHUB_SERVER_URL: 'http://ghe',
    })
    expect([runUrl, commitUrl]).toEqual([undefined, undefined])
  })

  it.each([
    [{ visibility: 'internal', private: true }, 'internal'],
    [{ private: true }, 'private'],
    [{ private: false }, 'public'],
    [{}, undefined],
  ])('reads the visibility from %j', (repository, visibility) => {
    const payload = {
      ...opened,
      repository: { ...repository, full_name: 'Codertocat/Hello-World' },
    }
    expect(eventOf('pull_request', payload).repository.visibility).toBe(visibility)
  })
})

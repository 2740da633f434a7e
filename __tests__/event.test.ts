import { describe, expect, it } from '@jest/globals'
import { ActionError } from '../src/errors'
import { readEvent } from '../src/event'
import { eventEnv, examplePayload, withField } from './support/event'

function event(name: string, payload: unknown, env = {}) {
  return readEvent(eventEnv({ GITHUB_EVENT_NAME: name, ...env }), payload)
}

function refusal(run: () => unknown): ActionError {
  try {
    run()
  } catch (error) {
    if (error instanceof ActionError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

const opened = examplePayload('pull_request', 'opened')

describe('readEvent, for every event', () => {
  it('reads where and what it runs for', () => {
    expect(event('pull_request', opened)).toEqual({
      name: 'pull_request',
      trigger: {
        kind: 'pull-request',
        closed: false,
        token: 'usual',
        pullRequest: {
          number: 2,
          headSha: 'ec26c3e57ca3a959ca5aad62de7213c562f8c821',
          headRef: 'changes',
          headRepository: { id: 186853002, fullName: 'Codertocat/Hello-World' },
          title: 'Update the README with new information.',
        },
      },
      repository: {
        fullName: 'Codertocat/Hello-World',
        owner: 'Codertocat',
        name: 'Hello-World',
        defaultBranch: 'master',
        visibility: 'public',
      },
      run: { id: 9000000057, attempt: 1, number: 57 },
      commit: 'ec26c3e57ca3a959ca5aad62de7213c562f8c821',
      actor: 'octocat',
      server: {
        url: 'https://github.com',
        api: 'https://api.github.com',
        graphql: 'https://api.github.com/graphql',
      },
      runUrl: 'https://github.com/Codertocat/Hello-World/actions/runs/9000000057',
      commitUrl:
        'https://github.com/Codertocat/Hello-World/commit/ec26c3e57ca3a959ca5aad62de7213c562f8c821',
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
      actor: 'Codertocat',
      repository: { fullName: 'Codertocat/Hello-World' },
      run: { id: 1, attempt: 1, number: 2 },
      server: { api: 'https://api.github.com', graphql: 'https://api.github.com/graphql' },
    })
  })

  it.each([
    ['https://ghe.example/api/v3/', 'https://ghe.example/api/graphql'],
    ['https://api.example.ghe.com', 'https://api.example.ghe.com/graphql'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/graphql'],
  ])('finds GraphQL beside %s', (api, graphql) => {
    const env = eventEnv({ GITHUB_API_URL: api, GITHUB_GRAPHQL_URL: '' })
    expect(readEvent(env, opened).server.graphql).toBe(graphql)
  })

  it('gives no link to a server without https', () => {
    const { runUrl, commitUrl } = event('pull_request', opened, { GITHUB_SERVER_URL: 'http://ghe' })
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
    expect(event('pull_request', payload).repository.visibility).toBe(visibility)
  })
})

describe('readEvent, for a pull request', () => {
  const tokenOf = (payload: unknown, name = 'pull_request', env = {}) => {
    const { trigger } = event(name, payload, env)
    return trigger.kind === 'pull-request' ? trigger.token : trigger.kind
  }

  it('knows a fork by its name', () => {
    const fork = withField(opened, 'pull_request.head.repo.full_name', 'stranger/Hello-World')
    expect(tokenOf(fork)).toBe('read-only-fork')
    expect(tokenOf(fork, 'pull_request_review')).toBe('read-only-fork')
    expect(tokenOf(fork, 'pull_request_target')).toBe('usual')
  })

  it('knows a fork that is gone', () => {
    const gone = withField(opened, 'pull_request.head.repo', null)
    expect(tokenOf(gone)).toBe('read-only-fork')
    expect(event('pull_request', gone).trigger).toMatchObject({
      pullRequest: { headRepository: undefined },
    })
  })

  it('does not take another spelling of the repository for a fork', () => {
    const shouted = withField(opened, 'pull_request.head.repo.full_name', 'CODERTOCAT/hello-world')
    expect(tokenOf(shouted)).toBe('usual')
  })

  it('knows Dependabot by the actor, not by the author', () => {
    const authored = withField(opened, 'pull_request.user.login', 'dependabot[bot]')
    expect(tokenOf(authored)).toBe('usual')
    const acted = { GITHUB_ACTOR: 'dependabot[bot]' }
    expect(tokenOf(opened, 'pull_request', acted)).toBe('read-only-dependabot')
    const sent = withField(opened, 'sender.login', 'dependabot[bot]')
    expect(tokenOf(sent, 'pull_request', { GITHUB_ACTOR: '' })).toBe('read-only-dependabot')
  })

  it('sees that it was closed', () => {
    const closed = examplePayload('pull_request', 'closed')
    expect(event('pull_request', closed).trigger).toMatchObject({ closed: true })
    expect(event('pull_request_target', closed).trigger).toMatchObject({ closed: true })
  })

  it.each(['pull_request.number', 'pull_request.head.sha', 'pull_request.head.repo.full_name'])(
    'names %s when it is missing',
    path => {
      const error = refusal(() => event('pull_request', withField(opened, path, undefined)))
      expect(error.code).toBe('malformed')
      expect(error.message).toContain(
        `\`${path}\` is missing in the payload of the \`pull_request\``,
      )
    },
  )

  it.each([
    [null],
    [[]],
    ['text'],
    [{}],
    [{ pull_request: null }],
    [{ pull_request: { number: '2' } }],
  ])('refuses the payload %j without crashing', payload => {
    expect(refusal(() => event('pull_request', payload)).message).toContain('pull_request.')
  })

  it('takes the branch from the environment when the payload lacks it', () => {
    const payload = withField(opened, 'pull_request.head.ref', undefined)
    const { trigger } = event('pull_request', payload, { GITHUB_HEAD_REF: 'changes' })
    expect(trigger).toMatchObject({ pullRequest: { headRef: 'changes' } })
  })
})

describe('readEvent, for other events', () => {
  it('reads a run that ended, with the pull requests it names', () => {
    const run = withField(examplePayload('workflow_run', 'completed'), 'workflow_run', {
      id: 5,
      run_attempt: 3,
      event: 'pull_request',
      conclusion: 'success',
      head_sha: 'a'.repeat(40),
      head_branch: 'topic',
      head_repository: { id: 77, full_name: 'stranger/app' },
      name: 'Build',
      pull_requests: [
        { number: 8, head: { sha: 'a'.repeat(40), repo: { id: 77 } }, base: { repo: { id: 1 } } },
      ],
    })
    const found = event('workflow_run', run)
    expect(found.commit).toBe('a'.repeat(40))
    expect(found.trigger).toEqual({
      kind: 'workflow-run',
      upstream: {
        id: 5,
        attempt: 3,
        event: 'pull_request',
        conclusion: 'success',
        headSha: 'a'.repeat(40),
        headBranch: 'topic',
        headRepository: { id: 77, fullName: 'stranger/app' },
        name: 'Build',
        pullRequests: [
          { number: 8, headSha: 'a'.repeat(40), headRepositoryId: 77, baseRepositoryId: 1 },
        ],
      },
    })
  })

  it('reads GitHub’s examples of runs, unfinished ones too', () => {
    expect(
      event('workflow_run', examplePayload('workflow_run', 'requested')).trigger,
    ).toMatchObject({
      upstream: { conclusion: '', headBranch: 'master' },
    })
    const orphan = withField(examplePayload('workflow_run'), 'workflow_run.head_repository', null)
    expect(event('workflow_run', orphan).trigger).toMatchObject({
      upstream: { headRepository: undefined },
    })
  })

  it('names the entry of a list that lacks something', () => {
    const run = withField(examplePayload('workflow_run'), 'workflow_run.pull_requests', [{}])
    expect(refusal(() => event('workflow_run', run)).message).toContain(
      '`number` is missing in workflow_run.pull_requests[0]',
    )
  })

  it('reads pushes of branches and tags, and deleted ones', () => {
    const push = examplePayload('push')
    const branch = withField(push, 'ref', 'refs/heads/feature/x')
    expect(event('push', branch)).toMatchObject({
      commit: 'f'.repeat(40),
      trigger: { kind: 'push', ref: { kind: 'branch', name: 'feature/x' }, deleted: false },
    })
    const tag = withField(withField(push, 'ref', 'refs/tags/v1'), 'deleted', true)
    expect(event('push', tag).trigger).toEqual({
      kind: 'push',
      ref: { kind: 'tag', name: 'v1' },
      deleted: true,
    })
  })

  it('takes the pushed commit from the payload when the environment lacks it', () => {
    const push = withField(examplePayload('push'), 'after', 'b'.repeat(40))
    expect(event('push', push, { GITHUB_SHA: '' }).commit).toBe('b'.repeat(40))
    const zeros = withField(push, 'after', '0'.repeat(40))
    expect(refusal(() => event('push', zeros, { GITHUB_SHA: '' })).message).toContain('GITHUB_SHA')
  })

  it('reads releases', () => {
    expect(event('release', examplePayload('release', 'published')).trigger).toEqual({
      kind: 'release',
      action: 'published',
      tag: '0.0.1',
      releaseId: 17372790,
    })
  })

  it('reads deleted refs', () => {
    const deleted = examplePayload('delete')
    expect(event('delete', deleted).trigger).toEqual({
      kind: 'delete',
      ref: { kind: 'tag', name: 'simple-tag' },
    })
    const branch = { ...deleted, ref_type: 'branch', ref: 'feature/x' }
    expect(event('delete', branch).trigger).toMatchObject({
      ref: { kind: 'branch', name: 'feature/x' },
    })
  })

  it('reads schedules, whose payload holds next to nothing', () => {
    const found = event('schedule', { schedule: '0 3 * * *' })
    expect(found.trigger).toEqual({ kind: 'schedule', ref: { kind: 'branch', name: 'master' } })
    expect(found.repository).toMatchObject({ defaultBranch: undefined, visibility: undefined })
  })

  it('reads a merge queue’s commit', () => {
    const group = examplePayload('merge_group')
    const queue = 'refs/heads/gh-readonly-queue/main/pr-1-abc'
    expect(event('merge_group', group, { GITHUB_REF: queue })).toMatchObject({
      commit: '2ffea6db159f6b6c47a24e778fb9ef40cf6b1c7d',
      trigger: { kind: 'other', ref: { kind: 'branch', name: 'gh-readonly-queue/main/pr-1-abc' } },
    })
  })

  it('takes everything else for work on its ref', () => {
    const { trigger } = event('workflow_dispatch', {}, { GITHUB_REF: 'refs/tags/v2' })
    expect(trigger).toEqual({ kind: 'other', ref: { kind: 'tag', name: 'v2' } })
  })
})

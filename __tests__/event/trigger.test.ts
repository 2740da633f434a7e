import { describe, expect, it } from '@jest/globals'
import { eventOf, examplePayload, refusal, withField } from '../support/event'

const opened = examplePayload('pull_request', 'opened')

describe('readEvent, for a pull request', () => {
  const tokenOf = (payload: unknown, name = 'pull_request', env = {}) => {
    const { trigger } = eventOf(name, payload, env)
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
    expect(tokenOf(withField(opened, 'pull_request.head.repo', undefined))).toBe('read-only-fork')
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
    expect(eventOf('pull_request', closed).trigger).toMatchObject({ closed: true })
    expect(eventOf('pull_request_target', closed).trigger).toMatchObject({ closed: true })
  })

  it.each(['pull_request.number', 'pull_request.head.sha', 'pull_request.head.repo.full_name'])(
    'names %s when it is missing',
    path => {
      const error = refusal(() => eventOf('pull_request', withField(opened, path, undefined)))
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
    expect(refusal(() => eventOf('pull_request', payload)).message).toContain('pull_request.')
  })
})

describe('readEvent, for other events', () => {
  it('reads a run that ended, with the pull requests it names', () => {
    const run = withField(examplePayload('workflow_run', 'completed'), 'workflow_run', {
      id: 5,
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
    const found = eventOf('workflow_run', run)
    expect(found.commit).toBe('a'.repeat(40))
    expect(found.trigger).toEqual({
      kind: 'workflow-run',
      upstream: {
        id: 5,
        event: 'pull_request',
        conclusion: 'success',
        headSha: 'a'.repeat(40),
        headBranch: 'topic',
        headRepository: { id: 77, fullName: 'stranger/app' },
        name: 'Build',
        pullRequests: [{ number: 8, headSha: 'a'.repeat(40) }],
      },
    })
  })

  it('reads GitHub’s examples of runs, unfinished ones too', () => {
    expect(
      eventOf('workflow_run', examplePayload('workflow_run', 'requested')).trigger,
    ).toMatchObject({
      upstream: { conclusion: '', headBranch: 'master' },
    })
    const orphan = withField(examplePayload('workflow_run'), 'workflow_run.head_repository', null)
    expect(eventOf('workflow_run', orphan).trigger).toMatchObject({
      upstream: { headRepository: undefined },
    })
  })

  it('names the entry of a list that lacks something', () => {
    const run = withField(examplePayload('workflow_run'), 'workflow_run.pull_requests', [{}])
    expect(refusal(() => eventOf('workflow_run', run)).message).toContain(
      '`number` is missing in workflow_run.pull_requests[0]',
    )
  })

  it('reads pushes of branches and tags, and deleted ones', () => {
    const push = examplePayload('push')
    const branch = withField(push, 'ref', 'refs/heads/feature/x')
    expect(eventOf('push', branch)).toMatchObject({
      commit: 'f'.repeat(40),
      trigger: { kind: 'push', ref: { kind: 'branch', name: 'feature/x' }, deleted: false },
    })
    const tag = withField(withField(push, 'ref', 'refs/tags/v1'), 'deleted', true)
    expect(eventOf('push', tag).trigger).toEqual({
      kind: 'push',
      ref: { kind: 'tag', name: 'v1' },
      deleted: true,
    })
  })

  it('takes the pushed commit from the payload when the environment lacks it', () => {
    const push = withField(examplePayload('push'), 'after', 'b'.repeat(40))
    expect(eventOf('push', push, { GITHUB_SHA: '' }).commit).toBe('b'.repeat(40))
    const zeros = withField(push, 'after', '0'.repeat(40))
    expect(refusal(() => eventOf('push', zeros, { GITHUB_SHA: '' })).message).toContain(
      'GITHUB_SHA',
    )
  })

  it('reads releases', () => {
    expect(eventOf('release', examplePayload('release', 'published')).trigger).toEqual({
      kind: 'release',
      action: 'published',
      tag: '0.0.1',
    })
  })

  it('reads deleted refs', () => {
    const deleted = examplePayload('delete')
    expect(eventOf('delete', deleted).trigger).toEqual({
      kind: 'delete',
      ref: { kind: 'tag', name: 'simple-tag' },
    })
    const branch = { ...deleted, ref_type: 'branch', ref: 'feature/x' }
    expect(eventOf('delete', branch).trigger).toMatchObject({
      ref: { kind: 'branch', name: 'feature/x' },
    })
  })

  it('reads schedules, whose payload holds next to nothing', () => {
    const found = eventOf('schedule', { schedule: '0 3 * * *' })
    expect(found.trigger).toEqual({ kind: 'schedule', ref: { kind: 'branch', name: 'master' } })
    expect(found.repository).toMatchObject({ visibility: undefined })
  })

  it('reads a merge queue’s commit', () => {
    const group = examplePayload('merge_group')
    const queue = 'refs/heads/gh-readonly-queue/main/pr-1-abc'
    expect(eventOf('merge_group', group, { GITHUB_REF: queue })).toMatchObject({
      commit: '2ffea6db159f6b6c47a24e778fb9ef40cf6b1c7d',
      trigger: { kind: 'other', ref: { kind: 'branch', name: 'gh-readonly-queue/main/pr-1-abc' } },
    })
  })

  it('takes everything else for work on its ref', () => {
    const { trigger } = eventOf('workflow_dispatch', {}, { GITHUB_REF: 'refs/tags/v2' })
    expect(trigger).toEqual({ kind: 'other', ref: { kind: 'tag', name: 'v2' } })
  })
})

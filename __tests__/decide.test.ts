import { describe, expect, it } from '@jest/globals'
import { channelName } from '../src/channel'
import { type Command, decide, type Wishes, type Work } from '../src/decide'
import { readEvent } from '../src/event'
import { eventEnv, examplePayload, withField } from './support/event'

interface Happening {
  readonly name: string
  readonly payload: object
  readonly env?: Readonly<Record<string, string>>
}

function doing({ name, payload, env }: Happening, wishes: Partial<Wishes> = {}): Work {
  const event = readEvent(eventEnv({ GITHUB_EVENT_NAME: name, ...env }), payload)
  return decide({ command: 'auto', channel: undefined, pullRequest: undefined, ...wishes }, event)
}

const opened = examplePayload('pull_request', 'opened')
const closed = examplePayload('pull_request', 'closed')
const forked = withField(opened, 'pull_request.head.repo.full_name', 'stranger/Hello-World')

const pullRequest: Happening = { name: 'pull_request', payload: opened }
const fork: Happening = { name: 'pull_request', payload: forked }

function pushOf(ref: string, deleted = false): Happening {
  return { name: 'push', payload: { ...examplePayload('push'), ref, deleted } }
}

function deletionOf(ref: string, kind: string): Happening {
  return { name: 'delete', payload: { ...examplePayload('delete'), ref, ref_type: kind } }
}

function runOf(event: string, overrides: object = {}): Happening {
  const base = withField(examplePayload('workflow_run', 'completed'), 'workflow_run.name', 'Build')
  const home = withField(base, 'workflow_run.head_repository.full_name', 'Codertocat/Hello-World')
  const run = {
    ...Object(home['workflow_run']),
    event,
    conclusion: 'success',
    head_branch: 'topic/x',
  }
  return { name: 'workflow_run', payload: { ...home, workflow_run: { ...run, ...overrides } } }
}

const pr2 = { name: 'pr-2', kind: 'pull-request', pullRequest: 2 }
const topic = { name: channelName('topic/x'), kind: 'ref', ref: 'topic/x' }
const main = { name: 'main', kind: 'ref', ref: 'main' }
const version = { name: 'v1.2', kind: 'ref', ref: 'v1.2' }
const mainRef = { GITHUB_REF: 'refs/heads/main' }

const publishing = (channel: object, commentOn?: number) => ({
  kind: 'publish',
  channel,
  commentOn,
  notesOf: undefined,
})

describe('what `auto` does', () => {
  const actions = ['opened', 'synchronize', 'reopened', 'labeled', 'ready_for_review', 'unlocked']
  it.each(actions)('publishes to the pull request’s channel when it is %s', action => {
    const payload = examplePayload('pull_request', action)
    expect(doing({ name: 'pull_request', payload })).toEqual(publishing(pr2, 2))
    expect(doing({ name: 'pull_request_target', payload })).toEqual(publishing(pr2, 2))
  })

  it.each(['pull_request', 'pull_request_target'])('removes it when a %s is closed', name => {
    expect(doing({ name, payload: closed })).toEqual({ kind: 'remove', channel: pr2, commentOn: 2 })
  })

  it.each<[string, Happening, object]>([
    ['a push of a branch', pushOf('refs/heads/topic/x'), publishing(topic)],
    ['a push of a tag', pushOf('refs/tags/v1.2'), publishing(version)],
    ['a run that built a push', runOf('push'), publishing(topic)],
    ['a nightly run', runOf('schedule'), publishing(topic)],
    [
      'workflow_dispatch',
      { name: 'workflow_dispatch', payload: {}, env: mainRef },
      publishing(main),
    ],
    ['merge_group', { name: 'merge_group', payload: {}, env: mainRef }, publishing(main)],
    ['an event not heard of', { name: 'new_event', payload: {}, env: mainRef }, publishing(main)],
    ['schedule', { name: 'schedule', payload: {} }, { kind: 'sweep' }],
    [
      'the deletion of a branch',
      deletionOf('topic/x', 'branch'),
      { kind: 'remove', channel: topic, commentOn: undefined },
    ],
    [
      'a push that deletes a branch',
      pushOf('refs/heads/topic/x', true),
      { kind: 'remove', channel: topic, commentOn: undefined },
    ],
  ])('for %s', (_name, happening, work) => {
    expect(doing(happening)).toEqual(work)
  })

  it('publishes a release to the tag’s channel and into its notes', () => {
    expect(doing({ name: 'release', payload: examplePayload('release', 'published') })).toEqual({
      kind: 'publish',
      channel: { name: '0.0.1', kind: 'ref', ref: '0.0.1' },
      commentOn: undefined,
      notesOf: { tag: '0.0.1', releaseId: 17372790 },
    })
  })

  it.each(['pull_request', 'pull_request_target'])(
    'has the pull request of a %s run looked up',
    event => {
      expect(doing(runOf(event))).toMatchObject({
        kind: 'publish-upstream',
        upstream: { headBranch: 'topic/x', conclusion: 'success' },
        pullRequest: undefined,
        channelName: undefined,
      })
    },
  )

  it.each<[string, Happening, string]>([
    ['a run that failed', runOf('pull_request', { conclusion: 'failure' }), 'ended with “failure”'],
    ['a run that goes on', runOf('pull_request', { conclusion: null }), 'has not finished'],
    ['a run for a comment', runOf('issue_comment'), 'started by “issue_comment”'],
    ['a run without branch', runOf('push', { head_branch: null }), 'does not tell what was built'],
    [
      'a run of another repository',
      runOf('push', { head_repository: { id: 3, full_name: 'stranger/app' } }),
      'another repository',
    ],
    ['a run of a gone repository', runOf('push', { head_repository: null }), 'another repository'],
    ['the deletion of a tag', deletionOf('v1.2', 'tag'), 'A tag was deleted'],
    ['a push that deletes a tag', pushOf('refs/tags/v1.2', true), 'A tag was deleted'],
    [
      'a release that was deleted',
      { name: 'release', payload: examplePayload('release', 'deleted') },
      'was deleted',
    ],
  ])('skips %s, and says why', (_name, happening, reason) => {
    const work = doing(happening)
    expect(work).toMatchObject({ kind: 'skipped', recipe: 'none' })
    expect(work.kind === 'skipped' && work.reason).toContain(reason)
  })

  it('shows the name of a run on one line', () => {
    const work = doing(runOf('push', { name: 'a\n::error::b\u202e', conclusion: 'failure' }))
    expect(work.kind === 'skipped' && work.reason).toContain('The run of “a ::error::b ” ended')
  })
})

describe('a pull request whose token can only read', () => {
  const dependabot: Happening = { ...pullRequest, env: { GITHUB_ACTOR: 'dependabot[bot]' } }
  const commands: readonly Command[] = ['auto', 'publish', 'remove', 'sweep']

  it.each(commands)('skips `%s` with the recipe', command => {
    expect(doing(fork, { command })).toMatchObject({ kind: 'skipped', recipe: 'two-workflows' })
    expect(doing(dependabot, { command })).toMatchObject({
      kind: 'skipped',
      recipe: 'two-workflows',
    })
  })

  it('says whose fault it is', () => {
    expect(doing(fork)).toMatchObject({ reason: expect.stringContaining('comes from a fork') })
    expect(doing(dependabot)).toMatchObject({ reason: expect.stringContaining('Dependabot') })
  })

  it('can still be inspected, and publishes from `pull_request_target`', () => {
    expect(doing(fork, { command: 'inspect' })).toEqual({ kind: 'inspect' })
    expect(doing({ ...fork, name: 'pull_request_target' })).toEqual(publishing(pr2, 2))
  })
})

describe('what the inputs change', () => {
  it('a command', () => {
    const nightly: Happening = { name: 'schedule', payload: {}, env: mainRef }
    expect(doing(nightly, { command: 'publish' })).toEqual(publishing(main))
    expect(doing(pullRequest, { command: 'sweep' })).toEqual({ kind: 'sweep' })
    expect(doing(pullRequest, { command: 'assemble' })).toEqual({ kind: 'assemble' })
    expect(doing({ ...pullRequest, payload: closed }, { command: 'publish' })).toEqual(
      publishing(pr2, 2),
    )
    expect(doing(deletionOf('v1.2', 'tag'), { command: 'remove' })).toMatchObject({
      kind: 'remove',
      channel: version,
    })
  })

  it('the number of a pull request', () => {
    const pr7 = { name: 'pr-7', kind: 'pull-request', pullRequest: 7 }
    const dispatch: Happening = { name: 'workflow_dispatch', payload: {}, env: mainRef }
    expect(doing(pullRequest, { pullRequest: 7 })).toEqual(publishing(pr7, 7))
    expect(doing(pushOf('refs/heads/main'), { pullRequest: 7 })).toEqual(publishing(main, 7))
    expect(doing(runOf('push'), { pullRequest: 7 })).toEqual(publishing(topic, 7))
    expect(doing(runOf('pull_request'), { pullRequest: 7 })).toMatchObject({ pullRequest: 7 })
    expect(doing(dispatch, { command: 'remove', pullRequest: 7 })).toEqual({
      kind: 'remove',
      channel: pr7,
      commentOn: 7,
    })
  })

  it('the name of the channel, which still belongs to what it was built for', () => {
    const beta = { channel: 'the beta' }
    const name = channelName('the beta')
    expect(doing(pullRequest, beta)).toEqual(publishing({ ...pr2, name }, 2))
    expect(doing({ ...pullRequest, payload: closed }, beta)).toMatchObject({
      channel: { ...pr2, name },
    })
    expect(doing(pushOf('refs/heads/main'), beta)).toEqual(publishing({ ...main, name }))
    expect(doing(runOf('pull_request'), beta)).toMatchObject({ channelName: 'the beta' })
    expect(doing(runOf('push'), { ...beta, command: 'remove' })).toMatchObject({
      channel: { name, kind: 'ref', ref: 'the beta' },
    })
  })

  it('nothing when there is no channel to be had', () => {
    const adrift: Happening = { name: 'schedule', payload: {}, env: { GITHUB_REF: '' } }
    for (const command of ['publish', 'remove'] as const) {
      expect(doing(adrift, { command })).toMatchObject({
        kind: 'skipped',
        reason: expect.stringContaining('does not say which channel'),
      })
    }
  })
})

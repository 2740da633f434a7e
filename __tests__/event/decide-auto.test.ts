import { describe, expect, it } from '@jest/globals'
import { examplePayload } from '../support/event'
import {
  closed,
  deletionOf,
  doing,
  type Happening,
  main,
  mainRef,
  pr2,
  publishing,
  pushOf,
  runOf,
  topic,
  version,
} from '../support/happenings'

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
      notesOf: { tag: '0.0.1' },
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
    ...['failure', 'cancelled', 'timed_out', 'skipped'].map(
      (conclusion): [string, Happening, string] => [
        `a run that ended with ${conclusion}`,
        runOf('pull_request', { conclusion }),
        `ended with “${conclusion}”`,
      ],
    ),
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
    expect(work.kind === 'skipped' && work.reason).toContain('The run of “a ::error::b” ended')
  })
})

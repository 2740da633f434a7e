import { describe, expect, it } from '@jest/globals'
import { channelName } from '../../src/builds/channel'
import type { Command } from '../../src/event/decide'
import {
  closed,
  deletionOf,
  doing,
  fork,
  type Happening,
  main,
  mainRef,
  pr2,
  publishing,
  pullRequest,
  pushOf,
  runOf,
  version,
} from '../support/happenings'

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

  it('is not announced from either', () => {
    expect(doing(fork, { command: 'announce' })).toMatchObject({ kind: 'skipped' })
    const closing: Happening = { ...pullRequest, payload: closed }
    expect(doing(closing, { command: 'announce' })).toMatchObject({ kind: 'skipped' })
    expect(doing(pullRequest, { command: 'announce' })).toEqual({ kind: 'announce' })
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
    const demanded = { kind: 'publish-on-demand', pullRequest: 7, channelName: undefined }
    const comment: Happening = { name: 'issue_comment', payload: {}, env: mainRef }
    const pushed = pushOf('refs/heads/main')
    for (const happening of [comment, dispatch, pushed, pullRequest, runOf('push')]) {
      expect(doing(happening, { pullRequest: 7 })).toEqual(demanded)
    }
    expect(doing(dispatch, { pullRequest: 7, channel: 'beta' })).toEqual({
      ...demanded,
      channelName: 'beta',
    })
    expect(doing(pullRequest, { pullRequest: 2 })).toEqual(publishing(pr2, 2))
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
      channel: { name, kind: 'ref' },
    })
  })

  it('a pull request’s channel by the name that the output prints', () => {
    const dispatch: Happening = { name: 'workflow_dispatch', payload: {}, env: mainRef }
    expect(doing(dispatch, { command: 'remove', channel: 'pr-42' })).toEqual({
      kind: 'remove',
      channel: { name: 'pr-42', kind: 'pull-request', pullRequest: 42 },
      commentOn: 42,
    })
    expect(
      doing(deletionOf('pr-42', 'branch'), { command: 'remove', channel: 'pr-42' }),
    ).toMatchObject({ channel: { name: expect.stringMatching(/^pr-42-[0-9a-f]{6}$/) } })
    // Who publishes gives a name; that of a pull request belongs to that.
    expect(doing(dispatch, { command: 'publish', channel: 'pr-42' })).toMatchObject({
      channel: { name: expect.stringMatching(/^pr-42-[0-9a-f]{6}$/), kind: 'ref' },
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

import { describe, expect, it } from '@jest/globals'
import { announcer } from '../../src/announce/comment'
import { OwedComments } from '../../src/announce/owed'
import { connect } from '../../src/github/client'
import { openComments } from '../../src/github/comments'
import { ActionError } from '../../src/primitives/errors'
import { stateAfter } from '../../src/report/comment/advance'
import { renderComment } from '../../src/report/comment/comment'
import { offersOf } from '../../src/report/comment/offers'
import type { UnfinishedComment } from '../../src/report/comment/unfinished'
import { departed, failed, published, publishing, removed } from '../../src/report/comment/update'
import { anApp, aRun, ready } from '../report/examples'
import { answeringFetch, type CannedAnswer } from '../support/answering-fetch'
import { pullRequest42 } from '../support/build-record'

const login: CannedAnswer = {
  status: 200,
  body: { data: { viewer: { login: 'github-actions' } } },
}
const noComments: CannedAnswer = { status: 200, body: [] }

function commentOf(id: number, body: string) {
  const html_url = `https://github.com/octo-org/app/pull/42#issuecomment-${id}`
  return { id, body, html_url, user: { login: 'github-actions[bot]' } }
}

const story = { channel: pullRequest42, run: aRun(57) }
const failure = failed({
  ...story,
  error: new ActionError('Pushing gh-pages did not work', { code: 'git' }),
})

const before = stateAfter(undefined, published({ ...story, apps: [ready(57)] }))
const gone = offersOf(before).map(({ bundleId, buildId }) => ({ bundleId, buildId }))
const departure = departed({ ...story, reason: 'It expired.', gone })

function announcing(answers: readonly (CannedAnswer | Error)[]) {
  const warnings: string[] = []
  const remembered: (readonly UnfinishedComment[])[] = []
  const owed = new OwedComments(unfinished => remembered.push(unfinished))
  const { fetch, seen } = answeringFetch(...answers)
  const github = connect({
    token: 'ghs_0123456789',
    apiUrl: 'http://127.0.0.1:1',
    progress: () => undefined,
    fetch,
    pace: { retries: 1, millisecondsPerSecond: 1 },
  })
  const announce = announcer({
    comments: openComments({ github, repository: { owner: 'octo-org', name: 'app' } }, 42),
    pullRequest: 42,
    clock: { now: () => new Date(0), sleep: async () => undefined, random: () => 0 },
    warn: warning => warnings.push(warning),
    owed,
  })
  return { announce, warnings, seen, remembered, owed }
}

describe('announcer', () => {
  it('remembers which apps of this job are at «publishing», and forgets them at the end', async () => {
    const comment = commentOf(7, renderComment(stateAfter(undefined, failure)))
    const { announce, remembered } = announcing([
      noComments,
      noComments,
      { status: 201, body: comment },
      { status: 200, body: [comment] },
      login,
    ])
    await announce(publishing({ ...story, apps: [anApp()] }))
    await announce(failure)
    expect(remembered).toEqual([
      [{ pullRequest: 42, channel: 'pr-42', apps: ['com.example.app'], gone: [] }],
      [],
    ])
  })

  it.each<[string, CannedAnswer | Error, RegExp]>([
    ['the token may not', forbidden(), /permissions:\n {2}pull-requests: write/],
    ['the token is no longer valid', { status: 401, body: { message: 'Bad credentials' } }, /401/],
    ['GitHub is down', { status: 503, body: { message: 'Unavailable' } }, /503/],
    ['nobody answers', new TypeError('fetch failed'), /No answer from GitHub/],
  ])('warns instead of throwing when %s', async (_, answer, words) => {
    const { announce, warnings } = announcing([answer])
    expect(await announce(failure)).toMatchObject({ kind: 'failed' })
    expect(warnings).toEqual([expect.stringMatching(words)])
    expect(warnings[0]).toContain('The comment on pull request #42 could not be written: ')
  })

  it('owes the links that it could not take back, names the permission, and pays with the next update', async () => {
    const offering = commentOf(7, renderComment(before))
    const { announce, owed, remembered } = announcing([
      { status: 200, body: [offering] },
      login,
      forbidden(),
      { status: 200, body: [offering] },
      { status: 200, body: offering },
      { status: 200, body: [commentOf(7, renderComment(stateAfter(before, departure)))] },
    ])
    expect(await announce(departure)).toMatchObject({ kind: 'failed' })
    expect(owed.failure()?.message).toMatch(/#42 may still offer builds that are gone/)
    expect(owed.failure()?.hint).toMatch(/permissions:\n {2}pull-requests: write/)
    expect(remembered).toEqual([
      [{ pullRequest: 42, channel: 'pr-42', apps: [], gone: departure.gone }],
    ])
    expect(await announce(removed({ ...story, reason: '' }))).toMatchObject({ kind: 'told' })
    expect(owed.failure()).toBeUndefined()
    expect(remembered.at(-1)).toEqual([])
  })

  it('owes nothing where no comment offers anything', async () => {
    const { announce, owed, remembered } = announcing([noComments, { status: 500 }])
    await announce(departure)
    expect(owed.failure()).toBeUndefined()
    expect(remembered.at(-1)).toEqual([])
  })

  it('warns once of what stands in the way of every update', async () => {
    const { announce, warnings } = announcing([forbidden()])
    await announce(publishing({ ...story, apps: [anApp()] }))
    await announce(failure)
    await announce(failure)
    expect(warnings).toHaveLength(1)
  })

  it('warns of each thing that stands in the way', async () => {
    const { announce, warnings } = announcing([
      { status: 404, body: { message: 'Not Found' } },
      forbidden(),
    ])
    await announce(failure)
    await announce(failure)
    expect(warnings).toEqual([expect.stringMatching(/404/), expect.stringMatching(/403/)])
  })

  it('writes the comment and gives its address, also after a warning', async () => {
    const comment = commentOf(7, renderComment(stateAfter(undefined, failure)))
    const { announce, warnings, seen } = announcing([
      forbidden(),
      noComments,
      { status: 201, body: comment },
      { status: 200, body: [comment] },
      login,
    ])
    expect(await announce(failure)).toMatchObject({ kind: 'failed' })
    expect(await announce(failure)).toEqual({ kind: 'told', url: comment.html_url })
    expect(warnings).toHaveLength(1)
    expect(seen.slice(1).map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
      'GET /repos/octo-org/app/issues/42/comments',
      'POST /repos/octo-org/app/issues/42/comments',
      'GET /repos/octo-org/app/issues/42/comments',
      'POST /graphql',
    ])
  })
})

function forbidden(): CannedAnswer {
  return { status: 403, body: { message: 'Resource not accessible by integration' } }
}

import { describe, expect, it } from '@jest/globals'
import { connect } from '../../src/github/client'
import { httpsUrl } from '../../src/https-url'
import { siteMarker } from '../../src/targets/site-marker'
import { siteOwner } from '../../src/targets/site-owner'
import { answeringFetch, type CannedAnswer } from '../support/answering-fetch'
import { VirtualTime } from '../support/virtual-time'

const missing = { status: 404 }
const noSite = { status: 404, body: "<strong>There isn't a GitHub Pages site here.</strong>" }
const commit = 'c'.repeat(40)

function marked(branch: string): CannedAnswer {
  return { status: 200, body: siteMarker({ branch, commit }) }
}

/** What GitHub tells of each deployment: how it ended, and what Pages knows of its commit. */
interface Told {
  readonly state: string
  readonly pages?: string
}

function look(site: readonly (CannedAnswer | Error)[], told: readonly Told[] | number = []) {
  const seen = answeringFetch(...site)
  const deployments = typeof told === 'number' ? [] : told
  const answers: CannedAnswer[] =
    typeof told === 'number'
      ? [{ status: told, body: { message: 'Resource not accessible by integration' } }]
      : [{ status: 200, body: told.map((_, id) => ({ id, sha: `${id}`.repeat(40) })) }]
  for (const { state, pages } of deployments) {
    answers.push(pages === undefined ? missing : { status: 200, body: { status: pages } })
    if (pages === undefined || /failed/.test(pages))
      answers.push({ status: 200, body: [{ state }] })
  }
  const pace = { retries: 0, millisecondsPerSecond: 1 }
  const github = connect({
    ...{ token: 't', apiUrl: 'http://127.0.0.1:1', progress: () => {}, pace },
    fetch: answeringFetch(...answers).fetch,
  })
  const owner = siteOwner({
    ...{ github, repository: { owner: 'octo-org', name: 'app' }, branch: 'gh-pages' },
    ...{ fetch: seen.fetch, clock: new VirtualTime().clock },
    address: httpsUrl('https://octo-org.github.io/app/'),
  })
  return { owner, seen: seen.seen }
}

describe('a site is ours', () => {
  it('when its marker names our branch', async () => {
    const { owner, seen } = look([marked('gh-pages')])
    expect(await owner).toEqual({ kind: 'ours', commit })
    expect(seen).toMatchObject([{ method: 'GET', authorization: '' }])
    expect(seen[0]?.url).toMatch(
      /^https:\/\/octo-org\.github\.io\/app\/tap-to-install\.txt\?at=\d+/,
    )
  })
})

describe('nobody has deployed', () => {
  it.each<[string, readonly Told[]]>([
    ['no deployment', []],
    ['this job only', [{ state: 'in_progress' }]],
  ])('when the root is missing, and there is %s', async (_, told) => {
    expect(await look([missing, missing], told).owner).toEqual({ kind: 'nobody' })
  })

  it.each<[string, readonly Told[]]>([
    ['jobs ended well', [{ state: 'success' }, { state: 'inactive' }]],
    ['jobs failed', [{ state: 'failure' }, { state: 'error' }]],
    ['a deployment failed', [{ state: 'failure', pages: 'deployment_failed' }]],
  ])(
    'when %s, Pages shows nothing of them, and GitHub says that there is no site',
    async (_, told) => {
      expect(await look([noSite, noSite], told).owner).toEqual({ kind: 'nobody' })
    },
  )
})

describe('nobody can know', () => {
  it.each<[string, readonly CannedAnswer[], readonly Told[], RegExp]>([
    ['a page at the root', [missing, { status: 200 }], [], /has a page/],
    ['another branch', [marked('builds')], [], /from the branch “builds”/],
    ['a file of that name', [{ status: 200, body: 'hello' }], [], /is not ours/],
    ['a login', [{ status: 302, headers: { location: 'https://x' } }], [], /HTTP 302/],
    ['an outage', [{ status: 503 }], [], /HTTP 503/],
    ['a login at the root', [missing, { status: 302 }], [], /HTTP 302 for \/$/],
    ['a job that ended well', [missing, missing], [{ state: 'success' }], /may have been deployed/],
    [
      'a job that failed, maybe after it had deployed',
      [missing, missing],
      [{ state: 'failure' }],
      /may have been/,
    ],
    ['one that did earlier', [missing, missing], [{ state: 'inactive' }], /may have been/],
    [
      'a job that failed after it had deployed',
      [missing, missing],
      [{ state: 'failure', pages: 'succeed' }],
      /was deployed from commit 0{12}/,
    ],
    [
      'a deployment under way',
      [noSite, noSite],
      [{ state: 'in_progress', pages: 'syncing_files' }],
      /was deployed/,
    ],
    [
      'too long a history',
      [missing, missing],
      Array.from({ length: 21 }, () => ({ state: 'failure' })),
      /more than 20/,
    ],
  ])('with %s', async (_, site, told, found) => {
    expect(await look(site, told).owner).toEqual({
      kind: 'unknown',
      found: expect.stringMatching(found),
    })
  })

  it('when GitHub does not tell the history', async () => {
    await expect(look([missing, missing], 403).owner).rejects.toMatchObject({
      code: 'missing-permission',
      hint: expect.stringContaining('permissions:\n  deployments: read'),
    })
  })

  it('while the site cannot be reached', async () => {
    await expect(look([new Error('refused')]).owner).rejects.toMatchObject({ code: 'network' })
  })
})

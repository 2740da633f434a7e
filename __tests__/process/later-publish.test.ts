import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { checkpoint } from '../support/github/checkpoint'
import { type GitHub, startGitHub } from '../support/github/github'
import { pushToPullRequest } from '../support/github/pull-requests'
import { type Seed, seedRepository } from '../support/github/seed'
import type { ActionRun } from '../support/run-action'
import { goodIpa, heavy, pushesOf, runStep, shownText, theComment, writesOf } from './workflow'

// Each part begins with the first build of a pull request, published once.

let github: GitHub
let seed: Seed
let ipa: string
let first: ActionRun
let restore: () => Promise<void>

beforeAll(async () => {
  github = await startGitHub()
  seed = await seedRepository(github, { fullName: 'later/second' })
  ipa = await goodIpa(heavy)
  first = await runStep(github, seed, { ipa })
  restore = await checkpoint(seed.repository)
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

const later = { action: 'synchronize', runNumber: 58, runId: 9_000_000_002 } as const

describe('a second build of the same pull request', () => {
  let second: ActionRun
  let createdAs: number
  let meanwhile = ''

  beforeAll(async () => {
    await restore()
    createdAs = theComment(seed.repository).id
    await pushToPullRequest(seed.pull, { 'more.txt': 'More\n' })
    github.beforePush(async () => {
      meanwhile = shownText(theComment(seed.repository))
    }, 'receive')
    const newer = await goodIpa({
      ...{ ...heavy, build: '46' },
      infoPlist: { MinimumOSVersion: '16.0', NSCameraUsageDescription: 'To scan codes.' },
    })
    second = await runStep(github, seed, { ...later, ipa: newer })
  })

  it('edits the comment in place, which notifies nobody', () => {
    expect(second).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
    expect(theComment(seed.repository).id).toBe(createdAs)
    const comments = writesOf(second).filter(request => request.includes('comments'))
    expect(comments).toEqual([
      `PATCH /repos/later/second/issues/comments/${createdAs}`,
      `PATCH /repos/later/second/issues/comments/${createdAs}`,
    ])
    expect(second.outputs['comment-url']).toBe(first.outputs['comment-url'])
  })

  it('kept the last working link in sight until the new one worked', () => {
    expect(meanwhile).toMatch(/^⏳ \*\*Example 1\.2\.3 \(46\)\*\* is being published/)
    expect(meanwhile).toContain(`](${first.outputs['install-url']})`)
    expect(meanwhile).not.toContain(second.outputs['install-url'])
  })

  it('shows the new build, and the older one folded away', () => {
    const text = shownText(theComment(seed.repository))
    const [shown = '', folded = ''] = text.split('<details><summary>1 older build</summary>')
    expect(shown).toMatch(/^### \[Install Example 1\.2\.3 \(46\)\]/)
    expect(shown).toContain(`](${second.outputs['install-url']})`)
    expect(folded).toContain(`Commit <code>${seed.pull.headSha.slice(0, 7)}`)
    expect(shown).not.toContain(first.outputs['install-url'])
    expect(folded).toContain(`<a href="${first.outputs['install-url']}">`)
  })

  it('says in comment and summary what has changed', () => {
    const text = shownText(theComment(seed.repository))
    expect(text).toMatch(/changes since 1\.2\.3/)
    for (const said of [text, second.summary]) expect(said).toContain('NSCameraUsageDescription')
  })

  it('leaves both builds to install, and a branch of one commit', async () => {
    for (const { outputs } of [first, second]) {
      expect((await github.get(outputs['ipa-url'] ?? '')).status).toBe(200)
    }
    const channel = (await github.get(second.outputs['channel-url'] ?? '')).body.toString()
    const ids = [second, first].map(({ outputs }) => channel.indexOf(outputs['build-id'] ?? '-'))
    expect(ids.every(at => at > 0)).toBe(true)
    expect(ids).toEqual([...ids].sort((a, b) => a - b))
    expect(await seed.repository.git.parents('gh-pages')).toEqual([])
    expect(pushesOf(second)).toBe(1)
  })

  it('keeps its place in the comment when the first run is run again after it', async () => {
    const older = await runStep(github, seed, { ipa: await goodIpa(), runAttempt: 3 })
    expect(older).toMatchObject({ exitCode: 0, outputs: { status: 'installable' } })
    const text = shownText(theComment(seed.repository))
    expect(text).toContain(`[Install Example 1.2.3 (46)](${second.outputs['install-url']})`)
    expect(text).not.toContain('being published')
  })
})

describe('a run that is run again', () => {
  beforeEach(() => restore())

  it('changes nothing when the bytes are the same', async () => {
    const head = await seed.repository.git.head('gh-pages')
    const comment = shownText(theComment(seed.repository))
    const second = await runStep(github, seed, { ipa, runAttempt: 2 })
    expect(second).toMatchObject({ exitCode: 0, errors: [] })
    expect(second.outputs).toEqual(first.outputs)
    expect(await seed.repository.git.head('gh-pages')).toBe(head)
    expect(pushesOf(second)).toBe(0)
    expect(shownText(theComment(seed.repository))).toBe(comment)
  })

  it('publishes beside its first try when the bytes differ', async () => {
    const second = await runStep(github, seed, { ipa: await goodIpa(), runAttempt: 2 })
    expect(second.exitCode).toBe(0)
    expect(second.outputs['build-id']).not.toBe(first.outputs['build-id'])
    const text = shownText(theComment(seed.repository))
    expect(text).toContain(`](${second.outputs['install-url']})`)
    expect(text).toContain('1 older build')
    expect((await github.get(first.outputs['ipa-url'] ?? '')).status).toBe(200)
  })
})

it('heals a comment that was duplicated, and lets alone what others wrote', async () => {
  await restore()
  const { repository } = seed
  const ours = theComment(repository)
  repository.comments.push(
    { ...ours, id: github.world.nextId() },
    { ...ours, id: github.world.nextId(), author: 'monalisa' },
  )
  for (let number = 0; number < 130; number += 1) {
    repository.comments.unshift({
      ...ours,
      id: 1000 + number,
      body: `Talk ${number}`,
      author: 'monalisa',
    })
  }
  const run = await runStep(github, seed, { ...later, ipa: await goodIpa({ build: '46' }) })
  expect(run).toMatchObject({ exitCode: 0, errors: [] })
  const byBot = repository.comments.filter(({ author }) => author === 'github-actions[bot]')
  expect(byBot.map(({ id }) => id)).toEqual([ours.id])
  expect(shownText(byBot[0] ?? ours)).toContain(run.outputs['install-url'])
  expect(repository.comments).toHaveLength(132)
})

it('makes a new comment when somebody deleted the old one', async () => {
  await restore()
  const deleted = seed.repository.comments.pop()
  const run = await runStep(github, seed, { ...later, ipa: await goodIpa({ build: '46' }) })
  expect(run.exitCode).toBe(0)
  const comment = theComment(seed.repository)
  expect(comment.id).not.toBe(deleted?.id)
  expect(shownText(comment)).toContain(run.outputs['install-url'])
})

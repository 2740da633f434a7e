import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { seedRepository } from '../support/github/seed'
import { goodIpa, runStep, shownText, theComment } from './workflow'

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

it('a comment whose answer gets lost is posted once', async () => {
  const seed = await seedRepository(github, { fullName: 'lost/comment' })
  const post = { server: 'api', method: 'POST', path: /\/issues\/42\/comments$/ } as const
  github.faults.onNth(1, 'lost-answer', post)
  const run = await runStep(github, seed, { ipa: await goodIpa() })
  github.faults.clear()
  expect(run).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
  const posts = run.requests.filter(({ method, path }) => method === 'POST' && post.path.test(path))
  expect(posts).toHaveLength(1)
  expect(shownText(theComment(seed.repository))).toContain(run.outputs['install-url'])
  expect(run.outputs['comment-url']).toContain(`issuecomment-${theComment(seed.repository).id}`)
})

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { seedRepository } from '../support/github/seed'
import { anIpa } from '../support/ipa/an-ipa'
import { commentsOn, goodIpa, runStep, writesOf } from './workflow'

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
})
afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

describe('dry-run', () => {
  it('says where a build would go, and writes nothing', async () => {
    const seed = await seedRepository(github, { fullName: 'octo-org/rehearsed' })
    const inputs = { ipa: await goodIpa(), 'dry-run': 'true' }
    const run = await runStep(github, seed, { inputs })

    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'skipped' } })
    expect(run.notices.join()).toMatch(
      /Dry run: .*com\.example\.app at https:\/\/.*\/install\/pr-42\//,
    )
    expect(run.log.join('\n')).toMatch(/would write install\/pr-42\/com\.example\.app\/.*\.ipa \(/)
    expect(run.log.join('\n')).toContain('would say “ready” on pull request #42')
    expect(run.log.join('\n')).not.toMatch(/Ready:|already holds/)
    expect(writesOf(run)).toEqual([])
    expect(await seed.repository.git.head('gh-pages')).toBeUndefined()
    expect(commentsOn(seed.repository)).toEqual([])
  })

  it('refuses what a real run would refuse', async () => {
    const seed = await seedRepository(github, { fullName: 'octo-org/rehearsed-refusal' })
    const inputs = { ipa: await anIpa({ profile: 'none' }), 'dry-run': 'true' }
    const run = await runStep(github, seed, { inputs })
    expect(run).toMatchObject({ exitCode: 1, outputs: { status: 'rejected' } })
    expect(writesOf(run)).toEqual([])
  })

  it('leaves Pages switched off without a branch', async () => {
    const seed = await seedRepository(github, { fullName: 'octo-org/off', pages: false })
    const run = await runStep(github, seed, { inputs: { ipa: await goodIpa(), 'dry-run': 'true' } })
    expect(run.exitCode).toBe(1)
    expect(await seed.repository.git.head('gh-pages')).toBeUndefined()
  })
})

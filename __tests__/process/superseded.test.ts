import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { seedRepository } from '../support/github/seed'
import type { Repository } from '../support/github/world'
import { tap } from './phone'
import { goodIpa, pathsOn, runStep, shownText, theComment } from './workflow'

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
})

afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

/** Milliseconds between two looks, and how many there are: a minute. */
const [PAUSE, LOOKS] = [200, 300]

async function untilPublished(repository: Repository, build: string): Promise<void> {
  for (let look = 1; look <= LOOKS; look += 1) {
    if ((await pathsOn(repository)).some(path => path.includes(`/${build}-`))) return
    await new Promise(resolve => setTimeout(resolve, PAUSE))
  }
  throw new Error(`no build ${build} has come`)
}

it('a build that a newer run replaced while it was being checked says nothing, and is no failure', async () => {
  const seed = await seedRepository(github, { fullName: 'superseded/older' })
  const inputs = { 'keep-builds': '1' }
  github.faults.onEvery({ status: 404 }, { server: 'pages', path: /\/57-/ })
  const older = runStep(github, seed, { ipa: await goodIpa(), inputs, timeLimit: 120_000 })
  await untilPublished(seed.repository, '57')
  const newer = await runStep(github, seed, {
    ...{ ipa: await goodIpa({ build: '46' }), inputs, runNumber: 58, runId: 9_000_000_002 },
  })
  const told = theComment(seed.repository).body
  github.faults.clear()
  const end = await older
  expect(end).toMatchObject({ exitCode: 0, errors: [], outputs: { status: 'skipped' } })
  expect(end.notices.join()).toContain(`superseded by build ${newer.outputs['build-id']}`)
  expect(theComment(seed.repository).body).toBe(told)
  expect(shownText(theComment(seed.repository))).toContain(newer.outputs['install-url'])
  const installed = await tap(github, newer.outputs['install-url'] ?? '')
  expect(installed.sha256).toBe(newer.outputs['sha256'])
})

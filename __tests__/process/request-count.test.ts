import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals'
import { type GitHub, startGitHub } from '../support/github/github'
import { expectGolden } from '../support/golden'
import {
  type KindOfRun,
  lifeOfAPullRequest,
  runsOfAFork,
  runsOnARelease,
  runsWithoutPages,
} from './kinds-of-run'
import { tally } from './request-tally'

let github: GitHub

beforeAll(async () => {
  github = await startGitHub()
})
afterEach(() => expect(github.violations).toEqual([]))
afterAll(() => github.close())

// `script/count-requests` counts afresh and shows the difference. More is not wrong, but has to be meant:
// GitHub allows a workflow's token 1,000 requests an hour in a repository, for all of its jobs together.
it.each([
  ['pull-request', lifeOfAPullRequest],
  ['fork', runsOfAFork],
  ['release', runsOnARelease],
  ['release-alone', runsWithoutPages],
] as const)('%s: no run asks for more than it did', async (name, runsOf) => {
  const text = (await runsOf(github)).map(section).join('\n')
  expectGolden(`process/golden/requests-${name}.txt`, text)
})

function section([name, { requests, exitCode, outputs }]: KindOfRun): string {
  return `${name}: ${outputs['status'] ?? `exit ${exitCode}`}; ${tally(requests)}`
}

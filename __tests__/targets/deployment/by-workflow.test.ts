import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { connect } from '../../../src/github/client'
import { workflowDeployment } from '../../../src/targets/deployment/by-workflow'
import type { SiteDeployment } from '../../../src/targets/deployment/deployment'
import { addWorkflowRun } from '../../support/github/actions/add-run'
import type { Conclusion } from '../../support/github/actions/workflow-run'
import { type GitHub, startGitHub } from '../../support/github/github'
import { type Seed, seedRepository } from '../../support/github/seed'

let github: GitHub
let seed: Seed
let said: string[]

beforeEach(async () => {
  github = await startGitHub()
  seed = await seedRepository(github, { permissions: { contents: 'read', actions: 'write' } })
  seed.repository.actions.onDispatch('pages.yml', async () => undefined)
  said = []
})

afterEach(async () => {
  await seed.repository.actions.settled()
  const { violations } = github
  await github.close()
  expect(violations).toEqual([])
})

function deployment(): SiteDeployment {
  const progress = (line: string): void => void said.push(line)
  const api = connect({ token: seed.token.value, apiUrl: github.apiUrl, progress })
  const repository = { owner: 'octo-org', name: 'app' }
  return workflowDeployment({ github: api, repository, file: 'pages.yml' }, progress)
}

function ran(conclusion: Conclusion | null): void {
  addWorkflowRun({
    ...{ repository: seed.repository, path: '.github/workflows/pages.yml', headBranch: 'main' },
    ...{ headSha: 'a'.repeat(40), event: 'workflow_dispatch', conclusion },
    status: conclusion === null ? 'in_progress' : 'completed',
  })
}

describe('a look at a deployment that shows nothing yet', () => {
  it.each(['cancelled', 'success', undefined] as const)(
    'starts another when the last is %s',
    async last => {
      if (last !== undefined) ran(last)
      await deployment().retry()
      expect(seed.repository.actions.dispatches).toHaveLength(1)
    },
  )

  it('waits for one that is under way', async () => {
    ran(null)
    await deployment().retry()
    expect(seed.repository.actions.dispatches).toEqual([])
    expect(said.join('\n')).toMatch(/deployed by \S+\/actions\/runs\/\d+, which is in progress$/)
  })

  it('tells of one that failed', async () => {
    ran('failure')
    await expect(deployment().retry()).rejects.toMatchObject({
      message: 'pages.yml ended with “failure”',
      hint: expect.stringContaining('/actions/runs/'),
    })
  })
})

describe('a branch that did not change', () => {
  const hour = 3_600_000

  it('is left alone when it was deployed since', async () => {
    ran('success')
    await deployment().ensure(new Date(Date.now() - hour))
    expect(seed.repository.actions.dispatches).toEqual([])
  })

  it.each([
    ['never', undefined, -hour],
    ['with a failure', 'failure', -hour],
    ['before the last change only', 'success', hour],
  ] as const)('is deployed when it was deployed %s', async (_, last, changed) => {
    if (last !== undefined) ran(last)
    await deployment().ensure(new Date(Date.now() + changed))
    expect(seed.repository.actions.dispatches).toHaveLength(1)
  })
})

it('describes the last deployment', async () => {
  expect(await deployment().describe()).toBe('No run of pages.yml was found.')
  ran('success')
  expect(await deployment().describe()).toMatch(
    /^The last run of pages\.yml is completed \(success\): http/,
  )
})

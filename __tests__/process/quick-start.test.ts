import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { addArtifact } from '../support/github/actions/add-artifact'
import { addWorkflowRun } from '../support/github/actions/add-run'
import { pullRequestEvent } from '../support/github/events'
import { type GitHub, startGitHub } from '../support/github/github'
import { closePullRequest } from '../support/github/pull-requests'
import { type Seed, type SeedOptions, seedRepository } from '../support/github/seed'
import { goodIpa, runStep } from './workflow'

// The README, word for word: its inputs, with its permissions and no others.

type Inputs = Readonly<Record<string, string>>

interface Job {
  readonly permissions?: SeedOptions['permissions']
  readonly steps: readonly { readonly uses?: string; readonly with?: Inputs }[]
}

interface Workflow {
  readonly permissions: SeedOptions['permissions']
  readonly jobs: Readonly<Record<'publish' | 'tidy-up', Job>>
}

const [quickStart, tidyUp]: readonly Workflow[] = [
  ...readFileSync('README.md', 'utf8').matchAll(/^```yaml\n(.*?)^```/gms),
].map(([, yaml = '']) => parse(yaml))

/** The inputs of our step. */
const inputsOf = (job: Job | undefined): Inputs =>
  job?.steps.find(({ uses }) => uses === 'tap-to-install/tap-to-install@v1')?.with ?? {}

let github: GitHub
let seed: Seed

beforeAll(async () => {
  github = await startGitHub({ hostName: 'localhost' })
  seed = await seedRepository(github, { permissions: quickStart?.jobs.publish.permissions ?? {} })
})

afterAll(() => github.close())

describe('the quick start', () => {
  it('publishes what the job before has built', async () => {
    const { pull, repository } = seed
    const head = { headSha: pull.headSha, headBranch: pull.head.ref }
    const run = addWorkflowRun({ repository, id: 9_000_000_001, status: 'in_progress', ...head })
    const files = { 'Example.ipa': await readFile(await goodIpa()) }
    await addArtifact({ repository, run, name: 'ipa', files })
    const inputs = inputsOf(quickStart?.jobs.publish)
    const published = await runStep(github, seed, { inputs, runtime: true })
    expect(published).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(published.outputs).toMatchObject({ status: 'installable', channel: 'pr-42' })
    expect(published.outputs['comment-url']).toMatch(/#issuecomment-/)
  })

  it('tidies up when the pull request closes', async () => {
    const { pull, repository } = seed
    closePullRequest(pull, { merged: false })
    const token = github.addToken({ permissions: tidyUp?.permissions ?? {} })
    const facts = { action: 'closed', name: 'pull_request_target' } as const
    const event = pullRequestEvent({ github, repository, pull, ...facts })
    const ids = { runNumber: 70, runId: 9_000_000_070 }
    const inputs = inputsOf(tidyUp?.jobs['tidy-up'])
    const removal = await runStep(github, { ...seed, token }, { event, inputs, ...ids })
    expect(removal).toMatchObject({ exitCode: 0, errors: [], warnings: [] })
    expect(removal.outputs).toMatchObject({ status: 'removed', channel: 'pr-42' })
    expect(github.violations).toEqual([])
  })
})

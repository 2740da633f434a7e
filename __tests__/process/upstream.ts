import { readFile } from 'node:fs/promises'
import { type AddArtifactOptions, addArtifact } from '../support/github/actions/add-artifact'
import { type AddRunOptions, addWorkflowRun } from '../support/github/actions/add-run'
import type { WorkflowRun } from '../support/github/actions/workflow-run'
import type { GitHub } from '../support/github/github'
import { publishPermissions, type Seed, seedRepository } from '../support/github/seed'
import { workflowRunEvent } from '../support/github/workflow-run-event'
import type { PullRequest, Repository } from '../support/github/world'
import type { ActionRun, RunOptions } from '../support/run-action'
import { goodIpa, runStep } from './workflow'

/** A repository, a stranger's fork of it, and the pull request that joins the two. */
export interface ForkedSeed extends Seed {
  readonly fork: Repository
}

/** The permissions of the second workflow of the recipe. */
const upstreamPermissions = { ...publishPermissions, actions: 'read' } as const

export async function seedFork(
  github: GitHub,
  fullName: string,
  visibility: 'public' | 'private' = 'public',
): Promise<ForkedSeed> {
  const { repository, token } = await seedRepository(github, {
    ...{ fullName, visibility, pullRequests: [] },
    permissions: upstreamPermissions,
  })
  const fork = await github.addRepository({
    ...{ fullName: `stranger/${repository.name}`, fork: true, visibility },
  })
  const pull = await github.openPullRequest({ repository, number: 7, fork, headRef: 'topic' })
  return { repository, token, fork, pull, pulls: new Map([[7, pull]]) }
}

/** The first workflow of the recipe, as it ran for a pull request. */
export function buildRun(
  { repository }: Seed,
  pull: PullRequest,
  facts: Partial<AddRunOptions> = {},
): WorkflowRun {
  return addWorkflowRun({
    repository,
    headRepository: pull.head.repository,
    headBranch: pull.head.ref,
    headSha: pull.headSha,
    actor: pull.author,
    name: 'iOS build',
    ...facts,
  })
}

/** A good IPA, or what else is said, in the artifact that the recipe calls `ipa`. */
export async function handOver(
  { repository }: Seed,
  run: WorkflowRun,
  options: Partial<AddArtifactOptions> = {},
): Promise<void> {
  const content = options.files ?? options.zip ?? options.raw
  const files = content === undefined ? { 'Example.ipa': await readFile(await goodIpa()) } : {}
  await addArtifact({ repository, run, name: 'ipa', files, ...options })
}

export interface UpstreamOptions extends Partial<RunOptions> {
  /** What the event says of pull requests; for forks usually nothing. */
  readonly told?: readonly PullRequest[]
}

/** The second workflow of the recipe, started by `run`. */
export async function publishUpstream(
  github: GitHub,
  { seed, run }: { readonly seed: Seed; readonly run: WorkflowRun },
  { told = [], ...options }: UpstreamOptions = {},
): Promise<ActionRun> {
  const { repository } = seed
  const event = await workflowRunEvent({ github, repository, run, pulls: told })
  return runStep(github, seed, {
    event,
    ...options,
    inputs: { artifact: 'ipa', ...options.inputs },
  })
}

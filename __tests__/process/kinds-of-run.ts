import { plainEvent, pullRequestEvent } from '../support/github/events'
import type { GitHub } from '../support/github/github'
import { closePullRequest } from '../support/github/pull-requests'
import { type Seed, seedRepository } from '../support/github/seed'
import type { ActionRun } from '../support/run-action'
import { launcherFor } from './launcher-site'
import { buildRun, handOver, publishUpstream, seedFork } from './upstream'
import { goodIpa, inDays, runStep } from './workflow'

/** A kind of run that people meet, and one of it. */
export type KindOfRun = readonly [name: string, run: ActionRun]

const first = { runNumber: 57, runId: 9_000_000_001 } as const
const second = { runNumber: 58, runId: 9_000_000_002 } as const
const third = { runNumber: 59, runId: 9_000_000_003 } as const

/** What happens to a pull request from its first build to its end, in this order. */
export async function lifeOfAPullRequest(github: GitHub): Promise<readonly KindOfRun[]> {
  const seed = await seedRepository(github, { fullName: 'count/pulls' })
  const ipa = await goodIpa()
  const later = await goodIpa({ build: '46' })
  const expired = await goodIpa({ build: '47', profile: { expires: inDays(-1) } })
  const closed = { action: 'closed', runNumber: 60, runId: 9_000_000_004 } as const
  const runs: KindOfRun[] = [
    ['first publish', await runStep(github, seed, { ...first, ipa })],
    ['second publish', await runStep(github, seed, { ...second, ipa: later })],
    ['the same run again', await runStep(github, seed, { ...second, ipa: later, runAttempt: 2 })],
    ['refused build', await runStep(github, seed, { ...third, ipa: expired })],
    ['sweep with nothing to do', await sweep(github, seed)],
  ]
  closePullRequest(seed.pull, { merged: true })
  return [
    ...runs,
    ['publish for a closed pull request', await runStep(github, seed, { ...third, ipa })],
    ['closed', await runStep(github, seed, closed)],
    ['closed again', await runStep(github, seed, { ...closed, runAttempt: 2 })],
  ]
}

async function sweep(
  github: GitHub,
  seed: Seed,
  inputs: Readonly<Record<string, string>> = {},
): Promise<ActionRun> {
  const { repository } = seed
  const sha = (await repository.git.head('main')) ?? ''
  const event = plainEvent({ name: 'schedule', github, repository, sha, ref: 'refs/heads/main' })
  return runStep(github, seed, { ...third, event, inputs })
}

/** A stranger's pull request: the run that may not write, and the one that may. */
export async function runsOfAFork(github: GitHub): Promise<readonly KindOfRun[]> {
  const seed = await seedFork(github, 'count/forks')
  const event = pullRequestEvent({ github, repository: seed.repository, pull: seed.pull })
  const skipped = await runStep(github, seed, { ...first, event, ipa: await goodIpa() })
  const built = buildRun(seed, seed.pull)
  await handOver(seed, built)
  return [
    ['skipped, because a fork may not write', skipped],
    [
      'publish of a fork’s build by workflow_run',
      await publishUpstream(github, { seed, run: built }),
    ],
  ]
}

/** Builds that lie on a release alone, and a sweep of them. */
export async function runsWithoutPages(github: GitHub): Promise<readonly KindOfRun[]> {
  const seed = await seedRepository(github, { fullName: 'count/alone', pages: false })
  const inputs = { 'publish-to': 'release', 'launcher-url': await launcherFor(github) }
  const ipa = await goodIpa()
  const publish = await runStep(github, seed, { ...first, inputs, ipa })
  const idle = await sweep(github, seed, inputs)
  closePullRequest(seed.pull, { merged: true })
  return [
    ['first publish to a release alone', publish],
    ['sweep of a release with nothing to do', idle],
    ['sweep of a release for a closed pull request', await sweep(github, seed, inputs)],
  ]
}

/** IPAs that lie on a release, with the pages on the branch. */
export async function runsOnARelease(github: GitHub): Promise<readonly KindOfRun[]> {
  const seed = await seedRepository(github, { fullName: 'count/release' })
  const inputs = { 'ipa-host': 'release' }
  const ipa = await goodIpa()
  const later = await goodIpa({ build: '46' })
  return [
    ['first publish, IPA on a release', await runStep(github, seed, { ...first, inputs, ipa })],
    [
      'second publish, IPA on a release',
      await runStep(github, seed, { ...second, inputs, ipa: later }),
    ],
  ]
}

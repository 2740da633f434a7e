import { pullRequestEvent } from '../../__tests__/support/github/events'
import type { GitHub } from '../../__tests__/support/github/github'
import type { Seed } from '../../__tests__/support/github/seed'
import { type ActionRun, runAction } from '../../__tests__/support/run-action'

/** One run of the action as it is released. */
export interface Publish {
  readonly github: GitHub
  readonly seed: Seed
  readonly ipa: string
  /** Of the run. */
  readonly number: number
  readonly inputs?: Readonly<Record<string, string>>
}

/** Milliseconds since the epoch for `started`. */
export type Published = ActionRun & { readonly started: number }

/** Publishes for the pull request, by the real clock. @throws Error unless it can be installed then */
export async function publishOnce({
  github,
  seed,
  ipa,
  number,
  ...rest
}: Publish): Promise<Published> {
  const { repository, pull, token } = seed
  const started = Date.now()
  const run = await runAction({
    ...{ github, token },
    event: pullRequestEvent({ github, repository, pull, action: 'synchronize' }),
    inputs: { ipa, ...rest.inputs },
    ...{ runNumber: number, runId: 9_000_000_000 + number },
    node: process.execPath,
    // Runners start anew each time, so nobody has compiled the bundle for them.
    env: { NODE_DISABLE_COMPILE_CACHE: '1' },
    timeLimit: 120_000,
  })
  if (run.outputs['status'] === 'installable' && github.violations.length === 0) {
    return { ...run, started }
  }
  throw new Error([...github.violations, run.stdout, run.stderr].join('\n'))
}

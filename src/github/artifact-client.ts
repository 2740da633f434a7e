import type { ArtifactClient } from '@actions/artifact'
import type { Environment } from '../primitives/environment'

/**
 * The one door to `@actions/artifact`. It is loaded when a run needs it and not before: it triples the time
 * that every other run takes to start. It prints a line or two of its own.
 *
 * It refuses to work on a GitHub Enterprise Server.
 */
export async function artifactClient(): Promise<ArtifactClient> {
  const { DefaultArtifactClient } = await import('@actions/artifact')
  return new DefaultArtifactClient()
}

/** The package refuses every other host (its `isGhes`), and would warn of that on each run. */
const HOSTS = /(?:^github\.com|\.ghe\.com|\.localhost)$/i

/** Whether this is a GitHub on which the package works. */
export function takesArtifacts(serverUrl: string): boolean {
  return HOSTS.test(new URL(serverUrl).hostname)
}

/** Whether the runner has lent this step what it takes: it does so for JavaScript actions. */
export function lendsArtifacts(environment: Environment): boolean {
  return Boolean(environment['ACTIONS_RUNTIME_TOKEN'] && environment['ACTIONS_RESULTS_URL'])
}

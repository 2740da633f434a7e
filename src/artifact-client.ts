import type { ArtifactClient } from '@actions/artifact'

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

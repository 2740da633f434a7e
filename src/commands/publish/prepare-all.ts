import { acceptedApp, type Candidate, judge } from '../candidate'
import { type PreparedBuild, type PrepareOptions, prepareBuild } from './prepare-build'
import type { PublishRequest, PublishWorld } from './publish-request'

/** One IPA after the preflight; without `build` when that refused it. */
export interface PreparedCandidate {
  readonly candidate: Candidate
  readonly build: PreparedBuild | undefined
}

/**
 * Prepares what passes. A refusal needs no look at the site: it is the same wherever
 * the build would go. With something to publish the site has its say as well.
 */
export async function prepareAll(
  candidates: readonly Candidate[],
  request: PublishRequest,
  world: PublishWorld,
): Promise<readonly PreparedCandidate[]> {
  const sizes = candidates.flatMap(
    candidate => acceptedApp(candidate, request.rules)?.app.file.size ?? [],
  )
  if (sizes.length === 0) {
    return candidates.map(candidate => ({ candidate, build: undefined }))
  }
  const { unlisted, template } = await request.lookUp()
  const hosting = await world.target.survey(Math.max(...sizes))
  const now = world.clock.now()
  const rules = { ...request.rules, now, hosting }
  const judged = candidates.map(({ inspection }) => judge(inspection, rules))
  return prepareEach(judged, request, {
    description: request.description,
    unlisted,
    hosting,
    target: world.target,
    site: request.site,
    template,
    now,
  })
}

/** One after the other: the addresses of unlisted builds depend on those before. */
async function prepareEach(
  candidates: readonly Candidate[],
  { rules }: PublishRequest,
  options: PrepareOptions,
): Promise<readonly PreparedCandidate[]> {
  const prepared: PreparedCandidate[] = []
  for (const candidate of candidates) {
    const accepted = acceptedApp(candidate, rules)
    const build = accepted === undefined ? undefined : await prepareBuild(accepted, options)
    prepared.push({ candidate, build })
  }
  return prepared
}

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
  const files = candidates.flatMap(
    candidate => acceptedApp(candidate, request.rules)?.app.file ?? [],
  )
  if (files.length === 0) {
    return candidates.map(candidate => ({ candidate, build: undefined }))
  }
  // Asked beside everything else: nothing waits for it before a build is described.
  const asked = new Map(files.map(({ sha256 }) => [sha256, request.provenance(sha256)]))
  const { unlisted, template } = await request.lookUp()
  const hosting = await world.target.survey(Math.max(...files.map(({ size }) => size)))
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
    provenance: async sha256 => asked.get(sha256),
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

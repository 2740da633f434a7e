import { ActionError } from '../errors'
import { type ExpectedBuild, type Verification, verifyBuild } from '../verify/verify-build'
import type { PreparedBuild } from './prepare-build'
import type { PublishRequest, PublishWorld } from './publish-request'

/**
 * Fetches every build as a phone would, side by side: one Pages build brings them all, so all have the
 * one deadline.
 *
 * @throws ActionError `not-live` that tells of every build that could not be fetched.
 */
export async function fetchBack(
  builds: readonly PreparedBuild[],
  { verifyTimeout }: PublishRequest,
  world: PublishWorld,
): Promise<void> {
  if (verifyTimeout === undefined) {
    return
  }
  const onStuck = once(world.nudge)
  const verify = (build: ExpectedBuild): Promise<Verification> => {
    world.progress(`Fetching ${build.urls.install} and all that it leads to, as a phone would`)
    return verifyBuild(build, { ...world, timeout: verifyTimeout, onStuck })
  }
  const results = await Promise.allSettled(builds.map(({ expected }) => verify(expected)))
  const failures = results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []))
  if (failures.length > 0) {
    throw await explained(together(failures), world)
  }
  tellRemarks(results, world)
}

/** Several builds are stuck for one reason, and one request is enough for all. */
function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => {
    running ??= work()
    return running
  }
}

/** A bug of ours comes first: it must not be hidden among addresses. */
function together(failures: readonly unknown[]): unknown {
  const foreseen = failures.filter(failure => failure instanceof ActionError)
  const [first] = foreseen
  if (first === undefined || foreseen.length < failures.length || failures.length === 1) {
    return failures.find(failure => !(failure instanceof ActionError)) ?? first
  }
  const hints = new Set(foreseen.flatMap(({ hint }) => hint ?? []))
  return new ActionError(foreseen.map(({ message }) => message).join('\n'), {
    code: first.code,
    hint: [...hints].join('\n'),
    cause: first,
  })
}

/** That nothing more can be learned must not hide the failure itself. */
async function explained(failure: unknown, { whyNotLive }: PublishWorld): Promise<unknown> {
  if (!(failure instanceof ActionError) || failure.code !== 'not-live') return failure
  const why = (await whyNotLive?.().catch(() => '')) ?? ''
  if (why === '') return failure
  const { message, code, hint = '' } = failure
  return new ActionError(message, { code, cause: failure, hint: `${why}\n${hint}`.trim() })
}

function tellRemarks(
  results: readonly PromiseSettledResult<Verification>[],
  { progress }: PublishWorld,
): void {
  const legs = results.flatMap(result => (result.status === 'fulfilled' ? result.value.legs : []))
  for (const { url, remark } of legs) {
    if (remark !== '') progress(`${url}: ${remark}`)
  }
}

import type { BuildRecord } from '../../builds/build-record'
import { nameOfBuild } from '../../builds/in-words'
import { ActionError, messageOf } from '../../primitives/errors'
import { once } from '../../primitives/once'
import { together } from '../../primitives/together'
import type { Outcome } from '../../report/outcome'
import { type Verification, type Verifying, verifyBuild } from '../../verify/verify-build'
import type { PreparedBuild } from './prepare-build'
import type { PublishRequest, PublishWorld } from './publish-request'
import { removedMeanwhile, type Standing, standingOf } from './what-became-of'

/** A build that made room for that of a newer run before it could be fetched. */
export interface Superseded {
  readonly record: BuildRecord
  readonly by: BuildRecord
}

/** The comment is the newer run's to write. */
export function supersededOutcome(superseded: readonly Superseded[]): Outcome {
  const sentences = superseded.map(
    ({ record, by }) =>
      `Build ${record.buildId} was superseded by build ${by.buildId} of a newer run while it was being checked.`,
  )
  return { kind: 'skipped', reason: sentences.join(' '), recipe: '' }
}

/** What came of looking at all builds from outside. */
export interface FetchedBack {
  /** Those that a newer run has replaced meanwhile; all others can be fetched. */
  readonly superseded: readonly Superseded[]
  /** Milliseconds until the last of them could be; undefined when nobody was to look. */
  readonly waited: number | undefined
}

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
): Promise<FetchedBack> {
  if (verifyTimeout === undefined) {
    return { superseded: [], waited: undefined }
  }
  // Several builds are stuck for one reason, and one request is enough for all.
  const onStuck = once(world.nudge)
  const results = await Promise.allSettled(
    builds.map(build => fetchOne(build, { timeout: verifyTimeout, onStuck }, world)),
  )
  const failures = results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []))
  if (failures.length > 0) {
    throw await explained(together(failures), world)
  }
  const ends = results.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []))
  return {
    superseded: ends.flatMap(end => ('by' in end ? [end] : [])),
    waited: Math.max(...ends.map(end => ('waited' in end ? end.waited : 0))),
  }
}

async function fetchOne(
  { expected, record }: PreparedBuild,
  patience: Pick<Verifying, 'timeout' | 'onStuck'>,
  world: PublishWorld,
): Promise<Superseded | Verification> {
  world.progress(`Fetching ${nameOfBuild(record.app)} back, as a phone would`)
  const isGone = async () => (await standingNow(record, world)).kind !== 'there'
  try {
    const verification = await verifyBuild(expected, { ...world, ...patience, isGone })
    tellRemarks(verification, world)
    return verification
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
    const standing = await standingNow(record, world)
    if (standing.kind === 'there') throw error
    if (standing.kind === 'gone') throw removedMeanwhile(record)
    return { record, by: standing.by }
  }
}

/** A site that can't be read speaks for nothing: the build is taken to be there. */
async function standingNow(
  record: BuildRecord,
  { target, progress }: PublishWorld,
): Promise<Standing> {
  try {
    return standingOf(record, await target.read())
  } catch (error) {
    progress(`Could not look whether the build is still on the site: ${messageOf(error)}`)
    return { kind: 'there' }
  }
}

/** That nothing more can be learned must not hide the failure itself. */
async function explained(failure: unknown, { whyNotLive }: PublishWorld): Promise<unknown> {
  if (!(failure instanceof ActionError) || failure.code !== 'not-live') return failure
  const why = (await whyNotLive?.().catch(() => '')) ?? ''
  if (why === '') return failure
  const { message, code, hint = '' } = failure
  return new ActionError(message, { code, cause: failure, hint: `${why}\n${hint}`.trim() })
}

function tellRemarks({ legs }: Verification, { progress }: PublishWorld): void {
  for (const { url, remark } of legs) {
    if (remark !== '') progress(`${url}: ${remark}`)
  }
}

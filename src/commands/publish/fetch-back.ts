import type { BuildRecord } from '../../builds/build-record'
import { nameOfBuild } from '../../builds/in-words'
import { ActionError, messageOf } from '../../primitives/errors'
import { once } from '../../primitives/once'
import type { Progress } from '../../primitives/progress'
import { together } from '../../primitives/together'
import type { Outcome } from '../../report/outcome'
import type { Target } from '../../targets/target'
import { type Verification, verifyBuild } from '../../verify/verify-build'
import type { PreparedBuild } from './prepare-build'
import { isFetchedBack, type Publishing } from './publishing'
import { removedMeanwhile, type WhatBecame, whatBecameOf } from './what-became-of'

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
  publishing: Publishing,
): Promise<FetchedBack> {
  if (!isFetchedBack(publishing.run)) {
    return { superseded: [], waited: undefined }
  }
  // Several builds are stuck for one reason, and one request is enough for all.
  const onStuck = once(async () => publishing.target.nudge?.())
  const results = await Promise.allSettled(
    builds.map(build => fetchOne(build, onStuck, publishing)),
  )
  const failures = results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []))
  if (failures.length > 0) {
    throw await explained(together(failures), publishing.target)
  }
  const ends = results.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []))
  return {
    superseded: ends.flatMap(end => ('by' in end ? [end] : [])),
    waited: Math.max(...ends.map(end => ('waited' in end ? end.waited : 0))),
  }
}

async function fetchOne(
  { expected, record }: PreparedBuild,
  onStuck: () => Promise<void>,
  { run, target, isWanted }: Publishing,
): Promise<Superseded | Verification> {
  const { fetch, clock, progress, inputs } = run
  progress(`Fetching ${nameOfBuild(record.app)} back, as a phone would`)
  const standing = () => standingNow(record, target, progress)
  const verification = verifyBuild(expected, {
    ...{ fetch, clock, progress, onStuck, timeout: inputs.verifyTimeout },
    stillWanted: isWanted,
    isGone: async () => (await standing()).kind !== 'there',
    hasFailed: async () => (await target.hasFailed?.()) ?? false,
  })
  try {
    const verified = await verification
    tellRemarks(verified, progress)
    return verified
  } catch (error) {
    if (!(error instanceof ActionError)) throw error
    const now = await standing()
    if (now.kind === 'there') throw error
    if (now.kind === 'gone') throw removedMeanwhile(record)
    return { record, by: now.by }
  }
}

/** A site that can't be read speaks for nothing: the build is taken to be there. */
async function standingNow(
  record: BuildRecord,
  target: Target,
  progress: Progress,
): Promise<WhatBecame> {
  try {
    return whatBecameOf(record, await target.read())
  } catch (error) {
    progress(`Could not look whether the build is still on the site: ${messageOf(error)}`)
    return { kind: 'there' }
  }
}

/** That nothing more can be learned must not hide the failure itself. */
async function explained(failure: unknown, target: Target): Promise<unknown> {
  if (!(failure instanceof ActionError) || failure.code !== 'not-live') return failure
  const why = await target.whyNotLive?.().catch(() => '')
  if (why === undefined || why === '') return failure
  const { message, code, hint = '' } = failure
  return new ActionError(message, { code, cause: failure, hint: `${why}\n${hint}`.trim() })
}

function tellRemarks({ addresses }: Verification, progress: Progress): void {
  for (const { url, remark } of addresses) {
    if (remark !== '') progress(`${url}: ${remark}`)
  }
}

import { noteInstallLinks } from '../../announce/release-notes'
import { addressOf, type Told } from '../../announce/told'
import { isSealing } from '../../github/releases/refusal'
import { ipasOf } from '../../intake/ipas'
import { asActionError } from '../../primitives/as-action-error'
import { messageOf } from '../../primitives/errors'
import { failed, publishing as inProgress, published } from '../../report/comment/update'
import type { AppOutcome, Outcome } from '../../report/outcome'
import { type Run, rulesOf } from '../../run/run'
import type { ShelvedBuild } from '../../site/shelf'
import {
  acceptedApp,
  type Candidate,
  inspectAll,
  judge,
  refuseTwins,
  rejectedOutcome,
} from '../candidate'
import { goneBuilds } from '../gone-builds'
import { removeBuilds } from '../remove'
import { speakerOf } from '../speaker'
import { describeInspection } from './describe-inspection'
import { type Superseded, supersededOutcome } from './fetch-back'
import { type PreparedCandidate, prepareAll } from './prepare-all'
import { isFetchedBack, openPublishing, type Publishing, type PublishWork } from './publishing'
import { putOnline } from './put-online'
import { type BuildDescription, titled } from './record-build'
import { tellApps } from './tell-ready'

/**
 * The main story: from IPAs to links that work.
 *
 * @throws ActionError when something outside the IPAs is in the way; the comment has then been told.
 */
export async function publish(work: PublishWork, run: Run): Promise<Outcome> {
  const publishing = openPublishing(work, run)
  const outcome = await publishBuilds(publishing)
  publishing.desk.close()
  if (work.notesOf !== undefined) await noteInstallLinks(work.notesOf.tag, outcome, run)
  return outcome
}

function skippedAsClosed({ channel: { pullRequest } }: BuildDescription): Outcome {
  const reason = `Pull request #${pullRequest} is closed: nothing is published for it.`
  return { kind: 'skipped', reason, recipe: '' }
}

/** A build that the preflight refuses does not keep the other apps of the run from being published. */
export async function publishBuilds(publishing: Publishing): Promise<Outcome> {
  const { run } = publishing
  let candidates: readonly Candidate[] = []
  try {
    const inspections = await inspectAll(await ipasOf(run), run)
    refuseTwins(inspections)
    for (const inspection of inspections) run.progress(describeInspection(inspection))
    const rules = { ...rulesOf(run), now: run.clock.now(), hosting: undefined }
    const judged = inspections.map(inspection => judge(inspection, rules))
    if (!(await begin(judged, publishing))) return skippedAsClosed(publishing.description)
    candidates = judged
    const prepared = await prepareAll(judged, publishing)
    candidates = prepared.map(({ candidate }) => candidate)
    return await replanning(judged, prepared, publishing)
  } catch (error) {
    // Before the first look whether anybody wants them.
    if (candidates.length === 0 && !(await publishing.isWanted()))
      return skippedAsClosed(publishing.description)
    await tellFailure(error, candidates, publishing)
    throw error
  }
}

/** Says that builds are on their way, in one breath with the look whether anybody wants them: else false. */
async function begin(
  judged: readonly Candidate[],
  { run, description, announce, isWanted }: Publishing,
): Promise<boolean> {
  if (!(await isWanted())) return false
  const accepted = judged.flatMap(candidate => acceptedApp(candidate, rulesOf(run)) ?? [])
  const apps = accepted.map(({ app }) => titled(app, description))
  if (apps.length > 0)
    await announce(inProgress({ ...speakerOf(description, run.clock.now()), apps }))
  return true
}

/** Once more with new addresses when the release that was planned for has been sealed meanwhile. */
async function replanning(
  judged: readonly Candidate[],
  prepared: readonly PreparedCandidate[],
  publishing: Publishing,
): Promise<Outcome> {
  try {
    return await publishPrepared(prepared, publishing)
  } catch (thrown) {
    if (!isSealing(thrown)) throw thrown
    publishing.run.progress(`${messageOf(thrown)}: planning again`)
    return publishPrepared(await prepareAll(judged, publishing), publishing)
  }
}

async function publishPrepared(
  candidates: readonly PreparedCandidate[],
  publishing: Publishing,
): Promise<Outcome> {
  const { run, description, isWanted } = publishing
  const builds = candidates.flatMap(({ build }) => build ?? [])
  const online = await putOnline(builds, publishing)
  if (online.kind === 'unwanted') return withdraw(publishing)
  const left = withoutSuperseded(candidates, online.superseded)
  if (left.length === 0) return supersededOutcome(online.superseded)
  const apps = left.map(candidate => outcomeOf(candidate, publishing))
  const commentUrl = addressOf(await tell(apps, online.gone, publishing))
  // Closed between the last look and the comment: whoever removed the builds has spoken before us.
  if (builds.length > 0 && !(await isWanted())) return withdraw(publishing)
  tellApps(apps, { waited: online.waited, progress: run.progress })
  if (commentUrl !== undefined) run.progress(`Comment: ${commentUrl}`)
  return { kind: 'published', channel: description.channel, apps, commentUrl }
}

/**
 * A comment left at “publishing” would be a lie, so bugs of ours are told as well. What the preflight has
 * refused would not have been published anyway: of that its own reason is told.
 */
async function tellFailure(
  error: unknown,
  candidates: readonly Candidate[],
  { run, description, announce }: Publishing,
): Promise<void> {
  const rules = rulesOf(run)
  const accepted = candidates.flatMap(candidate => acceptedApp(candidate, rules) ?? [])
  const refused = candidates.filter(candidate => acceptedApp(candidate, rules) === undefined)
  await announce(
    failed({
      ...speakerOf(description, run.clock.now()),
      apps: accepted.map(({ app }) => titled(app, description)),
      refused: refused.map(candidate => rejectedOutcome(candidate, description)),
      error: asActionError(error),
    }),
  )
}

function tell(
  apps: readonly AppOutcome[],
  gone: readonly ShelvedBuild[],
  { run, description, announce }: Publishing,
): Promise<Told> {
  const speaker = speakerOf(description, run.clock.now())
  return announce(published({ ...speaker, apps, gone: goneBuilds(gone) }))
}

function withoutSuperseded(
  candidates: readonly PreparedCandidate[],
  superseded: readonly Superseded[],
): readonly PreparedCandidate[] {
  const replaced = new Set(superseded.map(({ record }) => record))
  return candidates.filter(({ build }) => build === undefined || !replaced.has(build.record))
}

function outcomeOf(
  { candidate, build }: PreparedCandidate,
  { run, description }: Publishing,
): AppOutcome {
  if (build === undefined) return rejectedOutcome(candidate, description)
  const { app, record, findings } = build
  const difference = build.difference()
  return {
    kind: 'published',
    app,
    build: { ...record, ...(difference && { difference }) },
    findings,
    verified: isFetchedBack(run),
  }
}

function withdraw({ run, description, ...opened }: Publishing): Promise<Outcome> {
  const reason = 'The pull request was closed while this build was being published.'
  return removeBuilds({ ...opened, run, assignment: description, reason })
}

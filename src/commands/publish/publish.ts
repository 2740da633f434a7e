import { addressOf, type Told } from '../../announce/world'
import { iosWillRefuse, isOnlyForReSigners } from '../../builds/verdict'
import { isSealing } from '../../github/releases/refusal'
import { diskFull } from '../../primitives/disk-full'
import { ActionError, messageOf } from '../../primitives/errors'
import { failed, published } from '../../report/comment/update'
import type { AppOutcome, Outcome } from '../../report/outcome'
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
import { remove } from '../remove'
import { speakerOf } from '../speaker'
import { describeInspection } from './describe-inspection'
import { type Superseded, supersededOutcome } from './fetch-back'
import { type PreparedCandidate, prepareAll } from './prepare-all'
import type { PublishRequest, PublishWorld } from './publish-request'
import { putOnline } from './put-online'
import { titled } from './record-build'
import { tellReady } from './tell-ready'

/**
 * The main story: from IPAs to links that work.
 *
 * A build that the preflight refuses does not keep the other apps of the run from being published.
 *
 * @throws ActionError when something outside the IPAs is in the way; the comment has then been told.
 */
export async function publish(request: PublishRequest, world: PublishWorld): Promise<Outcome> {
  const telling = { request, world }
  const inspections = await tellingFailure([], telling, async () => {
    const inspected = await inspectAll(await request.ipas(), world)
    refuseTwins(inspected)
    return inspected
  })
  for (const inspection of inspections) world.progress(describeInspection(inspection))
  const rules = { ...request.rules, now: world.clock.now(), hosting: undefined }
  const candidates = inspections.map(inspection => judge(inspection, rules))
  const prepared = await tellingFailure(candidates, telling, () =>
    prepareAll(candidates, request, world),
  )
  return tellingFailure(
    prepared.map(({ candidate }) => candidate),
    telling,
    () => publishPatiently({ candidates, prepared }, request, world),
  )
}

interface Preparation {
  readonly candidates: readonly Candidate[]
  readonly prepared: readonly PreparedCandidate[]
}

/** Once more with new addresses when the release that was planned for has been sealed meanwhile. */
async function publishPatiently(
  { candidates, prepared }: Preparation,
  request: PublishRequest,
  world: PublishWorld,
): Promise<Outcome> {
  try {
    return await publishPrepared(prepared, request, world)
  } catch (thrown) {
    if (!isSealing(thrown)) throw thrown
    world.progress(`${messageOf(thrown)}: planning again`)
    return publishPrepared(await prepareAll(candidates, request, world), request, world)
  }
}

async function publishPrepared(
  candidates: readonly PreparedCandidate[],
  request: PublishRequest,
  world: PublishWorld,
): Promise<Outcome> {
  const builds = candidates.flatMap(({ build }) => build ?? [])
  const online = await putOnline(builds, request, world)
  if (online.kind === 'unwanted') {
    return withdraw(request, world)
  }
  const left = withoutSuperseded(candidates, online.superseded)
  if (left.length === 0) {
    return supersededOutcome(online.superseded)
  }
  const apps = left.map(candidate => outcomeOf(candidate, request))
  const commentUrl = addressOf(await tell(apps, online.gone, { request, world }))
  // Closed between the last look and the comment: whoever removed the builds has spoken before us.
  if (builds.length > 0 && !(await world.stillWanted())) return withdraw(request, world)
  for (const app of apps) {
    if (app.kind === 'published') tellReady(app.build, standingInWords(app), world.progress)
  }
  if (commentUrl !== undefined) world.progress(`Comment: ${commentUrl}`)
  return { kind: 'published', channel: request.description.channel, apps, commentUrl }
}

interface Telling {
  readonly request: PublishRequest
  readonly world: PublishWorld
}

/**
 * A comment left at “publishing” would be a lie, so bugs of ours are told as well. What the preflight has
 * refused would not have been published anyway: of that its own reason is told.
 */
async function tellingFailure<T>(
  candidates: readonly Candidate[],
  { request, world }: Telling,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { description, rules } = request
    const accepted = candidates.flatMap(candidate => acceptedApp(candidate, rules) ?? [])
    const refused = candidates.filter(candidate => acceptedApp(candidate, rules) === undefined)
    await world.announce(
      failed({
        ...speakerOf(description, world.clock.now()),
        apps: accepted.map(({ app }) => titled(app, description)),
        refused: refused.map(candidate => rejectedOutcome(candidate, description)),
        error: explained(error),
      }),
    )
    throw error
  }
}

/** Whatever ended a story, as a comment can tell it. */
export function explained(error: unknown): ActionError {
  const full = diskFull(error)
  if (full !== undefined) return full
  return error instanceof ActionError
    ? error
    : new ActionError(messageOf(error), { code: 'github', cause: error })
}

function tell(
  apps: readonly AppOutcome[],
  gone: readonly ShelvedBuild[],
  { request, world }: Telling,
): Promise<Told> {
  return world.announce(
    published({
      ...speakerOf(request.description, world.clock.now()),
      apps,
      gone: goneBuilds(gone),
    }),
  )
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
  { description, verifyTimeout }: PublishRequest,
): AppOutcome {
  if (build === undefined) {
    return rejectedOutcome(candidate, description)
  }
  const { app, record, findings } = build
  const difference = build.difference()
  return {
    kind: 'published',
    app,
    build: { ...record, ...(difference && { difference }) },
    findings,
    verified: verifyTimeout !== undefined,
  }
}

function standingInWords(app: AppOutcome & { readonly kind: 'published' }): string {
  if (iosWillRefuse(app)) return 'Published, but iOS will most likely refuse it'
  if (!app.verified) return 'Not fetched back'
  return isOnlyForReSigners(app.build) ? 'Ready for AltStore, SideStore and Feather' : 'Ready'
}

function withdraw({ description, site }: PublishRequest, world: PublishWorld): Promise<Outcome> {
  const { channel, run, source } = description
  const reason = 'The pull request was closed while this build was being published.'
  const { directory, onlyFrom } = site
  return remove({ channel, run, source, directory, onlyFrom, reason }, world)
}

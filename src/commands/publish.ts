import { ActionError, messageOf } from '../errors'
import type { App } from '../ipa/app'
import type { AppOutcome, Outcome } from '../outcome'
import { failed, published, publishing } from '../report/comment-update'
import { sequence } from '../site/sequence'
import type { ShelvedBuild, SiteEdit } from '../site/site'
import type { Hosting, Target } from '../targets/target'
import { verifyBuild } from '../verify/verify-build'
import {
  acceptedApp,
  type Candidate,
  inspectAll,
  type JudgingRules,
  judge,
  rejectedOutcome,
} from './candidate'
import { commentRun } from './comment-run'
import { describeInspection } from './describe-inspection'
import { type PreparedBuild, prepareBuild, type SiteRules } from './prepare-build'
import type { BuildDescription } from './record-build'
import { remove } from './remove'
import type { CommandWorld } from './world'

export interface PublishRequest {
  /** Finds the IPAs: at least one path, or an error that says what was looked for. */
  readonly ipas: () => Promise<readonly string[]>
  readonly description: BuildDescription
  readonly rules: JudgingRules
  readonly site: SiteRules
  /** Milliseconds; undefined when the user switched `verify` off. */
  readonly verifyTimeout: number | undefined
}

export interface PublishWorld extends CommandWorld {
  readonly target: Target
  readonly fetch: typeof fetch
  /** false when the pull request was closed meanwhile. */
  readonly stillWanted: () => Promise<boolean>
  /** Asks GitHub for a Pages build when none started by itself. */
  readonly nudge: () => Promise<void>
}

/**
 * The main story: from IPAs to links that work.
 *
 * A build that the preflight refuses does not keep the other apps of the run from being published.
 *
 * @throws ActionError when something outside the IPAs is in the way; the comment has then been told.
 */
export async function publish(request: PublishRequest, world: PublishWorld): Promise<Outcome> {
  const apps: App[] = []
  try {
    return await publishApps(request, world, apps)
  } catch (error) {
    await world.announce(failed({ ...storyOf(request, world), apps, error: explained(error) }))
    throw error
  }
}

/** A bug of ours is told as well: a comment left at “publishing” would be a lie. */
function explained(error: unknown): ActionError {
  return error instanceof ActionError
    ? error
    : new ActionError(messageOf(error), { code: 'github', cause: error })
}

async function publishApps(
  request: PublishRequest,
  world: PublishWorld,
  apps: App[],
): Promise<Outcome> {
  const inspections = await inspectAll(await request.ipas(), world)
  inspections.forEach(inspection => {
    world.progress(describeInspection(inspection))
  })
  apps.push(
    ...inspections.flatMap(inspection => (inspection.kind === 'app' ? [inspection.app] : [])),
  )
  const now = world.clock.now()
  const first = inspections.map(inspection =>
    judge(inspection, { ...request.rules, now, hosting: undefined }),
  )
  // A refusal needs no look at the site: it is the same wherever the build would go.
  const hosting = await surveyFor(first, request, world)
  const candidates = first.map(({ inspection }) =>
    judge(inspection, { ...request.rules, now, hosting }),
  )
  const prepared =
    hosting === undefined
      ? new Map<Candidate, PreparedBuild>()
      : await prepareAll(candidates, { request, world, hosting, now })
  const gone = await putOnline([...prepared.values()], request, world)
  if (prepared.size > 0 && !(await world.stillWanted())) {
    return withdraw(request, world)
  }
  const outcomes = candidates.map(candidate =>
    outcomeOf(candidate, prepared.get(candidate), request),
  )
  const commentUrl = await world.announce(
    published({
      ...storyOf(request, world),
      apps: outcomes,
      gone: gone.map(({ record }) => ({ bundleId: record.app.bundleId, buildId: record.buildId })),
    }),
  )
  for (const { record } of prepared.values()) {
    world.progress(`Ready: ${record.urls.install}`)
  }
  return { kind: 'published', channel: request.description.channel, apps: outcomes, commentUrl }
}

async function surveyFor(
  candidates: readonly Candidate[],
  request: PublishRequest,
  world: PublishWorld,
): Promise<Hosting | undefined> {
  const sizes = candidates.flatMap(
    candidate => acceptedApp(candidate, request.rules)?.app.file.size ?? [],
  )
  return sizes.length === 0 ? undefined : world.target.survey(Math.max(...sizes))
}

interface PrepareAllOptions {
  readonly request: PublishRequest
  readonly world: PublishWorld
  readonly hosting: Hosting
  readonly now: Date
}

async function prepareAll(
  candidates: readonly Candidate[],
  { request, world, hosting, now }: PrepareAllOptions,
): Promise<ReadonlyMap<Candidate, PreparedBuild>> {
  const prepared = new Map<Candidate, PreparedBuild>()
  for (const candidate of candidates) {
    const accepted = acceptedApp(candidate, request.rules)
    if (accepted !== undefined) {
      const { description, site } = request
      prepared.set(
        candidate,
        await prepareBuild(accepted, { description, hosting, target: world.target, site, now }),
      )
    }
  }
  return prepared
}

/** Publishes all builds in one step and fetches each back as a phone would. */
async function putOnline(
  prepared: readonly PreparedBuild[],
  request: PublishRequest,
  world: PublishWorld,
): Promise<readonly ShelvedBuild[]> {
  if (prepared.length === 0) {
    return []
  }
  const { target, clock, progress } = world
  await world.announce(
    publishing({ ...storyOf(request, world), apps: prepared.map(({ app }) => app) }),
  )
  const noted = noteGone(sequence(prepared.map(({ edit }) => edit)))
  const { attempts, kind } = await target.apply(noted.edit, {
    reason: reasonFor(prepared),
    progress,
  })
  progress(
    kind === 'unchanged'
      ? 'The site already holds exactly this'
      : `Published${triesInWords(attempts)}`,
  )
  if (request.verifyTimeout !== undefined) {
    for (const { expected } of prepared) {
      progress(`Fetching ${expected.urls.install} and all that it leads to, as a phone would`)
      await verifyBuild(expected, {
        fetch: world.fetch,
        clock,
        timeout: request.verifyTimeout,
        progress,
        onStuck: world.nudge,
      })
    }
  }
  return noted.gone()
}

function triesInWords(attempts: number): string {
  return attempts === 1 ? '' : ` at try ${attempts}: other runs were publishing at the same time`
}

/** Remembers which builds the last try of an edit put away: the one that was written. */
function noteGone(edit: SiteEdit): {
  readonly edit: SiteEdit
  readonly gone: () => readonly ShelvedBuild[]
} {
  let gone: readonly ShelvedBuild[] = []
  return {
    edit: shelf => {
      const change = edit(shelf)
      gone = change.gone
      return change
    },
    gone: () => gone,
  }
}

function reasonFor(prepared: readonly PreparedBuild[]): string {
  return `Publish ${prepared.map(({ record }) => `${record.app.bundleId} ${record.buildId}`).join(', ')}`
}

function outcomeOf(
  candidate: Candidate,
  prepared: PreparedBuild | undefined,
  request: PublishRequest,
): AppOutcome {
  if (prepared === undefined) {
    return rejectedOutcome(candidate)
  }
  const { app, record, findings } = prepared
  return {
    kind: 'installable',
    app,
    build: record,
    findings,
    verified: request.verifyTimeout !== undefined,
  }
}

async function withdraw(request: PublishRequest, world: PublishWorld): Promise<Outcome> {
  const { channel, run, source } = request.description
  return remove(
    {
      channel,
      run,
      source,
      directory: request.site.directory,
      reason: 'The pull request was closed while this build was being published.',
    },
    world,
  )
}

function storyOf(
  { description }: PublishRequest,
  world: CommandWorld,
): Pick<Parameters<typeof publishing>[0], 'channel' | 'run'> {
  return { channel: description.channel, run: commentRun(description, world.clock.now()) }
}

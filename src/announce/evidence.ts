import type { BuildRecord, RunIdentity } from '../builds/build-record'
import { isNewer } from '../builds/order'
import { knowsRun } from '../github/workflow-runs'
import { messageOf } from '../primitives/errors'
import { asFarAsSo, type KnownBuild } from '../report/comment/as-far-as-so'
import { workingBuild } from '../report/comment/build-facts'
import { isSameBuild, offersOf } from '../report/comment/offers'
import type { CommentState } from '../report/comment/state'
import type { Settling } from '../report/comment/sticky-comment'
import { type CommentUpdate, inProgress } from '../report/comment/update'
import type { Run } from '../run/run'

/** Which builds the site holds. */
export interface SiteWitness {
  /** When it was last looked at; undefined: not yet. */
  readonly seen: () => readonly BuildRecord[] | undefined
  readonly look: () => Promise<readonly BuildRecord[]>
}

/** Measures a comment against the site and against GitHub. Asks only what is not known already. */
export function checkAgainst(site: SiteWitness, run: Run): NonNullable<Settling['check']> {
  const { server, repository } = run.event
  const home = `${server.url}/${repository.fullName}`
  const asked = new Map<string, Promise<boolean>>()
  return async (state, update) => {
    const builds = await buildsFor(state, update, { site, run })
    const unknown = new Set<RunIdentity>()
    for (const { run: other } of state.sections) {
      if (!isNewer(other, update.run)) continue
      const key = `${other.id} ${other.attempt}`
      const answer = asked.get(key) ?? isKnown(other, { site, run })
      asked.set(key, answer)
      if (!(await answer)) unknown.add(other)
    }
    return asFarAsSo(state, { builds, home, isRun: other => !unknown.has(other) })
  }
}

/** What nobody can tell is believed: without the right to read runs only an insider could make one up. */
async function isKnown(other: RunIdentity, { site, run }: Looking): Promise<boolean> {
  if (site.seen()?.some(record => isSameRun(record.run, other))) return true
  try {
    return await knowsRun(run.source.github, run.source.repository, other)
  } catch (error) {
    run.progress(`Could not ask for run ${other.id}: ${messageOf(error)}`)
    return true
  }
}

function isSameRun(a: RunIdentity, b: RunIdentity): boolean {
  return a.id === b.id && a.attempt === b.attempt
}

interface Looking {
  readonly site: SiteWitness
  readonly run: Run
}

/**
 * A comment is read first and then the site: what another run has just put online and told is there by
 * then. While a build is on its way nothing is asked, because the result follows.
 */
async function buildsFor(
  state: CommentState,
  update: CommentUpdate,
  { site, run }: Looking,
): Promise<readonly KnownBuild[] | undefined> {
  const seen = site.seen()
  if (seen === undefined && inProgress(update).length > 0) return undefined
  const spoken = [...spokenOf(update), ...update.gone]
  const known = [...spoken, ...knownOf(seen ?? [], state.channel)]
  if (offersOf(state).every(offer => known.some(build => isSameBuild(build, offer)))) return known
  try {
    return [...spoken, ...knownOf(await site.look(), state.channel)]
  } catch (error) {
    run.progress(`Could not look which builds are on the site: ${messageOf(error)}`)
    return undefined
  }
}

function spokenOf(update: CommentUpdate): readonly KnownBuild[] {
  const apps = update.kind === 'apps' ? update.apps : []
  return apps.flatMap(app =>
    app.phase === 'ready'
      ? { bundleId: app.key, buildId: app.build.buildId, build: app.build }
      : [],
  )
}

function knownOf(builds: readonly BuildRecord[], channel: string): readonly KnownBuild[] {
  return builds
    .filter(record => record.channel.name === channel)
    .map(record => ({
      bundleId: record.app.bundleId,
      buildId: record.buildId,
      build: workingBuild(record, true),
    }))
}

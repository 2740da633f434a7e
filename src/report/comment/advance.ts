import type { RunIdentity } from '../../builds/build-record'
import { isNewer } from '../../builds/order'
import type { HttpsUrl } from '../../primitives/https-url'
import { isSameBuild, offersOf } from './offers'
import { olderThan } from './older-builds'
import type { AppSection, BuildFacts, CommentState, WorkingBuild } from './state'
import type { AppUpdate, CommentUpdate, GoneBuild } from './update'

/**
 * The state after a run has spoken. A run that is older than the last one to speak about an app changes
 * nothing about it. Doing it twice is doing it once.
 */
export function stateAfter(state: CommentState | undefined, update: CommentUpdate): CommentState {
  const before = state ?? { channel: update.channel, sections: [], omitted: 0 }
  if (update.kind === 'removed') {
    const sections = before.sections.map(removing(update))
    return withSections(before, sections.map(without(update, update.reason)))
  }
  if (update.kind === 'departed')
    return withSections(before, before.sections.map(without(update, update.reason)))
  if (update.kind === 'abandoned') {
    const sections = before.sections.map(abandoning(update))
    return withSections(before, sections.map(without(update, MADE_ROOM)))
  }
  const kept = before.sections.filter(stillMatters(update))
  const sections = inOrder(update.apps).reduce<readonly AppSection[]>(
    (current, app) => spokenAbout(current, app, update),
    kept,
  )
  return withSections(before, sections.map(without(update, MADE_ROOM)))
}

/** One run may bring the same app twice: then the refusal is what has to be seen. */
function inOrder(apps: readonly AppUpdate[]): readonly AppUpdate[] {
  const isReady = ({ phase }: AppUpdate): boolean => phase === 'ready'
  return [...apps.filter(isReady), ...apps.filter(app => !isReady(app))]
}

function spokenAbout(
  sections: readonly AppSection[],
  app: AppUpdate,
  update: CommentUpdate,
): readonly AppSection[] {
  const former = sections.find(({ key }) => key === app.key)
  const next =
    former !== undefined && ignores(former, app, update.run)
      ? lateBuild(former, app)
      : nextSection(former, app, update)
  return [...sections.filter(({ key }) => key !== app.key), next]
}

/** Whether what the update says stands in the state, or something newer does. */
export function contains(state: CommentState, update: CommentUpdate): boolean {
  if (offersOf(state).some(offer => update.gone.some(build => isSameBuild(offer, build))))
    return false
  return stateAfter(state, update).sections.every(section => {
    const there = state.sections.find(({ key }) => key === section.key)
    return there === undefined ? state.omitted > 0 : says(there) === says(section)
  })
}

/** What matters of a section; its texts may have been shortened. */
function says({ phase, run, working }: AppSection): string {
  return JSON.stringify([phase, run.id, run.attempt, working?.buildId])
}

function withSections(state: CommentState, sections: readonly AppSection[]): CommentState {
  const sorted = [...sections].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return { ...state, sections: sorted }
}

function ignores(former: AppSection, app: AppUpdate, run: RunIdentity): boolean {
  if (isNewer(former.run, run)) return true
  if (isNewer(run, former.run) || app.phase !== 'publishing') return false
  const known = former.phase === 'ready' ? former.working : former.attempt
  return former.phase !== 'publishing' && known?.sha256 === app.attempt.sha256
}

/** A failure without an app has no name by which a later success could find it: the next run ends it. */
function stillMatters({ run }: CommentUpdate): (section: AppSection) => boolean {
  return section =>
    (section.key !== '' && !section.key.startsWith('file:')) || !isNewer(run, section.run)
}

/** While the newer run has nothing to install, what the older one has is the link to keep in sight. */
function lateBuild(former: AppSection, app: AppUpdate): AppSection {
  const { phase, working } = former
  if (app.phase !== 'ready' || phase === 'ready' || phase === 'removed') return former
  if (working !== undefined && !isNewer(app.build.run, working.run)) return former
  return { ...former, working: app.build, older: olderThan(app.build, [working, ...former.older]) }
}

function nextSection(
  former: AppSection | undefined,
  app: AppUpdate,
  { run, runUrl }: CommentUpdate,
): AppSection {
  const kept = {
    ...{ key: app.key, run, runUrl, phase: app.phase, attempt: undefined },
    ...{ working: former?.working, older: former?.older ?? [] },
    ...{ findings: [], reason: '', hint: '' },
  }
  switch (app.phase) {
    case 'publishing':
      return { ...kept, attempt: app.attempt }
    case 'rejected':
      return { ...kept, attempt: app.attempt, findings: app.findings }
    case 'failed':
      return { ...kept, attempt: app.attempt, reason: app.reason, hint: app.hint }
    case 'ready':
      return {
        ...kept,
        working: app.build,
        older: olderThan(app.build, [former?.working, ...kept.older]),
        findings: app.findings,
      }
  }
}

function removing(
  update: CommentUpdate & { kind: 'removed' },
): (section: AppSection) => AppSection {
  return section => {
    if (isNewer(section.run, update.run)) return section
    const attempt = section.working === undefined ? section.attempt : factsOf(section.working)
    return {
      ...{ key: section.key, run: update.run, runUrl: update.runUrl, phase: 'removed', attempt },
      ...{ working: undefined, older: [], findings: [], reason: update.reason, hint: '' },
      ...removedIn(update),
    }
  }
}

function removedIn({ run, runUrl: url }: Omit<Loss, 'gone'>): Pick<AppSection, 'removedIn'> {
  return run === undefined || url === undefined ? {} : { removedIn: { number: run.number, url } }
}

function abandoning({
  run,
  keys,
}: CommentUpdate & { kind: 'abandoned' }): (section: AppSection) => AppSection {
  return section => {
    const isOfRun = section.run.id === run.id && section.run.attempt === run.attempt
    const ours = isOfRun && keys.includes(section.key)
    if (!ours || section.phase !== 'publishing') return section
    return { ...section, phase: 'cancelled' }
  }
}

/** Builds that are gone, and the run that took them away where it is known. */
interface Loss {
  readonly gone: readonly GoneBuild[]
  readonly run?: RunIdentity
  readonly runUrl?: HttpsUrl | undefined
}

/** No link to a build that is gone stays in sight, whoever took it away. */
export function without(
  { gone, ...by }: Loss,
  reason: string,
): (section: AppSection) => AppSection {
  return section => {
    const ids = new Set(gone.filter(b => b.bundleId === section.key).map(b => b.buildId))
    if (ids.size === 0) return section
    const older = section.older.filter(({ buildId }) => !ids.has(buildId))
    if (section.working === undefined || !ids.has(section.working.buildId))
      return { ...section, older }
    const kept = { ...section, older, working: undefined }
    return section.phase === 'ready'
      ? {
          ...kept,
          phase: 'removed',
          attempt: factsOf(section.working),
          reason,
          ...removedIn(by),
        }
      : kept
  }
}

/** Without the links, which no longer lead anywhere. */
function factsOf({
  run,
  runUrl,
  buildId,
  install,
  icon,
  channel,
  qr,
  notes,
  doubt,
  sideload,
  ...facts
}: WorkingBuild): BuildFacts {
  return facts
}

/** Why a build went that nobody asked to remove. */
export const MADE_ROOM = 'It made room for newer builds.'

import type { RunIdentity } from '../site/build-record'
import type { AppSection, CommentState, OlderBuild, WorkingBuild } from './comment-state'
import type { AppUpdate, CommentUpdate, GoneBuild } from './comment-update'

/** Links to earlier builds that a section keeps. `keep-builds` prunes before this does. */
const OLDER_BUILDS = 10

/** Newer is decided by the run, then by its attempt: run numbers count per workflow. */
export function isNewer(a: RunIdentity, b: RunIdentity): boolean {
  return a.id === b.id ? a.attempt > b.attempt : a.id > b.id
}

/**
 * The state after a run has spoken. A run that is older than the last one to speak about an app changes
 * nothing about it. Doing it twice is doing it once.
 */
export function advance(state: CommentState | undefined, update: CommentUpdate): CommentState {
  const before = state ?? { channel: update.channel, sections: [], omitted: 0 }
  if (update.kind === 'removed') return withSections(before, before.sections.map(removing(update)))
  if (update.kind === 'abandoned')
    return withSections(before, before.sections.map(abandoning(update)))
  const spoken = new Set(update.apps.map(app => app.key))
  const others = before.sections.filter(section => !spoken.has(section.key))
  const sections = update.apps.map(app => {
    const former = before.sections.find(section => section.key === app.key)
    return former !== undefined && ignores(former, app, update.run)
      ? former
      : nextSection(former, app, update)
  })
  const current = [...others.filter(stillMatters(update)), ...sections]
  return withSections(before, current.map(without(update.gone)))
}

/** Both jobs of a run, and both comments of a duplicate, as one. */
export function mergeStates(a: CommentState, b: CommentState): CommentState {
  const onlyInB = b.sections.filter(({ key }) => a.sections.every(section => section.key !== key))
  const sections = a.sections.map(section => {
    const twin = b.sections.find(({ key }) => key === section.key)
    return twin === undefined ? section : mergeSections(section, twin)
  })
  return withSections(a, [...sections, ...onlyInB])
}

/** Whether what the update says stands in the state, or something newer does. */
export function contains(state: CommentState, update: CommentUpdate): boolean {
  if (update.kind !== 'apps') {
    const after = advance(state, update)
    return after.sections.every(({ key, phase }) =>
      state.sections.some(section => section.key === key && section.phase === phase),
    )
  }
  return update.apps.every(app => {
    const section = state.sections.find(({ key }) => key === app.key)
    if (section === undefined) return state.omitted > 0
    return isNewer(section.run, update.run) || says(section, app, update.run)
  })
}

function says(section: AppSection, app: AppUpdate, run: RunIdentity): boolean {
  if (isNewer(run, section.run)) return false
  if (section.phase === 'removed') return true
  if (app.phase !== section.phase) return false
  return app.phase !== 'ready' || section.working?.buildId === app.build.buildId
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
        older: olderThan(app.build, former),
        findings: app.findings,
      }
  }
}

function olderThan(build: WorkingBuild, former: AppSection | undefined): readonly OlderBuild[] {
  const previous = former?.working === undefined ? [] : [olderBuild(former.working)]
  return distinct([...previous, ...(former?.older ?? [])]).filter(
    ({ buildId }) => buildId !== build.buildId,
  )
}

function olderBuild({
  buildId,
  version,
  buildNumber,
  commit,
  install,
  at,
}: OlderBuild): OlderBuild {
  return { buildId, version, buildNumber, commit, install, at }
}

function distinct(builds: readonly OlderBuild[]): readonly OlderBuild[] {
  const byId = new Map(builds.toReversed().map(build => [build.buildId, build]))
  return [...byId.values()].toReversed().slice(0, OLDER_BUILDS)
}

function removing(
  update: CommentUpdate & { kind: 'removed' },
): (section: AppSection) => AppSection {
  return section => {
    if (isNewer(section.run, update.run)) return section
    const attempt = section.working ?? section.attempt
    return {
      ...{ key: section.key, run: update.run, runUrl: update.runUrl, phase: 'removed', attempt },
      ...{ working: undefined, older: [], findings: [], reason: update.reason, hint: '' },
    }
  }
}

const ABANDONED = 'The run was cancelled or ran out of time before the build was ready.'

function abandoning({ run }: CommentUpdate): (section: AppSection) => AppSection {
  return section => {
    const ours = section.run.id === run.id && section.run.attempt === run.attempt
    if (!ours || section.phase !== 'publishing') return section
    return { ...section, phase: 'failed', reason: ABANDONED }
  }
}

function without(gone: readonly GoneBuild[]): (section: AppSection) => AppSection {
  return section => {
    const ids = new Set(gone.filter(b => b.bundleId === section.key).map(b => b.buildId))
    if (ids.size === 0) return section
    const older = section.older.filter(({ buildId }) => !ids.has(buildId))
    if (section.working === undefined || !ids.has(section.working.buildId))
      return { ...section, older }
    const kept = { ...section, older, working: undefined }
    return section.phase === 'ready'
      ? { ...kept, phase: 'removed', attempt: section.working, reason: MADE_ROOM }
      : kept
  }
}

const MADE_ROOM = 'It made room for newer builds.'

function mergeSections(a: AppSection, b: AppSection): AppSection {
  const [newer, older] = isNewer(b.run, a.run) || outranks(b, a) ? [b, a] : [a, b]
  if (newer.phase === 'removed') return newer
  const others = older.working === undefined ? [] : [olderBuild(older.working)]
  return {
    ...newer,
    working: newer.working ?? older.working,
    older: distinct([...newer.older, ...others, ...older.older]).filter(
      ({ buildId }) => buildId !== (newer.working ?? older.working)?.buildId,
    ),
  }
}

/** Within one run an end outranks the way to it. */
function outranks(b: AppSection, a: AppSection): boolean {
  return !isNewer(a.run, b.run) && a.phase === 'publishing' && b.phase !== 'publishing'
}

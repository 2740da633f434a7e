import type { BuildDifference } from '../../builds/build-record'
import type { Finding } from '../../preflight/finding'
import { clipped } from '../../primitives/plain-text'
import type { AppSection, BuildFacts, CommentState, WorkingBuild } from './state'

/** How much of a state is shown and kept. Texts in characters, lists in elements. */
export interface DetailLevel {
  readonly notes: number
  readonly findings: number
  readonly findingText: number
  readonly reason: number
  readonly older: number
  readonly changes: number
  readonly title: number
}

/** With this, one section needs about 12,000 characters at worst. */
export const leastDetail: DetailLevel = {
  notes: 0,
  findings: 2,
  findingText: 60,
  reason: 120,
  older: 0,
  changes: 0,
  title: 40,
}

/** From all to the least. */
export const detailLevels: readonly DetailLevel[] = [
  {
    notes: 3000,
    findings: 30,
    findingText: 1000,
    reason: 3000,
    older: 10,
    changes: 60,
    title: 200,
  },
  { notes: 1500, findings: 20, findingText: 500, reason: 1000, older: 10, changes: 30, title: 100 },
  { notes: 500, findings: 10, findingText: 250, reason: 500, older: 5, changes: 10, title: 100 },
  { notes: 100, findings: 5, findingText: 120, reason: 250, older: 3, changes: 5, title: 60 },
  leastDetail,
]

/** Longest short fact (version, build number, minimum OS), in characters. Apple allows 18 for a version. */
const FACT = 60

/** Longest file name or bundle identifier shown and compared, in characters; Apple allows 155. */
const KEY = 255

export function reduced(state: CommentState, level: DetailLevel): CommentState {
  return { ...state, sections: state.sections.map(section => reducedSection(section, level)) }
}

function reducedSection(section: AppSection, level: DetailLevel): AppSection {
  return {
    ...section,
    key: clipped(section.key, KEY),
    attempt: section.attempt && reducedFacts(section.attempt, level),
    working: section.working && reducedBuild(section.working, level),
    older: section.older.slice(0, level.older).map(build => ({
      ...build,
      version: clipped(build.version, FACT),
      buildNumber: clipped(build.buildNumber, FACT),
    })),
    findings: mostImportant(section.findings, level),
    reason: clipped(section.reason, level.reason),
    hint: clipped(section.hint, level.reason),
  }
}

function reducedFacts<T extends BuildFacts>(facts: T, level: DetailLevel): T {
  return {
    ...facts,
    title: clipped(facts.title, level.title),
    version: clipped(facts.version, FACT),
    buildNumber: clipped(facts.buildNumber, FACT),
    minimumOs: clipped(facts.minimumOs, FACT),
  }
}

function reducedBuild(build: WorkingBuild, level: DetailLevel): WorkingBuild {
  const difference = build.difference && reducedDifference(build.difference, level)
  return {
    ...reducedFacts(build, level),
    notes: clipped(build.notes, level.notes),
    ...(difference && { difference }),
  }
}

function reducedDifference(
  { since, changes }: BuildDifference,
  level: DetailLevel,
): BuildDifference {
  return {
    since: {
      buildId: clipped(since.buildId, FACT),
      version: clipped(since.version, FACT),
      buildNumber: clipped(since.buildNumber, FACT),
    },
    changes: changes.slice(0, level.changes).map(({ what, before, after }) => ({
      what: clipped(what, level.findingText),
      before: clipped(before, level.findingText),
      after: clipped(after, level.findingText),
    })),
  }
}

const importance = { error: 0, warning: 1, notice: 2 } as const

function mostImportant(findings: readonly Finding[], level: DetailLevel): readonly Finding[] {
  return [...findings]
    .sort((a, b) => importance[a.level] - importance[b.level])
    .slice(0, level.findings)
    .map(finding => ({
      ...finding,
      message: clipped(finding.message, level.findingText),
      fix: clipped(finding.fix, level.findingText),
    }))
}

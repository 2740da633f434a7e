import type { BuildRecord, RunIdentity } from './build-record'

/**
 * Newest first. Run ids grow over all workflows and repositories of a server, run numbers only within
 * one workflow; so the id and the attempt decide.
 */
export function newestRunFirst(a: RunIdentity, b: RunIdentity): number {
  return b.id - a.id || b.attempt - a.attempt
}

/** Newest run first; the rest only settles ties. */
export function newestFirst(a: BuildRecord, b: BuildRecord): number {
  return (
    newestRunFirst(a.run, b.run) ||
    b.run.number - a.run.number ||
    Date.parse(b.publishedAt) - Date.parse(a.publishedAt) ||
    compare(a.buildId, b.buildId)
  )
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

export function isNewer(a: RunIdentity, b: RunIdentity): boolean {
  return newestRunFirst(a, b) < 0
}

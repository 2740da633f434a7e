import type { BuildRecord } from './build-record'

/**
 * Newest first. Run ids grow over all workflows and repositories of a server, run numbers only within
 * one workflow; so the id and the attempt decide, and the rest only settles ties.
 */
export function newestFirst(a: BuildRecord, b: BuildRecord): number {
  return (
    b.run.id - a.run.id ||
    b.run.attempt - a.run.attempt ||
    b.run.number - a.run.number ||
    Date.parse(b.publishedAt) - Date.parse(a.publishedAt) ||
    compare(a.buildId, b.buildId)
  )
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

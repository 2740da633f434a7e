import type { RunIdentity } from '../site/build-record'

/** Newer is decided by the run, then by its attempt: run numbers count per workflow. */
export function isNewer(a: RunIdentity, b: RunIdentity): boolean {
  return a.id === b.id ? a.attempt > b.attempt : a.id > b.id
}

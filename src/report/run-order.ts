import type { RunIdentity } from '../site/build-record'
import { newestRunFirst } from '../site/order'

export function isNewer(a: RunIdentity, b: RunIdentity): boolean {
  return newestRunFirst(a, b) < 0
}

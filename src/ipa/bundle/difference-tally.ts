import { plainText } from '../../primitives/plain-text'
import type { SealDifference, SealDifferences } from './seal'

/** Differences named; the others are counted. */
const MAX_NAMED = 20
/** Characters of a path, and of what was expected or found. */
const MAX_PATH = 300
const MAX_TEXT = 200

const ORDER: readonly SealDifference['kind'][] = ['changed', 'missing', 'added']

/** Counts differences and keeps the first ones: an archive may have as many as there are files. */
export class DifferenceTally {
  readonly #counts = { changed: 0, missing: 0, added: 0 }
  #first: SealDifference[] = []

  add(difference: SealDifference): void {
    this.#counts[difference.kind] += 1
    this.#first.push(difference)
    if (this.#first.length > 2 * MAX_NAMED) this.#first = this.#named()
  }

  result(): SealDifferences {
    return { ...this.#counts, first: this.#named().map(shown) }
  }

  #named(): SealDifference[] {
    return this.#first.sort(byKindAndPath).slice(0, MAX_NAMED)
  }
}

function byKindAndPath(a: SealDifference, b: SealDifference): number {
  const byKind = ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)
  if (byKind !== 0) return byKind
  return a.path < b.path ? -1 : 1
}

function shown({ kind, path, expected, found }: SealDifference): SealDifference {
  return {
    kind,
    path: plainText(path, MAX_PATH),
    expected: plainText(expected, MAX_TEXT),
    found: plainText(found, MAX_TEXT),
  }
}

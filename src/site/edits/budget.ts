import { liesOnSite } from '../../builds/ipa-host'
import { newestFirst } from '../../builds/order'
import { ActionError } from '../../primitives/errors'
import { sizeInWords } from '../../primitives/in-words'
import type { Shelf, ShelvedBuild, SiteChange, SiteContent } from '../shelf'

export interface BudgetRequest {
  /** Bytes. */
  readonly budget: number
  /** Builds that may go. */
  readonly candidates: readonly ShelvedBuild[]
  /** The whole change when these builds go as well. */
  readonly change: (victims: readonly ShelvedBuild[]) => SiteChange
}

/**
 * A change that fits, letting our oldest builds go first. How many is reckoned from the sizes of their
 * files, because a change renders all pages that show them; what the pages in their place take is seen
 * afterwards and may cost a few more. Builds whose IPA lies elsewhere stay: to remove them would free
 * next to nothing.
 *
 * @throws ActionError `site-too-large` when even removing all of them is not enough.
 */
export function fitBudget(shelf: Shelf, { budget, candidates, change }: BudgetRequest): SiteChange {
  const oldestFirst = candidates
    .filter(({ record }) => liesOnSite(record))
    .toSorted((a, b) => newestFirst(b.record, a.record))
  const sizes = folderSizes(shelf, oldestFirst)
  let victims = 0
  for (let round = 0; ; round++) {
    const attempt = change(oldestFirst.slice(0, victims))
    const excess = siteSize(shelf, attempt) - budget
    if (excess <= 0) return attempt
    if (victims >= oldestFirst.length) throw tooLarge(budget + excess, budget)
    victims += Math.max(countToFree(sizes.slice(victims), excess), leastMore(round))
  }
}

/** Doubles, so that builds that weigh no more than the pages in their place do not cost one round each. */
function leastMore(round: number): number {
  return 2 ** Math.max(0, round - 1)
}

/** How many of the first `sizes` add up to `bytes`; all of them when they do not. At least one. */
function countToFree(sizes: readonly number[], bytes: number): number {
  let freed = 0
  const last = sizes.findIndex(size => {
    freed += size
    return freed >= bytes
  })
  return last < 0 ? sizes.length : last + 1
}

function tooLarge(size: number, budget: number): ActionError {
  return new ActionError(
    `With this build the published site would hold ${sizeInWords(size)}, even with every older build removed; its budget is ${sizeInWords(budget)}`,
    {
      code: 'site-too-large',
      hint: 'Raise `site-budget` (GitHub’s limit for a Pages site is 1 GB), remove files from the site that do not belong to this action, or let a release take the IPA: `ipa-host: release` where the repository is public, else a public repository for the builds (input `site-repository`).',
    },
  )
}

/** Bytes of the whole site after a change. */
export function siteSize(shelf: Shelf, { write, remove }: SiteChange): number {
  const replaced = new Set([...remove, ...write.map(({ path }) => path)])
  const kept = knownSizes(shelf).filter(({ path }) => !replaced.has(path))
  return sum([...kept.map(({ size }) => size), ...write.map(({ content }) => contentSize(content))])
}

interface SizedPath {
  readonly path: string
  /** Bytes. */
  readonly size: number
}

/** A size that the target could not learn is taken from the record. */
function knownSizes({ files, builds }: Shelf): readonly SizedPath[] {
  const recorded = new Map(
    builds.map(({ folder, record }) => [`${folder}/${record.ipa.fileName}`, record.ipa.size]),
  )
  return files.map(({ path, size }) => ({ path, size: size ?? recorded.get(path) ?? 0 }))
}

/** Bytes of the files that lie right in each build's folder; ours lie nowhere else. */
function folderSizes(shelf: Shelf, builds: readonly ShelvedBuild[]): readonly number[] {
  const sizes = new Map<string, number>()
  for (const { path, size } of knownSizes(shelf)) {
    const folder = path.slice(0, path.lastIndexOf('/'))
    sizes.set(folder, (sizes.get(folder) ?? 0) + size)
  }
  return builds.map(({ folder }) => sizes.get(folder) ?? 0)
}

function contentSize(content: SiteContent): number {
  return content.kind === 'file' ? content.size : content.bytes.length
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

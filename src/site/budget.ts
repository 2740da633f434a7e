import { ActionError } from '../errors'
import { describeSize } from './describe'
import { newestFirst } from './order'
import type { Shelf, ShelvedBuild, SiteChange, SiteContent } from './site'

export interface BudgetRequest {
  /** Bytes. */
  readonly budget: number
  /** Builds that may go. */
  readonly candidates: readonly ShelvedBuild[]
  /** The whole change when these builds go as well. */
  readonly change: (victims: readonly ShelvedBuild[]) => SiteChange
}

/**
 * The first change that fits, letting our oldest builds go one by one. Builds whose IPA lies elsewhere
 * stay: to remove them would free next to nothing.
 *
 * @throws ActionError `site-too-large` when even removing all of them is not enough.
 */
export function fitBudget(shelf: Shelf, { budget, candidates, change }: BudgetRequest): SiteChange {
  const oldestFirst = candidates
    .filter(({ record }) => record.ipa.host !== 'release')
    .toSorted((a, b) => newestFirst(b.record, a.record))
  for (let victims = 0; victims <= oldestFirst.length; victims++) {
    const attempt = change(oldestFirst.slice(0, victims))
    if (siteSize(shelf, attempt) <= budget) return attempt
  }
  throw tooLarge(siteSize(shelf, change(oldestFirst)), budget)
}

function tooLarge(size: number, budget: number): ActionError {
  return new ActionError(
    `With this build the published site would hold ${describeSize(size)}, even with every older build removed; its budget is ${describeSize(budget)}`,
    {
      code: 'site-too-large',
      hint: 'Set `ipa-host: release`, raise `site-budget` (GitHub’s limit for a Pages site is 1 GB), or remove files from the site that do not belong to this action.',
    },
  )
}

/** Bytes of the whole site after a change. A size that the target could not learn is taken from the record. */
export function siteSize(shelf: Shelf, { write, remove }: SiteChange): number {
  const replaced = new Set([...remove, ...write.map(({ path }) => path)])
  const recorded = new Map(
    shelf.builds.map(({ folder, record }) => [`${folder}/${record.ipa.fileName}`, record.ipa.size]),
  )
  const kept = shelf.files
    .filter(({ path }) => !replaced.has(path))
    .map(({ path, size }) => size ?? recorded.get(path) ?? 0)
  return sum([...kept, ...write.map(({ content }) => contentSize(content))])
}

function contentSize(content: SiteContent): number {
  return content.kind === 'file' ? content.size : content.bytes.length
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

import { ActionError } from '../../primitives/errors'
import type { Shelf, SiteChange, SiteEdit } from '../shelf'
import { buildsAtHome } from '../tree'
import { fitBudget } from './budget'
import { replaceBuilds } from './replace-builds'

const nothing: SiteChange = { write: [], remove: [], gone: [] }

/**
 * Takes our oldest builds away until the site is within its budget, which may have become smaller, or
 * other files of the site larger. Where even all of ours are not what makes it too large, they stay.
 */
export function shrinkSite(options: {
  readonly directory: string
  /** Bytes. */
  readonly siteBudget: number
  readonly now: Date
}): SiteEdit {
  return shelf => {
    try {
      return fitted(shelf, options)
    } catch (thrown) {
      if (thrown instanceof ActionError && thrown.code === 'site-too-large') return nothing
      throw thrown
    }
  }
}

function fitted(
  shelf: Shelf,
  { directory, siteBudget, now }: Parameters<typeof shrinkSite>[0],
): SiteChange {
  const others = buildsAtHome(shelf, directory)
  return fitBudget(shelf, {
    budget: siteBudget,
    candidates: others,
    change: gone =>
      gone.length === 0 ? nothing : replaceBuilds(shelf, { others, gone, directory, now }),
  })
}

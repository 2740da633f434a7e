import { buildFiles } from '../layout'
import type { Shelf, ShelvedBuild, SiteEdit } from '../shelf'
import { arrivalOf, buildsAtHome } from '../tree'
import { clearLanguages, type PagesRead } from './clear-languages'
import { expireBuilds } from './expire-builds'
import { removeChannel } from './remove-channel'
import { sequence } from './sequence'
import { shrinkSite } from './shrink-site'

/** Days that a page stays which says that its build is gone (contract of the layout). */
const TOMBSTONE_DAYS = 30

const MILLISECONDS_PER_DAY = 86_400_000

export interface Sweep {
  /** Input `directory`: nothing outside it is touched. */
  readonly directory: string
  /** Names of the channels whose pull request is closed or whose branch is gone. */
  readonly ended: readonly string[]
  /** The builds that were there when that was found out. */
  readonly judged: readonly ShelvedBuild[]
  /** When the pages that say so were put in the place of something gone, by path. */
  readonly tombstones: ReadonlyMap<string, Date>
  /** For the texts that no page names any more. */
  readonly pages: PagesRead
  readonly now: Date
  /** Bytes that the whole site may hold, whoever's they are. */
  readonly siteBudget: number
}

/** One change for all that a scheduled run clears away. */
export function sweepSite(sweep: Sweep): SiteEdit {
  const { directory, ended, now } = sweep
  return sequence([
    ...ended.map(channel => removeJudged(channel, sweep)),
    expireBuilds({ directory, now }),
    shrinkSite(sweep),
    clearTombstones(sweep),
    clearLanguages(directory, sweep.pages, now),
  ])
}

/** A channel that a build has come to since is in use, whatever was found out before. */
function removeJudged(channel: string, { directory, judged, now }: Sweep): SiteEdit {
  const known = new Set(judged.map(arrivalOf))
  const removal = removeChannel({ channel, directory, now })
  return shelf => {
    const builds = buildsAtHome(shelf, directory)
    const isInUse = builds.some(
      build => build.record.channel.name === channel && !known.has(arrivalOf(build)),
    )
    return isInUse ? { write: [], remove: [], gone: [] } : removal(shelf)
  }
}

/** Pages of ours that may be tombstones: those that no build's facts lie beside, and none below. */
export function pagesWithoutBuild({ files, builds }: Shelf, directory: string): readonly string[] {
  const paths = new Set(files.map(({ path }) => path))
  return [...paths].filter(path => {
    const folder = path.slice(0, -buildFiles.page.length)
    return (
      path.startsWith(`${directory}/`) &&
      path !== `${directory}/${buildFiles.page}` &&
      path.endsWith(`/${buildFiles.page}`) &&
      !paths.has(folder + buildFiles.facts) &&
      !builds.some(build => build.folder.startsWith(folder))
    )
  })
}

function clearTombstones({ directory, tombstones, now }: Sweep): SiteEdit {
  const oldest = now.getTime() - TOMBSTONE_DAYS * MILLISECONDS_PER_DAY
  return shelf => ({
    write: [],
    remove: pagesWithoutBuild(shelf, directory).filter(path => {
      const since = tombstones.get(path)
      return since !== undefined && since.getTime() < oldest
    }),
    gone: [],
  })
}

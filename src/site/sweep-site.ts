import { expireBuilds } from './expire-builds'
import { buildFiles } from './layout'
import { removeChannel } from './remove-channel'
import { sequence } from './sequence'
import type { Shelf, SiteEdit } from './site'

/** Days that a page stays which says that its build is gone (contract of the layout). */
const TOMBSTONE_DAYS = 30

const MILLISECONDS_PER_DAY = 86_400_000

export interface Sweep {
  /** Input `directory`: nothing outside it is touched. */
  readonly directory: string
  /** Names of the channels whose pull request is closed or whose branch is gone. */
  readonly ended: readonly string[]
  /** When the pages that say so were put in the place of something gone, by path. */
  readonly tombstones: ReadonlyMap<string, Date>
  readonly now: Date
}

/** One change for all that a scheduled run clears away. */
export function sweepSite(sweep: Sweep): SiteEdit {
  const { directory, ended, now } = sweep
  return sequence([
    ...ended.map(channel => removeChannel({ channel, directory, now })),
    expireBuilds({ directory, now }),
    clearTombstones(sweep),
  ])
}

/** Pages of ours that may be tombstones: those that no build's facts lie beside. */
export function pagesWithoutBuild({ files }: Shelf, directory: string): readonly string[] {
  const paths = new Set(files.map(({ path }) => path))
  return [...paths].filter(
    path =>
      path.startsWith(`${directory}/`) &&
      path !== `${directory}/${buildFiles.page}` &&
      path.endsWith(`/${buildFiles.page}`) &&
      !paths.has(`${path.slice(0, -buildFiles.page.length)}${buildFiles.facts}`),
  )
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

import type { BuildRecord } from '../../builds/build-record'
import { withDifference } from '../../builds/difference'
import { newestFirst } from '../../builds/order'
import { ActionError } from '../../primitives/errors'
import type { Shelf, ShelvedBuild, SiteChange, SiteEdit, SiteFile } from '../shelf'
import { buildsAtHome, isFrom } from '../tree'
import { fitBudget } from './budget'
import { type Replacement, replaceBuilds } from './replace-builds'

export interface AddBuildOptions {
  readonly record: BuildRecord
  /** `Placement.folder`. */
  readonly folder: string
  /**
   * The files of the build's folder in write order. Called with the record as it will stand: one that
   * was published before keeps its time and attempt, so that publishing the same again changes nothing.
   */
  readonly render: (record: BuildRecord) => readonly SiteFile[]
  /** Input `directory`: nothing outside it is touched. */
  readonly directory: string
  /** Live builds per channel and app, at least 1. */
  readonly keepBuilds: number
  /** Bytes that the whole site may hold, whoever's they are. */
  readonly siteBudget: number
  /** `owner/name`, on a site that takes builds of several repositories: those of others do not count. */
  readonly onlyFrom?: string | undefined
  readonly now: Date
}

/**
 * Puts a build on the site and, in the same step, removes what makes room for it: builds of the same
 * app and channel beyond `keepBuilds`, then our oldest ones anywhere until the site fits its budget.
 *
 * @throws ActionError (from the edit) `site-too-large` when it does not fit even so.
 */
export function addBuild(addition: AddBuildOptions): SiteEdit {
  return shelf => {
    const others = buildsAtHome(shelf, addition.directory)
    const record = settle(addition, others)
    const replacement: Replacement = {
      added: { folder: addition.folder, record },
      files: addition.render(record),
      others: others.filter(({ folder }) => folder !== addition.folder),
      directory: addition.directory,
      now: addition.now,
    }
    return prune(shelf, replacement, addition)
  }
}

function prune(shelf: Shelf, replacement: Replacement, limits: AddBuildOptions): SiteChange {
  const surplus = new Set(beyond(limits, replacement))
  return fitBudget(shelf, {
    budget: limits.siteBudget,
    candidates: replacement.others.filter(build => !surplus.has(build)),
    change: victims => replaceBuilds(shelf, { ...replacement, gone: [...surplus, ...victims] }),
  })
}

function settle(
  { folder, record }: AddBuildOptions,
  shelved: readonly ShelvedBuild[],
): BuildRecord {
  const earlier = shelved.find(build => build.folder === folder)?.record
  if (earlier === undefined) return withDifference(record, previousOf(record, shelved))
  if (earlier.ipa.sha256 === record.ipa.sha256) {
    const { publishedAt, difference } = earlier
    const run = runToName(record, earlier, shelved)
    return { ...record, ...(difference && { difference }), publishedAt, run }
  }
  throw new ActionError(`${folder} already holds another IPA with the same build id`, {
    code: 'malformed',
    hint: 'Run the workflow again: a new run has a new build id.',
  })
}

/** The newest build of the app in its channel, else of another identifier with the same name. */
function previousOf(
  record: BuildRecord,
  shelved: readonly ShelvedBuild[],
): BuildRecord | undefined {
  const inChannel = shelved
    .map(build => build.record)
    .filter(other => other.channel.name === record.channel.name)
    .toSorted(newestFirst)
  return (
    inChannel.find(other => other.app.bundleId === record.app.bundleId) ??
    inChannel.find(other => other.app.title === record.app.title)
  )
}

/** The same bytes of another attempt change nothing, unless another build has come between the two. */
function runToName(
  record: BuildRecord,
  earlier: BuildRecord,
  shelved: readonly ShelvedBuild[],
): BuildRecord['run'] {
  const line = shelved.filter(build => sameLine(build.record, earlier))
  const isNewest = line.every(build => newestFirst(earlier, build.record) <= 0)
  return isNewest && earlier.run.id === record.run.id ? earlier.run : record.run
}

/**
 * Builds of the same channel and app that are not among the newest. The one being published always
 * stays, even when its run was slow and newer ones are there already; then there is one more for now.
 */
function beyond(
  { keepBuilds: keep, onlyFrom }: AddBuildOptions,
  { added, others }: Replacement,
): readonly ShelvedBuild[] {
  return [added, ...others.filter(build => isFrom(onlyFrom, build))]
    .filter(({ record }) => sameLine(record, added.record))
    .toSorted((a, b) => newestFirst(a.record, b.record))
    .slice(keep)
    .filter(build => build !== added)
}

function sameLine(a: BuildRecord, b: BuildRecord): boolean {
  return a.channel.name === b.channel.name && a.app.bundleId === b.app.bundleId
}

import type { BuildDifference } from '../../builds/build-record'
import { isNewer } from '../../builds/order'
import type { HttpsUrl } from '../../primitives/https-url'
import { shelfAfter } from '../../site/edits/sequence'
import type { ShelvedBuild, SiteEdit } from '../../site/shelf'

/** An edit that remembers what its last try, the one that was written, met. */
export interface NotedEdit {
  readonly edit: SiteEdit
  /** What is different about the build. */
  readonly difference: () => BuildDifference | undefined
  /** IPAs of builds that were there before it. */
  readonly earlier: () => readonly HttpsUrl[]
}

/** @param folder of the build that the edit adds */
export function noteDifference(edit: SiteEdit, folder: string): NotedEdit {
  let difference: BuildDifference | undefined
  let earlier: readonly HttpsUrl[] = []
  return {
    edit: shelf => {
      const change = edit(shelf)
      const written = shelfAfter({ files: [], builds: [] }, change).builds
      const own = written.find(build => build.folder === folder)
      difference = own?.record.difference
      earlier = own === undefined ? [] : earlierIpas(own, shelf.builds)
      return change
    },
    difference: () => difference,
    earlier: () => earlier,
  }
}

/** Of the same app and channel, whoever published them. */
export function earlierIpas(
  { record, folder }: ShelvedBuild,
  builds: readonly ShelvedBuild[],
): readonly HttpsUrl[] {
  return builds
    .filter(other => other.folder !== folder && isNewer(record.run, other.record.run))
    .map(other => other.record.urls.ipa)
}

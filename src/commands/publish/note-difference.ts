import type { BuildDifference } from '../../builds/build-record'
import { shelfAfter } from '../../site/edits/sequence'
import type { SiteEdit } from '../../site/shelf'

/** Remembers what the last try of an edit, the one that was written, found different about the build in `folder`. */
export function noteDifference(
  edit: SiteEdit,
  folder: string,
): { readonly edit: SiteEdit; readonly difference: () => BuildDifference | undefined } {
  let difference: BuildDifference | undefined
  return {
    edit: shelf => {
      const change = edit(shelf)
      const written = shelfAfter({ files: [], builds: [] }, change).builds
      difference = written.find(build => build.folder === folder)?.record.difference
      return change
    },
    difference: () => difference,
  }
}

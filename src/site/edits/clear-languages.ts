import { languageFolder, languageFolderNamed } from '../languages/languages'
import { buildFiles } from '../layout'
import type { Shelf, ShelvedBuild, SiteEdit } from '../shelf'
import { arrivalOf } from '../tree'

/** What the pages of a site said at one moment. */
export interface PagesRead {
  /** What was there then. */
  readonly shelf: Shelf
  /** Every page that was read, by path. */
  readonly contents: ReadonlyMap<string, Uint8Array>
}

/** Browsers and hosts may show a page that long after another took its place; ten minutes on Pages. */
const CACHED_MS = 3_600_000

/** The pages that may name texts which no other does; none where there are only those of today. */
export function pagesToRead(shelf: Shelf, directory: string): readonly string[] {
  return oldTexts(shelf, directory).length === 0 ? [] : pagesOf(shelf, directory)
}

/**
 * Takes away translations that no page names any more: each change of the texts leaves a folder of them
 * behind. All stay when a page could not be read, or when a build has come since or lately; and so do texts that
 * came since, which a run of another version may have brought for pages that it wrote anew.
 */
export function clearLanguages(directory: string, read: PagesRead, now: Date): SiteEdit {
  const known = new Set(read.shelf.builds.map(arrivalOf))
  const texts = new Set(oldTexts(read.shelf, directory))
  const named = new Set([...read.contents.values()].map(languageFolderNamed))
  return shelf => {
    const isAsRead =
      shelf.builds.every(build => known.has(arrivalOf(build)) && isSettled(build, now)) &&
      pagesOf(shelf, directory).every(path => read.contents.has(path))
    const remove = oldTexts(shelf, directory).filter(
      path => texts.has(path) && !named.has(folderOf(path, directory)),
    )
    return { write: [], remove: isAsRead ? remove : [], gone: [] }
  }
}

function isSettled({ record }: ShelvedBuild, now: Date): boolean {
  return now.getTime() - Date.parse(record.publishedAt) > CACHED_MS
}

function pagesOf({ files }: Shelf, directory: string): readonly string[] {
  return files
    .map(({ path }) => path)
    .filter(path => path.startsWith(`${directory}/`) && path.endsWith(`/${buildFiles.page}`))
}

function oldTexts({ files }: Shelf, directory: string): readonly string[] {
  return files
    .map(({ path }) => path)
    .filter(path => !['', languageFolder].includes(folderOf(path, directory)))
}

export function isTranslation(path: string, directory: string): boolean {
  return folderOf(path, directory) !== ''
}

/** Folder of the texts that a file lies in, below our directory; empty for any other file. */
function folderOf(path: string, directory: string): string {
  if (!path.startsWith(`${directory}/`)) return ''
  const [, folder = ''] =
    /^(languages-\/[0-9a-f]{12})\/[^/]+\.json$/.exec(path.slice(directory.length + 1)) ?? []
  return folder
}

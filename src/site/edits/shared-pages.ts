import { languageFiles } from '../languages/languages'
import { channelPage } from '../pages/channel-page'
import { galleryPage } from '../pages/gallery-page'
import { type Html, htmlBytes } from '../pages/html'
import type { Shelf, ShelvedBuild, SiteFile } from '../shelf'
import { channelFolderOf } from '../tree'
import { writeBuildsJson } from './builds-json'

/** A page as a file. */
export function pageFile(folder: string, page: Html): SiteFile {
  return { path: `${folder}/index.html`, content: { kind: 'bytes', bytes: htmlBytes(page) } }
}

/** Folders between a folder of ours and the one that holds all of them. */
export function depthOf(folder: string, directory: string): number {
  return folder.slice(directory.length + 1).split('/').length
}

/** The languages of the pages, where they are not there yet: their addresses change with their texts. */
export function missingLanguages(shelf: Shelf, directory: string): readonly SiteFile[] {
  const there = new Set(shelf.files.map(({ path }) => path))
  return languageFiles(directory).filter(({ path }) => !there.has(path))
}

/** The pages of those of `folders` that have live builds. */
export function channelPages(
  live: readonly ShelvedBuild[],
  folders: ReadonlySet<string>,
): readonly SiteFile[] {
  const byFolder = new Map<string, ShelvedBuild[]>()
  for (const build of live) {
    const folder = channelFolderOf(build)
    if (!folders.has(folder)) continue
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), build])
  }
  return [...byFolder].map(([folder, builds]) => pageFile(folder, channelPage({ folder, builds })))
}

/** Gallery and index, which show all live builds that are listed. */
export function overviews(directory: string, live: readonly ShelvedBuild[]): readonly SiteFile[] {
  return [
    pageFile(directory, galleryPage(directory, live)),
    {
      path: `${directory}/builds.json`,
      content: { kind: 'bytes', bytes: writeBuildsJson(live) },
    },
  ]
}

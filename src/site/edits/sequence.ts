import { parseBuildJson } from '../../builds/build-json'
import { buildFiles } from '../layout'
import type { Shelf, ShelvedBuild, SiteChange, SiteEdit, SiteFile } from '../shelf'

/** Several edits as one, each seeing what the one before it did: several builds in one commit. */
export function sequence(edits: readonly SiteEdit[]): SiteEdit {
  return shelf =>
    edits.reduce<SiteChange>((sofar, edit) => merge(sofar, edit(shelfAfter(shelf, sofar))), {
      write: [],
      remove: [],
      gone: [],
    })
}

function merge(first: SiteChange, second: SiteChange): SiteChange {
  const rewritten = new Set([...second.write.map(({ path }) => path), ...second.remove])
  const written = new Set(second.write.map(({ path }) => path))
  return {
    write: [...first.write.filter(({ path }) => !rewritten.has(path)), ...second.write],
    remove: [...new Set([...first.remove.filter(path => !written.has(path)), ...second.remove])],
    gone: [...first.gone, ...second.gone],
  }
}

/** What a target holds once a change is written. */
export function shelfAfter(shelf: Shelf, { write, remove }: SiteChange): Shelf {
  const replaced = new Set([...remove, ...write.map(({ path }) => path)])
  const files = [
    ...shelf.files.filter(({ path }) => !replaced.has(path)),
    ...write.map(({ path, content }) => ({
      path,
      size: content.kind === 'file' ? content.size : content.bytes.length,
    })),
  ]
  const builds = [
    ...shelf.builds.filter(({ folder }) => !replaced.has(`${folder}/${buildFiles.facts}`)),
    ...write.flatMap(shelvedBuild),
  ]
  return { files, builds }
}

function shelvedBuild({ path, content }: SiteFile): readonly ShelvedBuild[] {
  const end = `/${buildFiles.facts}`
  if (content.kind !== 'bytes' || !path.endsWith(end)) return []
  const record = parseBuildJson(content.bytes)
  return record === undefined ? [] : [{ folder: path.slice(0, -end.length), record }]
}

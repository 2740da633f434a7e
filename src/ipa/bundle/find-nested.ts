import { quoted } from '../../primitives/plain-text'
import type { Archive } from '../archive/archive'
import { unreadableArchive } from '../archive/end'
import type { ArchiveEntry } from '../archive/entry'
import type { NestedKind } from './nested-bundle'

/** Where nested code lies: a folder of the archive, or the one file of a library. */
export interface FoundNested {
  readonly kind: NestedKind
  /** From the beginning of the archive. */
  readonly path: string
  /** The file of a library; undefined for a bundle. */
  readonly library: ArchiveEntry | undefined
}

/** The largest apps have some 300 frameworks and libraries. */
const MAX_NESTED = 2000

/** Of a path. A watch app's extension has a framework with a bundle in it: four. */
const MAX_LEVELS = 16

const BUNDLE = /\/[^/]+\.(?:app|appex|framework|xpc|bundle)(?=\/)/g
const LIBRARY = /\.dylib$/

/**
 * Code inside the app that is signed by itself, by the places that Apple gives it («Placing content in a
 * bundle»), each before what is nested in it. Bundles of mere resources are left out: those named `.bundle`
 * without a seal.
 *
 * @throws ActionError `unreadable-ipa` when there is more of it than any app holds
 */
export function findNested(archive: Archive, folder: string): readonly FoundNested[] {
  const places = new Map<string, FoundNested>()
  for (const entry of archive.entries) {
    if (!entry.path.startsWith(`${folder}/`)) continue
    for (const place of placesOf(entry, folder)) {
      if (!places.has(place.path) && isCode(archive, place)) places.set(place.path, place)
    }
    if (places.size > MAX_NESTED) {
      throw unreadableArchive(`it holds more than ${MAX_NESTED} bundles and libraries`)
    }
  }
  return [...places.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

function* placesOf(entry: ArchiveEntry, folder: string): Generator<FoundNested> {
  const rest = entry.path.slice(folder.length)
  const bundles = [...rest.matchAll(BUNDLE)]
  if (bundles.length > MAX_LEVELS) {
    throw unreadableArchive(
      `${quoted(entry.path)} lies in ${bundles.length} bundles; the most is ${MAX_LEVELS}`,
    )
  }
  for (const { 0: name, index } of bundles) {
    const inApp = rest.slice(0, index + name.length)
    yield { kind: kindOf(inApp), path: `${folder}${inApp}`, library: undefined }
  }
  if (LIBRARY.test(rest)) yield { kind: 'library', path: entry.path, library: entry }
}

function kindOf(path: string): NestedKind {
  if (path.endsWith('.appex')) return 'extension'
  if (path.endsWith('.framework')) return 'framework'
  if (path.endsWith('.xpc')) return 'xpc-service'
  if (/\/AppClips\/[^/]+\.app$/.test(path)) return 'app-clip'
  return /\/(?:Watch|com\.apple\.WatchPlaceholder)\/[^/]+\.app$/.test(path) ? 'watch-app' : 'bundle'
}

/** An `.app` in another place, or a `.bundle`, is code when somebody signed it. */
function isCode(archive: Archive, { kind, path }: FoundNested): boolean {
  return kind !== 'bundle' || archive.find(`${path}/_CodeSignature/CodeResources`) !== undefined
}

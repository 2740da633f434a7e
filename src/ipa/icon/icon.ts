import type { Bitmap } from '../../formats/png/bitmap'
import { decodeCgbi, isCgbi } from '../../formats/png/cgbi'
import { PNG_HEAD_SIZE, readPngHeader } from '../../formats/png/chunks'
import { decodePng, encodePng, type PngFilter } from '../../formats/png/png'
import type { PropertyListDictionary } from '../../formats/property-list/property-list'
import type { AppIcon } from '../app'
import type { Archive } from '../archive/archive'
import type { ArchiveEntry } from '../archive/entry'
import { iconNames, isIconFile } from './names'
import { drawTile } from './tile'

/** Bytes of a PNG. The largest real icon, 1024 pixels a side, stays under 3 MB. */
const MAX_ICON_FILE = 8 * 1024 * 1024
/** Files. Xcode extracts two to twenty; this bounds the work on an archive made to waste time. */
const MAX_CANDIDATES = 32

export interface IconSource {
  /** Folder of the app in the archive. */
  readonly folder: string
  readonly info: PropertyListDictionary
  readonly identity: { readonly bundleId: string; readonly title: string }
}

/**
 * The largest readable icon among the loose files that `Info.plist` names, else a tile with the app's
 * initial. Never throws: a build does not fail over its icon. Icons in `Assets.car` are not read.
 */
export async function chooseIcon(archive: Archive, source: IconSource): Promise<AppIcon> {
  for (const entry of await candidates(archive, source)) {
    const bitmap = await decode(entry)
    if (bitmap) return { origin: 'ipa', ...encoded(squared(bitmap)) }
  }
  return { origin: 'drawn', ...encoded(drawTile(source.identity), 'none') }
}

function encoded(bitmap: Bitmap, filter?: PngFilter): Pick<AppIcon, 'png' | 'width'> {
  return { png: encodePng(bitmap, filter), width: bitmap.width }
}

/** Largest first; among equals in the order of the archive. */
async function candidates(archive: Archive, { folder, info }: IconSource): Promise<ArchiveEntry[]> {
  const names = iconNames(info)
  const inFolder = `${folder}/`
  const isNamed = ({ path }: ArchiveEntry) =>
    path.startsWith(inFolder) && names.some(name => isIconFile(path.slice(inFolder.length), name))
  const sized: { readonly entry: ArchiveEntry; readonly width: number }[] = []
  for (const entry of archive.entries.filter(isNamed).slice(0, MAX_CANDIDATES)) {
    const width = await widthOf(entry)
    if (width !== undefined) sized.push({ entry, width })
  }
  return sized.sort((a, b) => b.width - a.width).map(({ entry }) => entry)
}

async function widthOf(entry: ArchiveEntry): Promise<number | undefined> {
  try {
    return readPngHeader(await entry.readHead(PNG_HEAD_SIZE)).width
  } catch {
    return undefined
  }
}

async function decode(entry: ArchiveEntry): Promise<Bitmap | undefined> {
  try {
    const bytes = await entry.read(MAX_ICON_FILE)
    return isCgbi(bytes) ? decodeCgbi(bytes) : decodePng(bytes)
  } catch {
    return undefined
  }
}

/** Centred on a transparent square, when it is none: iOS and our pages show icons square. */
function squared(bitmap: Bitmap): Bitmap {
  const { width, height } = bitmap
  if (width === height) return bitmap
  const side = Math.max(width, height)
  const rgba = new Uint8Array(4 * side * side)
  const [left, top] = [Math.floor((side - width) / 2), Math.floor((side - height) / 2)]
  for (let row = 0; row < height; row++) {
    const pixels = bitmap.rgba.subarray(4 * width * row, 4 * width * (row + 1))
    rgba.set(pixels, 4 * (side * (top + row) + left))
  }
  return { width: side, height: side, rgba }
}

import { ActionError } from '../../primitives/errors'

/** Where one architecture lies in the file, in bytes. */
export interface SlicePosition {
  readonly offset: number
  readonly size: number
}

/** Bytes to read from the beginning of a file before asking where its slices are. */
export const FAT_HEAD_SIZE = 4096

/** Slices of one fat file. Apple's tools know under 20 architectures; a Java class, which shares the magic, says 45 and more. */
const MAX_SLICES = 32

const FAT_MAGIC = 0xcafebabe
const FAT_MAGIC_64 = 0xcafebabf

/**
 * The slices of a Mach-O file (`mach-o/fat.h`) in the order in which they lie: one that spans the file
 * when it is not fat.
 *
 * @param head the first `FAT_HEAD_SIZE` bytes, fewer when the file is shorter
 * @param fileSize bytes of the whole file
 * @throws ActionError `malformed`
 */
export function slicePositions(head: Uint8Array, fileSize: number): readonly SlicePosition[] {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  if (head.byteLength < 8) throw malformed(`it has only ${head.byteLength} bytes`)
  const fat = fatKind(view)
  if (!fat) return [{ offset: 0, size: fileSize }]
  const count = view.getUint32(4, fat.littleEndian)
  if (count === 0 || count > MAX_SLICES) throw malformed(`its fat header says ${count} slices`)
  const entrySize = fat.wide ? 32 : 20
  const tableEnd = 8 + count * entrySize
  if (tableEnd > head.byteLength) throw malformed('its fat header is cut short')
  const slices = Array.from({ length: count }, (_, index) =>
    entryAt(view, 8 + index * entrySize, fat),
  )
  slices.sort((a, b) => a.offset - b.offset)
  refuseOverlaps(slices, { start: tableEnd, end: fileSize })
  return slices
}

function refuseOverlaps(
  slices: readonly SlicePosition[],
  within: { start: number; end: number },
): void {
  let free = within.start
  for (const { offset, size } of slices) {
    if (offset < free || offset + size > within.end) {
      throw malformed(
        `a slice of ${size} bytes at ${offset} does not fit between ${free} and the end at ${within.end}`,
      )
    }
    free = offset + size
  }
}

interface FatKind {
  readonly littleEndian: boolean
  readonly wide: boolean
}

/** Fat headers are big-endian by definition; the swapped form exists and costs nothing to read. */
function fatKind(view: DataView): FatKind | undefined {
  for (const littleEndian of [false, true]) {
    const magic = view.getUint32(0, littleEndian)
    if (magic === FAT_MAGIC || magic === FAT_MAGIC_64) {
      return { littleEndian, wide: magic === FAT_MAGIC_64 }
    }
  }
  return undefined
}

function entryAt(view: DataView, at: number, fat: FatKind): SlicePosition {
  if (!fat.wide) {
    return {
      offset: view.getUint32(at + 8, fat.littleEndian),
      size: view.getUint32(at + 12, fat.littleEndian),
    }
  }
  return {
    offset: Number(view.getBigUint64(at + 8, fat.littleEndian)),
    size: Number(view.getBigUint64(at + 16, fat.littleEndian)),
  }
}

function malformed(what: string): ActionError {
  return new ActionError(`not a readable Mach-O file: ${what}`, { code: 'malformed' })
}

import { constants, inflateRawSync } from 'node:zlib'
import { messageOf } from '../../primitives/errors'
import type { Bitmap } from './bitmap'
import { imageData, malformedPng, type PngChunk, readChunks, readPngHeader } from './chunks'
import { unfilterRows } from './filter'

/** Blue, green, red, alpha. */
const PIXEL_SIZE = 4
/**
 * `kCGImageAlphaNoneSkipLast` and `kCGImageAlphaNoneSkipFirst` of Core Graphics, in the low bits of the
 * CgBI chunk: the fourth byte of a pixel means nothing.
 */
const SKIPPED_ALPHA: ReadonlySet<number> = new Set([5, 6])
const ALPHA_INFO_MASK = 0x1f

/** Apple's private variant of PNG, made by Xcode's `pngcrush`: a chunk `CgBI` stands before IHDR. */
export function isCgbi(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(12, 16)).toString('latin1') === 'CgBI'
}

/**
 * Decodes CgBI: raw deflate without header or checksum, BGRA, colours multiplied by alpha. Only the form
 * that occurs in apps is read: 8 bits, four channels, not interlaced. Npm's `cgbi-to-png` inflates without
 * bound, where 1 MB may say 1 GB, and leaves the colours multiplied.
 *
 * @throws ActionError `malformed`
 */
export function decodeCgbi(bytes: Uint8Array): Bitmap {
  const { width, height, bitDepth, colorType, interlaced } = readPngHeader(bytes)
  if (bitDepth !== 8 || colorType !== 6 || interlaced) {
    throw malformedPng(`CgBI with ${bitDepth} bits and color type ${colorType} is not known`)
  }
  const chunks = readChunks(bytes)
  const rows = inflated(imageData(chunks), (PIXEL_SIZE * width + 1) * height)
  const bgra = unfilterRows(rows, { rowSize: PIXEL_SIZE * width, pixelSize: PIXEL_SIZE })
  return { width, height, rgba: toRgba(bgra, hasAlpha(chunks)) }
}

/** The stream need not end with a final block, so it is the length that counts. */
function inflated(data: Buffer, expected: number): Uint8Array {
  const rows = inflateAtMost(data, expected)
  if (rows.length < expected) throw malformedPng('its pixels are cut short')
  return rows
}

function inflateAtMost(data: Buffer, maxOutputLength: number): Uint8Array {
  try {
    return inflateRawSync(data, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH })
  } catch (error) {
    throw malformedPng(`its pixels do not inflate: ${messageOf(error)}`)
  }
}

function hasAlpha(chunks: readonly PngChunk[]): boolean {
  const info = chunks.find(({ type }) => type === 'CgBI')?.data.at(3) ?? 0
  return !SKIPPED_ALPHA.has(info & ALPHA_INFO_MASK)
}

function toRgba(bgra: Uint8Array, alphaCounts: boolean): Uint8Array {
  const rgba = new Uint8Array(bgra.length)
  for (let at = 0; at < bgra.length; at += PIXEL_SIZE) {
    const alpha = alphaCounts ? (bgra[at + 3] ?? 0) : 255
    rgba[at] = straight(bgra[at + 2] ?? 0, alpha)
    rgba[at + 1] = straight(bgra[at + 1] ?? 0, alpha)
    rgba[at + 2] = straight(bgra[at] ?? 0, alpha)
    rgba[at + 3] = alpha
  }
  return rgba
}

/** Undoes the multiplication by alpha, to the nearest value. */
function straight(color: number, alpha: number): number {
  if (alpha === 255) return color
  return alpha === 0 ? 0 : Math.min(255, Math.round((color * 255) / alpha))
}

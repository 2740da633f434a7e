import { constants, inflateSync } from 'node:zlib'
import { PNG } from 'pngjs'
import { messageOf } from '../../primitives/errors'
import type { Bitmap, GreyBitmap } from './bitmap'
import { imageData, malformedPng, type PngHeader, readChunks, readPngHeader } from './chunks'

/**
 * Decodes any standard PNG: palette, grey, 16 bits (reduced to 8), interlaced.
 *
 * @throws ActionError `malformed`
 */
export function decodePng(bytes: Uint8Array): Bitmap {
  const header = readPngHeader(bytes)
  const data = imageData(readChunks(bytes))
  try {
    if (header.interlaced) refuseInflatingBeyond(header, data)
    const { width, height, data: rgba } = PNG.sync.read(Buffer.from(bytes))
    return { width, height, rgba }
  } catch (error) {
    throw malformedPng(messageOf(error))
  }
}

/** pngjs bounds what it inflates by the dimensions, except for interlaced images. */
function refuseInflatingBeyond({ width, height }: PngHeader, data: Buffer): void {
  const deepestPixel = 8
  const filterBytes = 2 * height + 8
  inflateSync(data, { maxOutputLength: width * height * deepestPixel + filterBytes })
}

/**
 * One filter for all rows: trying each, as pngjs does by default, takes four times as long for little.
 * `paeth` makes pictures small; drawings of few colours are about as small without, in half the time.
 */
export type PngFilter = 'none' | 'paeth'

/** PNG specification, section 9.2. */
const filterTypes: Readonly<Record<PngFilter, number>> = { none: 0, paeth: 4 }

/** A standard PNG: 8-bit RGB when every pixel is opaque, else RGBA. The same pixels give the same bytes. */
export function encodePng(
  { width, height, rgba }: Bitmap,
  filter: PngFilter = 'paeth',
): Uint8Array {
  const opaque = isOpaque(rgba)
  const data = opaque ? withoutAlpha(rgba) : rgba
  return written({ width, height, data }, opaque ? 'rgb' : 'rgba', filter)
}

/** A standard PNG of 8-bit greys: for a drawing a third of the work, and half the file. */
export function encodeGreyPng({ width, height, grey }: GreyBitmap): Uint8Array {
  return written({ width, height, data: grey }, 'grey', 'none')
}

/** PNG specification, section 11.2.2. */
const colorTypes = { grey: 0, rgb: 2, rgba: 6 } as const

function written(
  { width, height, data }: { width: number; height: number; data: Uint8Array },
  color: keyof typeof colorTypes,
  filter: PngFilter,
): Uint8Array {
  const png = new PNG({ width, height })
  png.data = Buffer.from(data.buffer, data.byteOffset, data.length)
  return PNG.sync.write(png, {
    colorType: colorTypes[color],
    inputColorType: colorTypes[color],
    inputHasAlpha: color === 'rgba',
    filterType: filterTypes[filter],
    deflateStrategy: constants.Z_DEFAULT_STRATEGY,
  })
}

/** Here, because pngjs makes two objects for each pixel. */
function withoutAlpha(rgba: Uint8Array): Buffer {
  const rgb = Buffer.alloc((rgba.length / 4) * 3)
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from] ?? 0
    rgb[to + 1] = rgba[from + 1] ?? 0
    rgb[to + 2] = rgba[from + 2] ?? 0
  }
  return rgb
}

function isOpaque(rgba: Uint8Array): boolean {
  for (let at = 3; at < rgba.length; at += 4) {
    if (rgba[at] !== 255) return false
  }
  return true
}

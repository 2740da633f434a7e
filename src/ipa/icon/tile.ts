import { createHash } from 'node:crypto'
import type { Bitmap } from '../../formats/png/bitmap'
import { GLYPH_HEIGHT, GLYPH_WIDTH, glyphFor, type Stroke } from './glyphs'

/** Pixels per side: more than any icon that Xcode leaves beside `Assets.car`. */
const SIDE = 256
/** Part of the tile's height that the letter takes. */
const LETTER = 0.46
/** Half the width of a stroke, in units of the glyph. */
const HALF_STROKE = 0.62
/** WCAG 2.2, 1.4.3: contrast of text with its ground. */
const MIN_CONTRAST = 4.5

/** Channels from 0 to 255, not rounded. */
type Color = readonly [red: number, green: number, blue: number]

/**
 * A square with the app's initial in white, in a colour that follows from the bundle identifier. Drawn here: npm's
 * `canvas` is a native module, and `pureimage` would add 160 KB to the bundle and a font to it.
 */
export function drawTile({ bundleId, title }: { bundleId: string; title: string }): Bitmap {
  const ground = groundColor(bundleId)
  const coverage = letterCoverage(glyphFor(title))
  const rgba = new Uint8Array(4 * SIDE * SIDE).fill(255)
  for (let at = 0; at < SIDE * SIDE; at++) {
    const shade = shadeOf(Math.floor(at / SIDE))
    for (let channel = 0; channel < 3; channel++) {
      const color = (ground[channel] ?? 0) * shade
      rgba[4 * at + channel] = Math.round(color + (255 - color) * (coverage[at] ?? 0))
    }
  }
  return { width: SIDE, height: SIDE, rgba }
}

/** A quarter darker at the bottom, so that it looks like an icon and not like a fault. */
function shadeOf(row: number): number {
  return 1 - (0.25 * row) / SIDE
}

/** Any hue, as light as white letters on it allow. */
export function groundColor(bundleId: string): Color {
  const hash = createHash('sha256').update(bundleId).digest()
  const hue = (360 * hash.readUInt16BE(0)) / 0x10000
  let lightness = 0.6
  while (contrastWithWhite(fromHsl(hue, lightness)) < MIN_CONTRAST) lightness -= 0.01
  return fromHsl(hue, lightness)
}

const SATURATION = 0.62

function fromHsl(hue: number, lightness: number): Color {
  const spread = SATURATION * Math.min(lightness, 1 - lightness)
  const channel = (offset: number) => {
    const sector = (offset + hue / 30) % 12
    return 255 * (lightness - spread * Math.max(-1, Math.min(sector - 3, 9 - sector, 1)))
  }
  return [channel(0), channel(8), channel(4)]
}

/** WCAG 2.2, «contrast ratio» and «relative luminance». */
export function contrastWithWhite([red, green, blue]: Color): number {
  const linear = (channel: number) => {
    const part = channel / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }
  return 1.05 / (0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05)
}

/** How much of each pixel the letter covers, 0 to 1, from the distance to its nearest stroke. */
function letterCoverage(strokes: readonly Stroke[]): Float32Array {
  const scale = (LETTER * SIDE) / GLYPH_HEIGHT
  const [left, top] = [(SIDE - GLYPH_WIDTH * scale) / 2, (SIDE - GLYPH_HEIGHT * scale) / 2]
  const coverage = new Float32Array(SIDE * SIDE)
  for (const segment of segmentsOf(strokes)) {
    const box = boundsOf(segment, { scale, left, top })
    for (let y = box.top; y <= box.bottom; y++) {
      for (let x = box.left; x <= box.right; x++) {
        const distance = distanceTo(segment, (x + 0.5 - left) / scale, (y + 0.5 - top) / scale)
        const ink = Math.min(1, Math.max(0, 0.5 + (HALF_STROKE - distance) * scale))
        const at = y * SIDE + x
        coverage[at] = Math.max(coverage[at] ?? 0, ink)
      }
    }
  }
  return coverage
}

interface Segment {
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
}

function segmentsOf(strokes: readonly Stroke[]): Segment[] {
  return strokes.flatMap(stroke =>
    stroke.slice(1).flatMap((to, index) => {
      const from = stroke[index]
      return from ? [{ from, to }] : []
    }),
  )
}

interface Placement {
  readonly scale: number
  readonly left: number
  readonly top: number
}

/** The pixels that a segment can touch. */
function boundsOf({ from, to }: Segment, { scale, left, top }: Placement) {
  const reach = HALF_STROKE + 1 / scale
  const pixel = (value: number, origin: number) =>
    Math.min(SIDE - 1, Math.max(0, Math.round(origin + value * scale)))
  return {
    left: pixel(Math.min(from[0], to[0]) - reach, left),
    right: pixel(Math.max(from[0], to[0]) + reach, left),
    top: pixel(Math.min(from[1], to[1]) - reach, top),
    bottom: pixel(Math.max(from[1], to[1]) + reach, top),
  }
}

function distanceTo({ from, to }: Segment, x: number, y: number): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : ((x - from[0]) * dx + (y - from[1]) * dy) / length
  const clamped = Math.min(1, Math.max(0, along))
  return Math.hypot(x - from[0] - clamped * dx, y - from[1] - clamped * dy)
}

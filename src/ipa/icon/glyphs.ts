/**
 * A stroke font for one letter on a tile, 6 units wide and 8 high, origin at the top left. Each glyph is a
 * list of strokes: `L x y x y …` is a line through points, `A cx cy rx ry from to` an arc in degrees,
 * clockwise on the screen from three o'clock.
 */
const GLYPHS: ReadonlyMap<string, string> = new Map([
  ['A', 'L 0 8 3 0 6 8; L 1.1 5.2 4.9 5.2'],
  ['B', 'L 3.4 4 0.4 4 0.4 0 3.4 0; A 3.4 2 2 2 -90 90; L 0.4 4 0.4 8 3.6 8; A 3.6 6 2.2 2 -90 90'],
  ['C', 'A 3.2 3 2.9 3 -180 -35; A 3.2 5 2.9 3 35 180; L 0.3 3 0.3 5'],
  ['D', 'L 2.4 0 0.3 0 0.3 8 2.4 8; A 2.4 4 3.4 4 -90 90'],
  ['E', 'L 5.2 0 0.6 0 0.6 8 5.2 8; L 0.6 4 4.6 4'],
  ['F', 'L 5.2 0 0.8 0 0.8 8; L 0.8 4 4.6 4'],
  ['G', 'A 3.1 3 2.9 3 -180 -35; A 3.1 5 2.9 3 0 180; L 0.2 3 0.2 5; L 3.6 4.4 6 4.4 6 5'],
  ['H', 'L 0.4 0 0.4 8; L 5.6 0 5.6 8; L 0.4 4 5.6 4'],
  ['I', 'L 3 0 3 8'],
  ['J', 'L 4.8 0 4.8 5.5; A 2.6 5.5 2.2 2.5 0 160'],
  ['K', 'L 0.5 0 0.5 8; L 5.6 0 0.5 5; L 2.6 3.2 5.8 8'],
  ['L', 'L 0.9 0 0.9 8 5.2 8'],
  ['M', 'L -0.3 8 -0.3 0 3 5.6 6.3 0 6.3 8'],
  ['N', 'L 0.3 8 0.3 0 5.7 8 5.7 0'],
  ['O', 'A 3 4 3.1 4 0 360'],
  ['P', 'L 0.6 8 0.6 0 3.4 0; A 3.4 2.2 2.2 2.2 -90 90; L 3.4 4.4 0.6 4.4'],
  ['Q', 'A 3 4 3.1 4 0 360; L 3.8 5.8 6.1 8.4'],
  ['R', 'L 0.5 8 0.5 0 3.4 0; A 3.4 2.2 2.2 2.2 -90 90; L 3.4 4.4 0.5 4.4; L 3.2 4.4 5.8 8'],
  ['S', 'A 3 2 2.5 2 90 330; A 3 6 2.6 2 -90 155'],
  ['T', 'L 0 0 6 0; L 3 0 3 8'],
  ['U', 'L 0.3 0 0.3 5.2; A 3 5.2 2.7 2.8 0 180; L 5.7 5.2 5.7 0'],
  ['V', 'L 0 0 3 8 6 0'],
  ['W', 'L -0.9 0 1.1 8 3 1.6 4.9 8 6.9 0'],
  ['X', 'L 0.3 0 5.7 8; L 5.7 0 0.3 8'],
  ['Y', 'L 0.1 0 3 4.2 5.9 0; L 3 4.2 3 8'],
  ['Z', 'L 0.5 0 5.5 0 0.4 8 5.6 8'],
  ['0', 'A 3 4 2.6 4 0 360; L 2.2 5.2 3.8 2.8'],
  ['1', 'L 1.2 1.8 3.4 0 3.4 8'],
  ['2', 'A 3 2.4 2.4 2.4 170 390; L 5.08 3.6 0.6 8 5.6 8'],
  ['3', 'A 2.9 2 2.3 2 -150 90; A 2.9 6 2.6 2 -90 150'],
  ['4', 'L 4.4 8 4.4 0 0.2 5.6 6 5.6'],
  ['5', 'L 5.2 0 1.2 0 0.8 3.6; A 2.9 5.4 2.7 2.6 -140 150'],
  ['6', 'A 3 5.4 2.6 2.6 0 360; L 0.4 5.2 3.9 0'],
  ['7', 'L 0.4 0 5.6 0 2.2 8'],
  ['8', 'A 3 2 2.2 2 0 360; A 3 6 2.6 2 0 360'],
  ['9', 'A 3 2.6 2.6 2.6 0 360; L 5.6 2.8 2.1 8'],
])

/** An arrow into a tray, for names that begin with none of the above. */
const NEUTRAL = 'L 3 -0.2 3 4.8; L 0.9 2.8 3 4.9 5.1 2.8; L -0.4 5 -0.4 8 6.4 8 6.4 5'

/** Points of a stroke; each pair of neighbours is a segment. */
export type Stroke = readonly (readonly [x: number, y: number])[]

export const GLYPH_WIDTH = 6
export const GLYPH_HEIGHT = 8
/** Degrees between the points of an arc: on a tile its corners stay far below one pixel. */
const ARC_STEP = 6

/** The strokes for the first letter or digit of `title`, without its accents. */
export function glyphFor(title: string): readonly Stroke[] {
  const initial = /[\p{L}\p{N}]/u.exec(title)?.[0] ?? ''
  const plain = initial.normalize('NFKD').charAt(0).toUpperCase()
  return (GLYPHS.get(plain) ?? NEUTRAL).split(';').map(parseStroke)
}

function parseStroke(text: string): Stroke {
  const [kind, ...rest] = text.trim().split(' ')
  const numbers = rest.map(Number)
  return kind === 'A' ? arc(numbers) : points(numbers)
}

function points(numbers: readonly number[]): Stroke {
  const pairs = numbers.length / 2
  return Array.from({ length: pairs }, (_, i) => [numbers[2 * i] ?? 0, numbers[2 * i + 1] ?? 0])
}

function arc([cx = 0, cy = 0, rx = 0, ry = 0, from = 0, to = 0]: readonly number[]): Stroke {
  const steps = Math.ceil((to - from) / ARC_STEP)
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = ((from + ((to - from) * step) / steps) * Math.PI) / 180
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)]
  })
}

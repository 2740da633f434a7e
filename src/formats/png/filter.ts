import { malformedPng } from './chunks'

export interface RowShape {
  /** Bytes of a row without its filter byte. */
  readonly rowSize: number
  /** Bytes of a pixel. */
  readonly pixelSize: number
}

/** Bytes to the left of, above, and above left of the one being filtered. */
type Predictor = (left: number, above: number, aboveLeft: number) => number

/** PNG specification, section 9.2, by filter type. */
const PREDICTORS: readonly Predictor[] = [
  () => 0,
  left => left,
  (_left, above) => above,
  (left, above) => (left + above) >> 1,
  paeth,
]

/**
 * Undoes the row filters.
 *
 * @param filtered rows of one filter byte and `rowSize` bytes each
 * @throws ActionError `malformed` for an unknown filter type
 */
export function unfilterRows(filtered: Uint8Array, { rowSize, pixelSize }: RowShape): Uint8Array {
  const rows = Math.floor(filtered.length / (rowSize + 1))
  const plain = new Uint8Array(rows * rowSize)
  for (let row = 0; row < rows; row++) {
    const from = row * (rowSize + 1)
    const predict = PREDICTORS[filtered[from] ?? -1]
    if (!predict) throw malformedPng(`row ${row} has filter type ${filtered[from]}`)
    const to = row * rowSize
    for (let x = 0; x < rowSize; x++) {
      const left = x < pixelSize ? 0 : (plain[to + x - pixelSize] ?? 0)
      const above = row === 0 ? 0 : (plain[to + x - rowSize] ?? 0)
      const aboveLeft = row === 0 || x < pixelSize ? 0 : (plain[to + x - rowSize - pixelSize] ?? 0)
      plain[to + x] = (filtered[from + 1 + x] ?? 0) + predict(left, above, aboveLeft)
    }
  }
  return plain
}

/** PNG specification, section 9.4. */
function paeth(left: number, above: number, aboveLeft: number): number {
  const estimate = left + above - aboveLeft
  const toLeft = Math.abs(estimate - left)
  const toAbove = Math.abs(estimate - above)
  const toAboveLeft = Math.abs(estimate - aboveLeft)
  if (toLeft <= toAbove && toLeft <= toAboveLeft) return left
  return toAbove <= toAboveLeft ? above : aboveLeft
}

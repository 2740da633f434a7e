/** Slips of the finger, at most, between what was meant and what was written. */
const MAX_SLIPS = 2

/** Longer words are nobody's slip, and comparing them costs the product of the lengths. */
const MAX_LENGTH = 40

/** The word that was most likely meant, or undefined when none is near. */
export function nearest<Word extends string>(
  written: string,
  words: readonly Word[],
): Word | undefined {
  if (written.length > MAX_LENGTH) return undefined
  const near = words
    .map(word => ({ word, slips: slipsBetween(written.toLowerCase(), word) }))
    .filter(({ word, slips }) => slips <= MAX_SLIPS && slips < word.length / 2)
  return near.sort((one, other) => one.slips - other.slips)[0]?.word
}

/** Letters to insert, delete, replace, or swap with their neighbour (optimal string alignment). */
function slipsBetween(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, column) => column)]
  const at = (row: number, column: number): number =>
    rows[row]?.[column] ?? Number.POSITIVE_INFINITY
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    rows.push(current)
    for (let column = 1; column <= other.length; column++) {
      const change = one[row - 1] === other[column - 1] ? 0 : 1
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      current[column] = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + change,
        swapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
  }
  return at(one.length, other.length)
}

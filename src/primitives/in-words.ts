const DAY = 86_400_000

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * Bytes in decimal units, rounded as Apple's `ByteCountFormatter` does, so that a phone shows the same:
 * `912 KB`, `48.2 MB`, `2.51 GB`.
 */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte')
  if (bytes < 999_500) return `${rounded(bytes / 1e3, 0)} KB`
  if (bytes < 999_950_000) return `${rounded(bytes / 1e6, 1)} MB`
  return `${rounded(bytes / 1e9, 2)} GB`
}

/** Without zeros at the end: `12`, not `12.0`. */
function rounded(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)))
}

/** The UTC day of a time, month in letters so that nobody swaps day and month: `4 Mar 2027`. Empty for what is no date. */
export function dayInWords(time: Date | string): string {
  const date = new Date(time)
  const month = months[date.getUTCMonth()]
  return month === undefined ? '' : `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`
}

/** `3 Mar 2027, 14:05 UTC`. Empty for what is no date. */
export function timeInWords(time: Date | string): string {
  const day = dayInWords(time)
  return day === '' ? '' : `${day}, ${new Date(time).toISOString().slice(11, 16)} UTC`
}

/** Whole days from one ISO 8601 time to another, rounded down; negative when `to` lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.floor((new Date(to).getTime() - new Date(from).getTime()) / DAY)
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

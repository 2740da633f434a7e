/** Longest accepted piece of text in UTF-16 units; more is cut before anything else looks at it. */
const LONGEST_TEXT = 100_000

/** Line and paragraph ends, tabs and every other control character. */
const controls = /[\p{Cc}\u2028\u2029]+/gu

/**
 * Characters that take no room and can hide or reorder others: bidirectional controls, zero-width
 * spaces, soft hyphens, tags, interlinear marks, unpaired surrogates (Unicode TR36, section 2).
 */
const invisible =
  /[\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}\p{Cs}]/gu

/** Joiners mean something after an emoji, a combining mark or an Arabic or Mongolian letter. */
const idleJoiners =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\p{Script=Arabic}\p{Script=Mongolian}])[\u200C\u200D]/gu

/** More marks than any script stacks on one letter would paint over the lines around it. */
const towers = /(\p{M}{8})\p{M}+/gu

/** Without characters that can hide or reorder others; lines and white space stay as they are. */
export function visible(text: string): string {
  return text.replace(invisible, '').replace(idleJoiners, '')
}

/** Untrusted text as one line without control or invisible characters, trimmed. */
export function oneLine(text: string): string {
  return visible(text.slice(0, LONGEST_TEXT).replace(controls, ' '))
    .replace(towers, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Untrusted text as one line of at most `longest` characters. */
export function plainText(text: string, longest: number): string {
  return clipped(oneLine(text), longest)
}

/** Characters of a quoted value: enough to recognise it. Names from outside can be of any length. */
const LONGEST_QUOTATION = 120

/** A value from outside, told apart from our own words. */
export function quoted(value: string): string {
  return `“${plainText(value, LONGEST_QUOTATION)}”`
}

/** Values that are quoted together; the rest is counted. */
const MOST_QUOTATIONS = 5

/** `“a”, “b” and 3 more`: lists from outside can be of any length, too. */
export function quotedList(values: readonly string[]): string {
  const shown = values.slice(0, MOST_QUOTATIONS).map(quoted)
  const more = values.length - shown.length
  return `${shown.join(', ')}${more === 0 ? '' : ` and ${more} more`}`
}

/** Untrusted text as lines; runs of empty lines become one. */
export function linesOf(text: string): string[] {
  const lines = text
    .slice(0, LONGEST_TEXT)
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map(oneLine)
  const kept = lines.filter((line, index) => line !== '' || (lines[index - 1] ?? '') !== '')
  while (kept.at(-1) === '') kept.pop()
  return kept
}

/** At most `longest` characters (code points), the last one an ellipsis when something was cut. */
export function clipped(text: string, longest: number): string {
  const characters = [...text.slice(0, 2 * longest + 2)]
  if (characters.length <= longest) return text
  const kept = characters.slice(0, Math.max(0, longest - 1)).join('')
  return `${kept.trimEnd()}…`
}

/**
 * Control characters, invisible ones, and those that reorder text (they let one title look like another).
 * The joiners U+200C and U+200D stay: Persian words and emoji need them. Lone surrogates are no text.
 */
const UNWANTED =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu
const WHITESPACE = /[\s\u2028\u2029]+/gu

/** Untrusted text on one line, trimmed, without invisible characters, at most `limit` characters. */
export function plainText(text: string, limit: number): string {
  const oneLine = text.replace(WHITESPACE, ' ').replace(UNWANTED, '').trim()
  const characters = [...oneLine]
  return characters.length <= limit
    ? oneLine
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .trim()}…`
}

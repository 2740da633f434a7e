/** Characters. A subject line, not a letter. */
const LONGEST_MESSAGE = 200

/**
 * GitHub turns `@name` and `#1` of any pushed commit into mentions and references, and an app's
 * identifier may hold both. A zero-width space after the sign defuses them.
 */
export function commitMessage(reason: string): string {
  const line = reason.replace(/\p{Cc}+/gu, ' ').replace(/[@#]/g, '$&\u200B')
  return [...line].slice(0, LONGEST_MESSAGE).join('')
}

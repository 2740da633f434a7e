/** Characters. No file system takes longer names, and matching a long one takes its time. */
const LONGEST_NAME = 1_000

/**
 * Whether a name inside of an archive is what a pattern of the `ipa` input means: `*` and `?` within a
 * folder, `**` for any number of folders, `[abc]`. As with files, a pattern that is somebody's exact name
 * means that one. Nothing is looked up on disk.
 */
export function matchesName(pattern: string, name: string): boolean {
  const wanted = pattern.replace(/^(?:\.\/)+/, '')
  return name.length <= LONGEST_NAME && (name === wanted || expressionFor(wanted).test(name))
}

/** Matches nothing when the pattern makes no sense, such as `[z-a]`. */
function expressionFor(pattern: string): RegExp {
  const source = sourceFor(pattern)
  try {
    return new RegExp(`^${source}$`, 'su')
  } catch {
    return /(?!)/
  }
}

function sourceFor(pattern: string): string {
  const segments = pattern
    .split('/')
    .filter((part, at, all) => part !== '**' || all[at - 1] !== '**')
  const parts = segments.map((segment, at) => {
    const isLast = at === segments.length - 1
    if (segment === '**') return isLast ? '.+' : '(?:[^/]+/)*'
    return `${segmentExpression(segment)}${isLast ? '' : '/'}`
  })
  return parts.join('')
}

/** A class, an escaped character, a run of stars, a question mark, or any one character. */
const PIECES =
  /\[(?<not>[!^]?)(?<members>[^\]]+)\]|\\(?<escaped>.)|(?<stars>\*+)|(?<one>\?)|(?<literal>.)/gsu

function segmentExpression(segment: string): string {
  return [...segment.matchAll(PIECES)].map(({ groups = {} }) => pieceExpression(groups)).join('')
}

function pieceExpression(piece: Readonly<Record<string, string | undefined>>): string {
  const { not, members, escaped, stars, one, literal } = piece
  if (members !== undefined) return `[${not ? '^/' : ''}${members.replace(/[\\[^]/gu, '\\$&')}]`
  if (stars !== undefined) return '[^/]*'
  return one === undefined ? literally(escaped ?? literal ?? '') : '[^/]'
}

function literally(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}/]/gu, '\\$&')
}

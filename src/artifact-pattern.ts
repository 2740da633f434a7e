/** Characters. No file system takes longer names. */
const LONGEST_NAME = 1_000

/**
 * Whether a name inside of an archive is what a pattern of the `ipa` input means: `*` and `?` within a
 * folder, `**` for any number of folders, `[abc]`. As with files, a pattern that is somebody's exact name
 * means that one. Nothing is looked up on disk.
 *
 * Not `minimatch`: the names are a stranger's, and its expressions go back over a name once for every star
 * (`*a*b*c*` takes the cube of its length). Here each star stops at the first place that fits, which is as good as
 * any later one, so the time grows with the lengths of name and pattern and with no power of them.
 */
export function nameMatcher(pattern: string): (name: string) => boolean {
  const wanted = pattern.replace(/^(?:\.\/)+/, '')
  const folders = foldersOf(wanted)
  return name =>
    name.length <= LONGEST_NAME && (name === wanted || matchesFolders(folders, name.split('/')))
}

const ANY_FOLDERS = '**'

/** `**` at the end is everything in the folder, but not the folder itself. */
function foldersOf(pattern: string): readonly (RegExp | typeof ANY_FOLDERS)[] {
  const segments = pattern.split('/')
  const whole = segments.at(-1) === ANY_FOLDERS ? [...segments, '*'] : segments
  return whole.map(segment => (segment === ANY_FOLDERS ? segment : expressionFor(segment)))
}

/** Goes back to the last `**` alone: what an earlier one could still take, the last one can take as well. */
function matchesFolders(
  wanted: readonly (RegExp | typeof ANY_FOLDERS)[],
  names: readonly string[],
): boolean {
  let at = 0
  let retry: { readonly wanted: number; at: number } | undefined
  for (let index = 0; index < wanted.length || at < names.length; ) {
    const folder = wanted[index]
    const name = names[at]
    if (folder === ANY_FOLDERS) {
      index += 1
      retry = { wanted: index, at }
    } else if (folder !== undefined && name !== undefined && folder.test(name)) {
      index += 1
      at += 1
    } else if (retry !== undefined && retry.at < names.length) {
      retry.at += 1
      index = retry.wanted
      at = retry.at
    } else {
      return false
    }
  }
  return true
}

const STAR = '*'

/** Matches nothing when the pattern makes no sense, such as `[z-a]`. */
function expressionFor(segment: string): RegExp {
  const pieces = [...segment.matchAll(PIECES)].map(({ groups = {} }) => pieceExpression(groups))
  const [first = '', ...others] = runsOf(pieces)
  const last = others.pop()
  // What a look-ahead has found is not given up again.
  const between = others.map((run, index) => `(?=([^/]*?${run}))\\${index + 1}(?:)`)
  try {
    return new RegExp(
      `^${first}${between.join('')}${last === undefined ? '' : `[^/]*${last}`}$`,
      'su',
    )
  } catch {
    return /(?!)/
  }
}

/** What stands between the stars. */
function runsOf(pieces: readonly string[]): readonly string[] {
  const runs: string[][] = [[]]
  for (const piece of pieces) {
    if (piece === STAR) runs.push([])
    else runs.at(-1)?.push(piece)
  }
  return runs.map(run => run.join(''))
}

/** A class, an escaped character, a run of stars, a question mark, or any one character. */
const PIECES =
  /\[(?<not>[!^]?)(?<members>[^\]]+)\]|\\(?<escaped>.)|(?<stars>\*+)|(?<one>\?)|(?<literal>.)/gsu

function pieceExpression(piece: Readonly<Record<string, string | undefined>>): string {
  const { not, members, escaped, stars, one, literal } = piece
  if (members !== undefined) return `[${not ? '^/' : ''}${members.replace(/[\\[^]/gu, '\\$&')}]`
  if (stars !== undefined) return STAR
  return one === undefined ? literally(escaped ?? literal ?? '') : '[^/]'
}

function literally(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}/]/gu, '\\$&')
}

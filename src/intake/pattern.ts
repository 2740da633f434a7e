/** Characters. No file system takes longer names. */
const LONGEST_NAME = 1_000

const ANY_FOLDERS = '**'

type Segment = RegExp | typeof ANY_FOLDERS

/**
 * What a pattern of the `ipa` input means: `*` and `?` within a folder, `**` for any number of folders, `[abc]`.
 * It is followed down a tree name by name, so that nobody has to look into a folder in which nothing can fit.
 *
 * Not `minimatch`: the names are a stranger's, and its expressions go back over a name once for every star
 * (`*a*b*c*` takes the cube of its length). Here each star stops at the first place that fits, which is as good as
 * any later one, and all segments that a name may fit are followed at once, so the time grows with the lengths of
 * name and pattern and with no power of them.
 */
export class PathPattern {
  private readonly segments: readonly Segment[]
  private readonly at: ReadonlySet<number>

  /** @param at The segments at one of which the next name has to stand. */
  private constructor(segments: readonly Segment[], at: ReadonlySet<number>) {
    this.segments = segments
    this.at = at
  }

  /** `**` at the end is everything in the folder, but not the folder itself. */
  static of(
    text: string,
    { ignoreCase = false }: { readonly ignoreCase?: boolean } = {},
  ): PathPattern {
    const segments = text.split('/')
    const whole = segments.at(-1) === ANY_FOLDERS ? [...segments, '*'] : segments
    const flags = ignoreCase ? 'sui' : 'su'
    return PathPattern.standing(
      whole.map(part => (part === ANY_FOLDERS ? part : expressionFor(part, flags))),
      [0],
    )
  }

  /** `**` may stand for no folder at all. */
  private static standing(segments: readonly Segment[], indexes: readonly number[]): PathPattern {
    const at = new Set<number>()
    for (let index of indexes) {
      at.add(index)
      while (segments[index] === ANY_FOLDERS) at.add(++index)
    }
    return new PathPattern(segments, at)
  }

  /** What is left of the pattern below a name. */
  below(name: string): PathPattern {
    const next: number[] = []
    for (const index of this.at) {
      const segment = this.segments[index]
      if (segment === ANY_FOLDERS) next.push(index)
      else if (segment?.test(name)) next.push(index + 1)
    }
    return PathPattern.standing(this.segments, next)
  }

  /** Whether the names so far are what the pattern means. */
  get fits(): boolean {
    return this.at.has(this.segments.length)
  }

  /** Whether more names may still fit. */
  get leadsOn(): boolean {
    return this.at.size > (this.fits ? 1 : 0)
  }

  /** Whether a path of names parted by `/` is what the pattern means. */
  means(path: string): boolean {
    return path.split('/').reduce<PathPattern>((rest, name) => rest.below(name), this).fits
  }
}

/**
 * Whether a name inside of an archive is what a pattern means. As with files, a pattern that is somebody's exact
 * name means that one. Nothing is looked up on disk.
 */
export function nameMatcher(text: string): (name: string) => boolean {
  const wanted = text.replace(/^(?:\.\/)+/, '')
  const pattern = PathPattern.of(wanted)
  return name => name.length <= LONGEST_NAME && (name === wanted || pattern.means(name))
}

const STAR = '*'

/** Matches nothing when the pattern makes no sense, such as `[z-a]`. */
function expressionFor(segment: string, flags: string): RegExp {
  const pieces = [...segment.matchAll(PIECES)].map(({ groups = {} }) => pieceExpression(groups))
  const [first = '', ...others] = runsOf(pieces)
  const last = others.pop()
  // What a look-ahead has found is not given up again.
  const between = others.map((run, index) => `(?=([^/]*?${run}))\\${index + 1}(?:)`)
  try {
    return new RegExp(
      `^${first}${between.join('')}${last === undefined ? '' : `[^/]*${last}`}$`,
      flags,
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

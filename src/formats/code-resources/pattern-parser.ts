/** One instruction of a compiled pattern; distances are counted from the instruction itself. */
export type PatternStep =
  | {
      readonly kind: 'character'
      readonly accepts: (text: string, at: number) => boolean
      /** Steps beyond the one that led here: a set looks at each of its members. */
      readonly cost: number
    }
  | { readonly kind: 'split'; readonly first: number; readonly second: number }
  | { readonly kind: 'jump'; readonly by: number }
  | { readonly kind: 'begin' }
  | { readonly kind: 'end' }

/** Characters. The longest that Apple writes has under 100. */
const MAX_PATTERN = 500
/** Instructions. Only `{n,m}` makes more of them than there are characters. */
const MAX_STEPS = 4000
/** Groups inside each other; the parser recurses once per level. */
const MAX_DEPTH = 20
/** The most that IEEE 1003.1 promises for `{n,m}` (RE_DUP_MAX). */
const MAX_REPEATS = 255

type Steps = readonly PatternStep[]

/** @returns undefined when `source` is no pattern, or one of a kind that no seal uses */
export function parsePattern(source: string): Steps | undefined {
  if (source.length > MAX_PATTERN) return undefined
  try {
    return new Parser(source).parse()
  } catch (error) {
    if (error instanceof NoPattern) return undefined
    throw error
  }
}

class NoPattern extends Error {}

class Parser {
  readonly #source: string
  #at = 0
  #depth = 0

  constructor(source: string) {
    this.#source = source
  }

  parse(): Steps {
    const steps = this.#alternatives()
    if (this.#at < this.#source.length) throw new NoPattern('a closing bracket without an opening')
    return steps
  }

  /** What follows a `|` is laid out once, however many there are: each leads to the next, and past them all. */
  #alternatives(): Steps {
    const ways = [this.#sequence()]
    while (this.#take('|')) ways.push(this.#sequence())
    const last = ways.pop() ?? []
    let left = ways.reduce((sum, way) => sum + way.length + 2, last.length)
    bounded(left)
    const steps: PatternStep[] = []
    for (const way of ways) {
      left -= way.length + 2
      steps.push({ kind: 'split', first: 1, second: way.length + 2 }, ...way)
      steps.push({ kind: 'jump', by: left + 1 })
    }
    return [...steps, ...last]
  }

  #sequence(): Steps {
    const steps: PatternStep[] = []
    for (
      let next = this.#peek();
      next !== '' && next !== '|' && next !== ')';
      next = this.#peek()
    ) {
      steps.push(...this.#repeated(this.#atom()))
      bounded(steps.length)
    }
    return steps
  }

  #repeated(atom: Steps): Steps {
    const past = atom.length + 1
    if (this.#take('?')) return [{ kind: 'split', first: 1, second: past }, ...atom]
    if (this.#take('+')) return [...atom, { kind: 'split', first: -atom.length, second: 1 }]
    if (this.#take('*')) return star(atom)
    return this.#take('{') ? this.#counted(atom) : atom
  }

  #counted(atom: Steps): Steps {
    const close = this.#source.indexOf('}', this.#at)
    const inside = close < 0 ? '' : this.#source.slice(this.#at, close)
    const [, low = '', comma, high = ''] = /^(\d{1,3})(,)?(\d{1,3})?$/.exec(inside) ?? []
    const least = Number(low)
    const most = high === '' ? least : Number(high)
    if (low === '' || most < least || most > MAX_REPEATS) throw new NoPattern('a bad count')
    this.#at = close + 1
    bounded((most + 1) * (atom.length + 1))
    const steps: PatternStep[] = []
    for (let copy = 0; copy < least; copy++) steps.push(...atom)
    if (comma !== undefined && high === '') return [...steps, ...star(atom)]
    const optional: Steps = [{ kind: 'split', first: 1, second: atom.length + 1 }, ...atom]
    for (let copy = least; copy < most; copy++) steps.push(...optional)
    return steps
  }

  #atom(): Steps {
    const character = this.#source[this.#at++] ?? ''
    switch (character) {
      case '(':
        return this.#group()
      case '[':
        return [this.#set()]
      case '^':
        return [{ kind: 'begin' }]
      case '$':
        return [{ kind: 'end' }]
      case '.':
        return [{ kind: 'character', accepts: () => true, cost: 0 }]
      case '*':
      case '+':
      case '?':
      case '{':
        throw new NoPattern('nothing to repeat')
      case '\\':
        return [exactly(this.#escaped())]
      default:
        return [exactly(character)]
    }
  }

  #group(): Steps {
    if (++this.#depth > MAX_DEPTH) throw new NoPattern('too deep')
    const inside = this.#alternatives()
    if (!this.#take(')')) throw new NoPattern('a group is not closed')
    this.#depth -= 1
    return inside
  }

  /** Letters and digits behind a backslash mean something in some dialects and nothing in this one. */
  #escaped(): string {
    const character = this.#source[this.#at++] ?? ''
    if (character === '' || /[A-Za-z0-9]/.test(character)) throw new NoPattern('an unknown escape')
    return character
  }

  /** Named classes such as `[:alpha:]` are refused: no seal has them. */
  #set(): PatternStep {
    const negated = this.#take('^')
    const start = this.#at
    const close = this.#source.indexOf(']', start + 1)
    const members = this.#source.slice(start, Math.max(close, start))
    if (close < 0 || /\[[:.=]/.test(members)) throw new NoPattern('a bad set')
    this.#at = close + 1
    const ranges = [...members.matchAll(/([\s\S])-([\s\S])|[\s\S]/g)].map(
      ([one, low = one, high = one]) => [low, high] as const,
    )
    const accepts = (text: string, at: number) => {
      const found = text[at] ?? ''
      return ranges.some(([low, high]) => found >= low && found <= high) !== negated
    }
    return { kind: 'character', accepts, cost: ranges.length - 1 }
  }

  #peek(): string {
    return this.#source[this.#at] ?? ''
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false
    this.#at += 1
    return true
  }
}

function star(atom: Steps): Steps {
  return [
    { kind: 'split', first: 1, second: atom.length + 2 },
    ...atom,
    { kind: 'jump', by: -atom.length - 1 },
  ]
}

function exactly(character: string): PatternStep {
  return { kind: 'character', accepts: (text, at) => text[at] === character, cost: 0 }
}

/** Before they are laid out. */
function bounded(steps: number): void {
  if (steps > MAX_STEPS) throw new NoPattern('too long')
}

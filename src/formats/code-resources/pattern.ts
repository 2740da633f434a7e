import { type PatternStep, parsePattern } from './pattern-parser'

/** A regular expression of a seal's rules, ready to be asked. */
export interface Pattern {
  /** Whether it is found anywhere in `text`. Takes steps out of `budget`. */
  readonly isFoundIn: (text: string, budget: StepBudget) => boolean
}

/** Steps of compiling and matching that are left; shared by all patterns of all seals of an IPA. */
export interface StepBudget {
  left: number
}

/**
 * A POSIX extended regular expression (IEEE 1003.1, chapter 9.4) as `codesign` takes them. Not a `RegExp`:
 * those take exponential time on `(a+)+$` (over ten seconds for 28 letters), and the rules come with the archive. Here all ways are followed
 * at once, so the time is the length of the text times the length of the pattern at most. Npm's `re2` is a
 * native module, which one bundle for all runners cannot carry.
 *
 * @returns undefined when the pattern is none, or uses what is not known here
 */
export function compilePattern(source: string, budget: StepBudget): Pattern | undefined {
  const steps = parsePattern(source)
  budget.left -= source.length + (steps?.length ?? 0)
  if (steps === undefined) return undefined
  return { isFoundIn: (text, budget) => new Walk(steps, text, budget).reachesEnd() }
}

class Walk {
  readonly #steps: readonly PatternStep[]
  readonly #text: string
  readonly #budget: StepBudget

  constructor(steps: readonly PatternStep[], text: string, budget: StepBudget) {
    this.#steps = steps
    this.#text = text
    this.#budget = budget
  }

  reachesEnd(): boolean {
    let now = new Set<number>()
    for (let at = 0; at <= this.#text.length; at++) {
      if (this.#follow(0, at, now)) return true
      if (this.#budget.left < 0) return false
      const next = new Set<number>()
      for (const index of now) {
        if (this.#takes(index, at) && this.#follow(index + 1, at + 1, next)) return true
      }
      if (next.size === 0 && this.#isAnchored()) return false
      now = next
    }
    return false
  }

  /** Adds to `into` every step reachable from `start` without a character; true when that is the end. */
  #follow(start: number, at: number, into: Set<number>): boolean {
    const waiting = [start]
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      this.#budget.left -= 1
      if (this.#budget.left < 0 || into.has(index)) continue
      into.add(index)
      const step = this.#steps[index]
      if (step === undefined) return true
      if (step.kind === 'split') waiting.push(index + step.first, index + step.second)
      else if (step.kind === 'jump') waiting.push(index + step.by)
      else if (step.kind === 'begin' && at === 0) waiting.push(index + 1)
      else if (step.kind === 'end' && at === this.#text.length) waiting.push(index + 1)
    }
    return false
  }

  #takes(index: number, at: number): boolean {
    const step = this.#steps[index]
    if (step?.kind !== 'character' || at >= this.#text.length) return false
    this.#budget.left -= step.cost
    return step.accepts(this.#text, at)
  }

  #isAnchored(): boolean {
    return this.#steps[0]?.kind === 'begin'
  }
}

import {
  booleanAt,
  isDictionary,
  type PropertyList,
  type PropertyListDictionary,
} from '../property-list/property-list'
import { compilePattern, type Pattern, type StepBudget } from './pattern'

/** What the rules of a seal say about a path. */
export type RuleVerdict = 'sealed' | 'omitted' | 'nested'

/** A rule as the seal states it. Compiled, it may take a hundred times the memory. */
export interface ResourceRule {
  /** A pattern over paths, not yet looked at. */
  readonly source: string
  readonly weight: number
  readonly verdict: RuleVerdict
}

/** The rules of one seal, ready to be asked. */
export interface CompiledRules {
  /**
   * What the heaviest rule that matches says; `omitted` when none does.
   * undefined once the budget is used up: honest rules never take that long.
   */
  readonly judge: (path: string) => RuleVerdict | undefined
}

interface CompiledRule extends ResourceRule {
  readonly pattern: Pattern
}

/** Rules of one seal. Apple writes 5 to 12. */
const MAX_RULES = 100
/**
 * Steps for all seals of an IPA, about a second: it may nest 2,000 bundles, each with a seal. 20,000 paths that
 * are not listed take a tenth of that.
 */
const MAX_STEPS = 20_000_000

/** Why rules cannot be followed that are only too many or too slow. */
export const TOO_SLOW = 'its rules take too long to follow'

/**
 * The dictionary `rules` or `rules2`: pattern → `true`, `false`, or `{weight, omit, optional, nested}`.
 * A rule weighs 1 unless it says otherwise (Security framework, `ResourceBuilder::addRule`).
 *
 * @returns the reason when there is a rule that cannot be followed
 */
export function readResourceRules(rules: PropertyListDictionary): readonly ResourceRule[] | string {
  if (rules.size > MAX_RULES) return `it has ${rules.size} rules; the most is ${MAX_RULES}`
  const read: ResourceRule[] = []
  for (const [source, value] of rules) {
    const rule = readRule(source, value)
    if (rule === undefined) return `its rule ${quoted(source)} has no known form`
    read.push(rule)
  }
  return read
}

/** @returns the reason when there is a pattern that cannot be followed, or no budget left for it */
export function compileRules(
  rules: readonly ResourceRule[],
  budget: StepBudget,
): CompiledRules | string {
  const compiled: CompiledRule[] = []
  for (const rule of rules) {
    if (budget.left < 0) return TOO_SLOW
    const pattern = compilePattern(rule.source, budget)
    if (pattern === undefined) return `its rule ${quoted(rule.source)} is no pattern known here`
    compiled.push({ ...rule, pattern })
  }
  return { judge: path => judge(compiled, path, budget) }
}

/** To be shared by every seal of one IPA. */
export function stepBudget(): StepBudget {
  return { left: MAX_STEPS }
}

function readRule(source: string, value: PropertyList): ResourceRule | undefined {
  if (typeof value === 'boolean') {
    return { source, weight: 1, verdict: value ? 'sealed' : 'omitted' }
  }
  if (!isDictionary(value)) return undefined
  const weight = value.get('weight') ?? 1
  if (typeof weight !== 'number') return undefined
  return { source, weight, verdict: verdictOf(value) }
}

function verdictOf(rule: PropertyListDictionary): RuleVerdict {
  if (booleanAt(rule, 'omit') === true) return 'omitted'
  return booleanAt(rule, 'nested') === true ? 'nested' : 'sealed'
}

/**
 * Of equally heavy rules Apple takes whichever its hash table gives first. Seals of 2014 to 2017 hold both
 * `^` and, to omit it, `^Info\.plist$` with the same weight, and omitted it is: what omits wins.
 */
function judge(
  rules: readonly CompiledRule[],
  path: string,
  budget: StepBudget,
): RuleVerdict | undefined {
  let best: CompiledRule | undefined
  if (budget.left < 0) return undefined
  for (const rule of rules) {
    if (best !== undefined && !outweighs(rule, best)) continue
    if (rule.pattern.isFoundIn(path, budget)) best = rule
    if (budget.left < 0) return undefined
  }
  return best?.verdict ?? 'omitted'
}

function outweighs(rule: ResourceRule, best: ResourceRule): boolean {
  if (rule.weight !== best.weight) return rule.weight > best.weight
  return rule.verdict === 'omitted' && best.verdict !== 'omitted'
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}

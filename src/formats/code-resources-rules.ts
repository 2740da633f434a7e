import { compilePattern, type Pattern, type StepBudget } from './code-resources-pattern'
import {
  booleanAt,
  isDictionary,
  type PropertyList,
  type PropertyListDictionary,
} from './property-list'

/** What the rules of a seal say about a path. */
export type RuleVerdict = 'sealed' | 'omitted' | 'nested'

export interface ResourceRules {
  /**
   * What the heaviest rule that matches says; `omitted` when none does.
   * undefined once `budget` is used up: honest rules never take that long.
   */
  readonly judge: (path: string, budget: StepBudget) => RuleVerdict | undefined
}

interface Rule {
  readonly pattern: Pattern
  readonly weight: number
  readonly verdict: RuleVerdict
}

/** Rules of one seal. Apple writes 5 to 12. */
const MAX_RULES = 100
/**
 * Steps of matching for all seals of an IPA, about a second: it may nest 2,000 bundles, each with a seal.
 * 20,000 paths that are not listed take a tenth of that.
 */
const MAX_STEPS = 20_000_000

/**
 * The dictionary `rules` or `rules2`: pattern → `true`, `false`, or `{weight, omit, optional, nested}`.
 * A rule weighs 1 unless it says otherwise (Security framework, `ResourceBuilder::addRule`).
 *
 * @returns the reason when there is a rule that cannot be followed
 */
export function readResourceRules(rules: PropertyListDictionary): ResourceRules | string {
  if (rules.size > MAX_RULES) return `it has ${rules.size} rules; the most is ${MAX_RULES}`
  const read: Rule[] = []
  for (const [source, value] of rules) {
    const pattern = compilePattern(source)
    if (pattern === undefined) return `its rule ${quoted(source)} is no pattern known here`
    const rule = readRule(pattern, value)
    if (rule === undefined) return `its rule ${quoted(source)} has no known form`
    read.push(rule)
  }
  return { judge: (path, budget) => judge(read, path, budget) }
}

/** To be shared by every seal of one IPA. */
export function stepBudget(): StepBudget {
  return { left: MAX_STEPS }
}

function readRule(pattern: Pattern, value: PropertyList): Rule | undefined {
  if (typeof value === 'boolean')
    return { pattern, weight: 1, verdict: value ? 'sealed' : 'omitted' }
  if (!isDictionary(value)) return undefined
  const weight = value.get('weight') ?? 1
  if (typeof weight !== 'number') return undefined
  return { pattern, weight, verdict: verdictOf(value) }
}

function verdictOf(rule: PropertyListDictionary): RuleVerdict {
  if (booleanAt(rule, 'omit') === true) return 'omitted'
  return booleanAt(rule, 'nested') === true ? 'nested' : 'sealed'
}

/**
 * Of equally heavy rules Apple takes whichever its hash table gives first. Seals of 2014 to 2017 hold both
 * `^` and, to omit it, `^Info\.plist$` with the same weight, and omitted it is: what omits wins.
 */
function judge(rules: readonly Rule[], path: string, budget: StepBudget): RuleVerdict | undefined {
  let best: Rule | undefined
  if (budget.left < 0) return undefined
  for (const rule of rules) {
    if (best !== undefined && !outweighs(rule, best)) continue
    if (rule.pattern.isFoundIn(path, budget)) best = rule
    if (budget.left < 0) return undefined
  }
  return best?.verdict ?? 'omitted'
}

function outweighs(rule: Rule, best: Rule): boolean {
  if (rule.weight !== best.weight) return rule.weight > best.weight
  return rule.verdict === 'omitted' && best.verdict !== 'omitted'
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}

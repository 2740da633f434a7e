import type { Finding } from '../../preflight/finding'
import { counted } from '../../primitives/in-words'
import { explained } from '../advice'
import { joined, type Markdown, md } from '../markdown'
import { plainReason } from '../plain-reasons'
import { isRefusedForWarnings } from '../strictness'

/** Why, in a sentence that everybody understands, and what its author has to change. */
export function refusal(findings: readonly Finding[], outcome: Markdown): Markdown {
  return joined([why(findings, outcome), toFix(findings)], '\n\n')
}

function why(findings: readonly Finding[], outcome: Markdown): Markdown {
  const [first, ...others] = decisive(findings)
  if (first === undefined) return outcome
  const more = counted(others.length, 'more problem')
  const rest =
    others.length === 0 ? md`` : md` There ${others.length === 1 ? 'is' : 'are'} ${more}.`
  return md`**${plainReason(first.rule)}** ${outcome}${rest}`
}

/** What refused it: the errors; without one, whatever `fail-on` does not let through. */
function decisive(findings: readonly Finding[]): readonly Finding[] {
  return isRefusedForWarnings(findings)
    ? findings.filter(({ level }) => level === 'warning')
    : findings.filter(({ level }) => level === 'error')
}

/** The fix when one does for all; of several, only the list of findings tells which is for what. */
export function soleFix(findings: readonly Finding[]): string | undefined {
  const [only, ...others] = fixesOf(findings)
  return others.length === 0 ? only : undefined
}

/** What its author has to change, each once. */
function fixesOf(findings: readonly Finding[]): readonly string[] {
  const fixes = decisive(findings).map(({ fix }) => fix)
  return [...new Set(fixes)].filter(fix => fix.trim() !== '')
}

function toFix(findings: readonly Finding[]): Markdown {
  const fixes = fixesOf(findings)
  const [only, ...others] = fixes
  if (only === undefined) return md``
  if (others.length === 0) return md`**To fix it:** ${explained(only)}`
  const list = joined(
    fixes.map(fix => md`- ${explained(fix)}`),
    '\n',
  )
  return md`**To fix it:**\n\n${list}`
}

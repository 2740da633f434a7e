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

function toFix(findings: readonly Finding[]): Markdown {
  const fixes = [...new Set(decisive(findings).map(({ fix }) => fix))].filter(
    fix => fix.trim() !== '',
  )
  const [only, ...others] = fixes
  if (only === undefined) return md``
  if (others.length === 0) return md`**To fix it:** ${explained(only)}`
  const list = joined(
    fixes.map(fix => md`- ${explained(fix)}`),
    '\n',
  )
  return md`**To fix it:**\n\n${list}`
}

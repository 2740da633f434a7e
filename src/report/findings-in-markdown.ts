import type { Finding, Level } from '../preflight/finding'
import { httpsUrl } from '../primitives/https-url'
import { explained } from './advice'
import { code, folded, joined, link, type Markdown, md } from './markdown'

const words: Readonly<Record<Level, string>> = {
  error: 'Error',
  warning: 'Warning',
  notice: 'Note',
}

/** Each rule has a row there. */
const DOCTOR = 'https://github.com/tap-to-install/tap-to-install/blob/main/docs/doctor.md'

/**
 * What only whoever made the build can do something with; nothing without findings.
 *
 * @param told A fix that stands above already.
 */
export function foldedFindings(findings: readonly Finding[], told?: string): Markdown {
  if (findings.length === 0) return md``
  const untold = findings.map(finding => (finding.fix === told ? { ...finding, fix: '' } : finding))
  return folded('Details for the build’s author', findingList(untold))
}

/** One item per finding, in their order: level, the rule's name that leads to its row in the documentation, what was found, the fix. */
export function findingList(findings: readonly Finding[]): Markdown {
  return joined(findings.map(item), '\n')
}

function item({ level, rule, message, fix }: Finding): Markdown {
  const advice = fix.trim() === '' ? md`` : md`<br>**To fix it:** ${explained(fix)}`
  const row = link(code(rule), httpsUrl(`${DOCTOR}#${rule}`))
  return md`- ${words[level]} ${row}: ${explained(message)}${advice}`
}

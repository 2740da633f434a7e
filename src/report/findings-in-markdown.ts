import type { Finding, Level } from '../preflight/finding'
import { explained } from './advice'
import { code, joined, type Markdown, md } from './markdown'

const words: Readonly<Record<Level, string>> = {
  error: 'Error',
  warning: 'Warning',
  notice: 'Note',
}

/** One list item per finding: level, what was found, the fix, the rule's name to search for. */
export function findingList(findings: readonly Finding[]): Markdown {
  return joined(findings.map(findingItem), '\n')
}

function findingItem({ level, rule, message, fix }: Finding): Markdown {
  const remedy = fix === '' ? md`` : md`<br>**Fix:** ${explained(fix)}`
  return md`- **${words[level]}:** ${explained(message)} (${code(rule)})${remedy}`
}

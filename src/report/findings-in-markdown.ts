import type { Finding, Level } from '../preflight/finding'
import { httpsUrl } from '../primitives/https-url'
import { explainedInCell } from './advice'
import { code, joined, link, type Markdown, md } from './markdown'

const words: Readonly<Record<Level, string>> = {
  error: 'Error',
  warning: 'Warning',
  notice: 'Note',
}

/** Each rule has a row there. */
const DOCTOR = 'https://github.com/tap-to-install/tap-to-install/blob/main/docs/doctor.md'

/** One row per finding, in their order: level and the rule's name, which leads to its row in the documentation, what was found, the fix. */
export function findingTable(findings: readonly Finding[]): Markdown {
  const head = md`<tr><td></td><td>Found</td><td>What to do</td></tr>`
  return md`<table>\n${joined([head, ...findings.map(findingRow)], '\n')}\n</table>`
}

function findingRow({ level, rule, message, fix }: Finding): Markdown {
  const what = md`${words[level]}<br>${link(code(rule), httpsUrl(`${DOCTOR}#${rule}`))}`
  return md`<tr><td>${what}</td><td>${explainedInCell(message)}</td><td>${explainedInCell(fix)}</td></tr>`
}

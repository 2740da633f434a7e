import type { BuildChange, BuildRecord } from '../../builds/build-record'
import { versionInWords } from '../../builds/in-words'
import { type Html, html } from './html'
import { say } from './say'

/** What changed since the build before, folded; nothing when nothing did, or when there was none. */
export function differenceCard({ difference }: BuildRecord): Html | undefined {
  if (difference === undefined || difference.changes.length === 0) return undefined
  const { since, changes } = difference
  return html`<details class="card">
<summary>${say('span', 'changes', { count: changes.length, version: versionInWords(since) })}</summary>
<dl class="changes">
${changes.map(row)}</dl>
</details>
`
}

/** Name above values: identifiers and permission texts are as long as a phone is wide, and longer. */
function row({ what, before, after }: BuildChange): Html {
  return html`<div><dt><bdi>${what}</bdi></dt><dd>${sides(before, after)}</dd></div>
`
}

/** Beside each other when both fit on one line, else one below the other. */
function sides(before: string, after: string): Html {
  if (before === '') return html`<span><bdi>${after}</bdi></span> ${say('b', 'added')}`
  if (after === '') return html`<span><bdi>${before}</bdi></span> ${say('b', 'takenAway')}`
  return html`<span><bdi>${before}</bdi></span> <span>→ <bdi>${after}</bdi></span>`
}

import { counted, versionInWords } from '../facts-in-words'
import type { BuildRecord } from './build-record'
import { type Html, html } from './html'

/** What changed since the build before, folded; nothing when nothing did, or when there was none. */
export function differenceCard({ difference }: BuildRecord): Html | undefined {
  if (difference === undefined || difference.changes.length === 0) return undefined
  const { since, changes } = difference
  const rows = changes.map(
    ({ what, before, after }) =>
      html`<div><dt><bdi>${what}</bdi></dt><dd>${side(before)} → ${side(after)}</dd></div>
`,
  )
  return html`<section class="card">
<details>
<summary>${counted(changes.length, 'change')} since ${versionInWords(since)}</summary>
<dl class="facts">
${rows}</dl>
</details>
</section>
`
}

function side(value: string): Html {
  return value === '' ? html`none` : html`<bdi>${value}</bdi>`
}

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

/** What the records call a change (src/builds/difference.ts), where that is one of a few words. */
const names: ReadonlyMap<string, PlainKey> = new Map([
  ['Bundle identifier', 'identifier'],
  ['Minimum iOS', 'minimumSystem'],
  ['Devices', 'devices'],
  ['Signing', 'signing'],
  ['Team', 'team'],
  ['Size', 'size'],
  ['Needed of the device', 'neededOfDevice'],
  ['Extension', 'extension'],
  ['Framework', 'framework'],
] as const)

type PlainKey =
  | 'identifier'
  | 'minimumSystem'
  | 'devices'
  | 'signing'
  | 'team'
  | 'size'
  | 'neededOfDevice'
  | 'extension'
  | 'framework'

/** Permissions and entitlements have a name of their own behind the word; whatever else stays as it is. */
export function changeName(what: string): Html {
  const key = names.get(what)
  if (key !== undefined) return say('span', key)
  const [, kind, name = ''] = /^(Permission|Entitlement) (.*)$/s.exec(what) ?? []
  if (kind === 'Permission') return say('span', 'permission', { name })
  if (kind === 'Entitlement') return say('span', 'entitlement', { name })
  return html`<bdi>${what}</bdi>`
}

/** Name above values: identifiers and permission texts are as long as a phone is wide, and longer. */
function row({ what, before, after }: BuildChange): Html {
  return html`<div><dt>${changeName(what)}</dt><dd>${sides(before, after)}</dd></div>
`
}

/** Beside each other when both fit on one line, else one below the other. */
function sides(before: string, after: string): Html {
  if (before === '') return html`<span><bdi>${after}</bdi></span> ${say('b', 'added')}`
  if (after === '') return html`<span><bdi>${before}</bdi></span> ${say('b', 'takenAway')}`
  return html`<span><bdi>${before}</bdi></span> <span>→ <bdi>${after}</bdi></span>`
}

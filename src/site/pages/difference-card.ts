import type { BuildChange, BuildRecord } from '../../builds/build-record'
import { versionInWords } from '../../builds/in-words'
import { en } from '../languages/en'
import { type Html, html } from './html'
import { capability, joined } from './in-html'
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
function changeName(what: string): Html {
  const key = names.get(what)
  if (key !== undefined) return say('span', key)
  const [, kind, name = ''] = /^(Permission|Entitlement) (.*)$/s.exec(what) ?? []
  if (kind === 'Permission') return say('span', 'permission', { name })
  if (kind === 'Entitlement') return say('span', 'entitlement', { name })
  return html`<bdi>${what}</bdi>`
}

/** Values that are words of ours (src/builds/difference.ts); every other one comes from the build. */
const values = [
  'phoneAndPad',
  'onlyPad',
  'development',
  'adHoc',
  'enterprise',
  'appStore',
  'noProfile',
  'noText',
] as const

const words: ReadonlyMap<string, (typeof values)[number]> = new Map(
  values.map(key => [en[key], key]),
)

function side(what: string, value: string): Html {
  if (what === 'Needed of the device') return capability(value)
  const isOurs = what === 'Devices' || what === 'Signing' || value === en.noText
  const key = isOurs ? words.get(value) : undefined
  return key === undefined ? html`<bdi>${value}</bdi>` : say('bdi', key)
}

/** The script's style sheet turns it around where people read from the right. */
const arrow = html`<span class="to">→</span>`

/** Name and values in one line. */
export function changeInLine({ what, before, after }: BuildChange): Html {
  const sides = [before, after].filter(value => value !== '').map(value => side(what, value))
  return html`${changeName(what)} ${joined(sides, html` ${arrow} `)}`
}

/** Name above values: identifiers and permission texts are as long as a phone is wide, and longer. */
function row(change: BuildChange): Html {
  return html`<div><dt>${changeName(change.what)}</dt><dd>${sides(change)}</dd></div>
`
}

/** Beside each other when both fit on one line, else one below the other. */
function sides({ what, before, after }: BuildChange): Html {
  if (before === '') return html`<span>${side(what, after)}</span> ${say('b', 'added')}`
  if (after === '') return html`<span>${side(what, before)}</span> ${say('b', 'takenAway')}`
  return html`<span>${side(what, before)}</span> <span>${arrow} ${side(what, after)}</span>`
}

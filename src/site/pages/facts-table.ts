import type { BuildRecord } from '../../builds/build-record'
import { askedOf } from '../../builds/capabilities'
import { describeCommit, endOf, modelsNamed } from '../../builds/describe'
import { versionInWords } from '../../builds/in-words'
import type { Distribution } from '../../ipa/profile/provisioning-profile'
import { Html, type HtmlValue, html } from './html'
import { capability, channelTitle, isPadOnly, moment, sizeOf, systemOf } from './in-html'
import { relativeUrl } from './relative-url'
import { say } from './say'

type FactName =
  | 'versionName'
  | 'build'
  | 'from'
  | 'author'
  | 'branch'
  | 'commit'
  | 'published'
  | 'provenance'
  | 'size'
  | 'needs'
  | 'signing'
  | 'expires'
  | 'team'
  | 'identifier'
  | 'checksum'

/** The table of what is known about a build; rows without a value are left out. */
export function facts(record: BuildRecord, on: 'build' | 'channel'): Html {
  const { app, signing, ipa, source } = record
  return html`<dl class="facts">
${[
  fact('versionName', versionInWords(app)),
  fact('build', record.buildId),
  fact('from', on === 'build' ? fromChannel(record) : undefined),
  fact('author', source.author),
  fact('branch', source.branch),
  fact('commit', commit(record)),
  fact('published', moment(record.publishedAt, 'time')),
  fact('provenance', attested(record)),
  fact('size', sizeOf(ipa.size)),
  fact('needs', needs(app)),
  fact('signing', signed(signing)),
  fact('expires', expiry(record)),
  fact('team', signing.teamName || signing.teamId),
  fact('identifier', app.bundleId),
  fact('checksum', checksum(ipa.sha256)),
]}</dl>`
}

function fact(name: FactName, value: HtmlValue): Html | undefined {
  if (value === '' || value === undefined) return undefined
  return html`<div>${say('dt', name)}<dd>${value instanceof Html ? value : html`<bdi>${value}</bdi>`}</dd></div>
`
}

function fromChannel({ channel, urls }: BuildRecord): Html {
  return html`<a href="${relativeUrl(urls.install, urls.channel)}">${channelTitle(channel)}</a>`
}

function commit({ source }: BuildRecord): HtmlValue {
  const short = describeCommit(source.commit)
  const link =
    source.commitUrl === undefined ? short : html`<a href="${source.commitUrl}">${short}</a>`
  return source.subject ? html`${link} <bdi>${source.subject}</bdi>` : link
}

function attested({ provenance }: BuildRecord): HtmlValue {
  if (provenance === undefined) return undefined
  const { workflow, commit, page } = provenance
  const words = say('span', 'attested', { workflow, commit: describeCommit(commit) })
  return page === undefined ? words : html`<a href="${page}">${words}</a>`
}

function needs(app: BuildRecord['app']): HtmlValue {
  const system = systemOf(app)
  return listed([
    system && say('span', 'orLater', { system }),
    devices(app),
    ...capabilities(app.capabilities ?? []),
    onlyFor(app.onlyModels ?? []),
  ])
}

function capabilities(all: readonly string[]): readonly HtmlValue[] {
  const { named, more } = askedOf(all)
  return [...named.map(capability), andMore(more)]
}

function onlyFor(all: readonly string[]): Html | undefined {
  const { named, more } = modelsNamed(all)
  const models = listed([...named, andMore(more)])
  return models === undefined ? undefined : say('span', 'onlyFor', { models })
}

function andMore(count: number): Html | undefined {
  return count === 0 ? undefined : say('span', 'more', { count })
}

/** In a row, with the comma of the visitor's language. */
function listed(parts: readonly HtmlValue[]): HtmlValue {
  const said = parts.filter(part => part !== undefined && part !== '')
  if (said.length === 0) return undefined
  return said.reduce((first, second) => say('span', 'both', { first, second }))
}

function devices(app: BuildRecord['app']): HtmlValue {
  if (isPadOnly(app)) return say('span', 'onlyPad')
  const { deviceFamilies: families } = app
  if (families.includes('ipad')) return say('span', 'phoneAndPad')
  return families.includes('iphone') ? 'iPhone' : undefined
}

const kinds: Readonly<
  Record<Distribution, 'development' | 'adHoc' | 'enterprise' | 'appStore' | 'noProfile'>
> = {
  development: 'development',
  'ad-hoc': 'adHoc',
  enterprise: 'enterprise',
  'app-store': 'appStore',
  none: 'noProfile',
}

function signed({ distribution, deviceCount }: BuildRecord['signing']): HtmlValue {
  const kind = say('span', kinds[distribution])
  return listed([
    kind,
    deviceCount === undefined ? undefined : say('span', 'deviceCount', { count: deviceCount }),
  ])
}

/** The day stands there always; how far off it is, the script adds when somebody looks. */
function expiry(record: BuildRecord): HtmlValue {
  const at = endOf(record)
  const day = moment(at, 'day')
  return day && html`${day}<span class="quiet" hidden data-far> · ${moment(at, 'ago')}</span>`
}

/** In groups that people can compare; what is copied has no gaps. */
function checksum(sha256: string): Html {
  const groups = sha256.match(/.{1,8}/g) ?? []
  return html`<code class="groups" dir="ltr">${groups.map(group => html`<span>${group}</span>`)}</code>`
}

import type { BuildRecord } from '../../builds/build-record'
import { endOf, wasExpired } from '../../builds/describe'
import { versionInWords } from '../../builds/in-words'
import { iosWillRefuse, isOnlyForReSigners } from '../../builds/verdict'
import type { HttpsUrl } from '../../primitives/https-url'
import { itmsLink } from '../link'
import { differenceCard } from './difference-card'
import { facts } from './facts-table'
import { type Html, type HtmlValue, html } from './html'
import {
  channelTitle,
  isPadOnly,
  joined,
  moment,
  pullRequestUrl,
  sizeOf,
  systemOf,
} from './in-html'
import { firstLaunch, type Heading, installHelp } from './install-help'
import { notices } from './notices'
import { addButtons, forReSigners } from './re-signers'
import { label, say } from './say'

/** Where an article about a build stands. */
export interface Setting {
  /** On the channel's page the channel is the heading of the page, the app that of the article. */
  readonly on: 'build' | 'channel'
  /** Relative address of the picture. */
  readonly icon: string
  /** The page's address for a camera. */
  readonly code: Html
  /** Absolute address of the page. */
  readonly page: HttpsUrl
  /** Below the button's notices: what only one of the pages has to say. */
  readonly aside?: Html
}

/** Everything about one build: what it is, whether it fits this device, the button, help, facts. */
export function buildArticle(record: BuildRecord, setting: Setting): Html {
  const { app, buildId } = record
  const section = setting.on === 'build' ? 'h2' : 'h3'
  return html`<article class="of" data-build="${buildId}" data-os="${app.minimumOs}" data-only="${isPadOnly(app) ? 'pad' : ''}" data-ends="${endOf(record)}" data-name="${app.title} ${versionInWords(app)}, ${buildId}" data-page="${record.urls.install}">
<div class="top">
${header(record, setting)}
${strip(record)}
${notices(record)}${refused(record)}${setting.aside}</div>
${tap(record, setting)}
<div class="more">
${firstLaunch(record, section)}${forReSigners(record, { heading: section, page: setting.page })}${notes(record, section)}${problems(record, section)}${differenceCard(record)}${about(record, section)}
${installHelp(record, setting.on === 'build' ? 'help' : undefined)}
</div>
${scan(setting.code)}
</article>
`
}

function header(record: BuildRecord, { on, icon }: Setting): Html {
  const { app } = record
  const heading = on === 'build' ? 'h1' : 'h2'
  return html`<header class="app">
<img class="icon" src="${icon}" ${label('alt', 'appIcon')} width="88" height="88">
<div>
<${heading} class="clamp" title="${app.title}"><bdi>${app.title}</bdi></${heading}>
${app.subtitle === '' ? undefined : html`<p class="quiet clamp"><bdi>${app.subtitle}</bdi></p>\n`}${on === 'build' ? origin(record) : undefined}<p class="quiet clamp">${say('span', 'version', { version: versionInWords(app) })} · ${moment(record.publishedAt, 'ago')}</p>
</div>
</header>`
}

/** The pull request by its title, for people. */
function origin(record: BuildRecord): Html {
  const url = pullRequestUrl(record)
  const name = channelTitle(record.channel)
  const { title } = record.source
  return html`<p class="quiet clamp">${url ? html`<a href="${url}">${name}</a>` : name}${title && html` <bdi>${title}</bdi>`}</p>
`
}

function strip(record: BuildRecord): Html {
  const { app, ipa } = record
  return html`<dl class="strip">
${[
  cell(say('dt', 'size'), sizeOf(ipa.size)),
  cell(say('dt', 'needs'), systemOf(app)),
  cell(say('dt', 'devices'), devicesOf(record)),
  cell(say('dt', 'worksUntil'), moment(endOf(record), 'day')),
]}</dl>`
}

/** A signature of its own decides who may install a build that is signed anew. */
function devicesOf(record: BuildRecord): HtmlValue {
  if (isOnlyForReSigners(record)) return undefined
  const { distribution, deviceCount } = record.signing
  return distribution === 'enterprise' ? say('span', 'everyDevice') : deviceCount
}

export function cell(name: Html, value: HtmlValue): Html | undefined {
  if (value === undefined || value === '') return undefined
  return html`<div>${name}<dd><bdi>${value}</bdi></dd></div>\n`
}

/** Published all the same (input `fail-on`): the reasons stand below. */
function refused(record: BuildRecord): Html | undefined {
  if (!iosWillRefuse(record) || wasExpired(record)) return undefined
  const why = isOnlyForReSigners(record) ? 'notMended' : 'willRefuse'
  return html`<p class="notice">${say('strong', why)}</p>
`
}

/** An expired build keeps the shape of its button, and no link. */
function button(record: BuildRecord): Html {
  if (isOnlyForReSigners(record)) return addButtons(record)
  return wasExpired(record)
    ? html`<a class="button" aria-disabled="true" data-t="expired">Expired</a>`
    : installLink(record)
}

function tap(record: BuildRecord, { page }: Setting): Html {
  return html`<section class="tap" ${label('aria-label', 'install')}>
${button(record)}
${advice(page)}
</section>`
}

/** What the script shows when it is of use: after the tap, on a computer, in a page inside another app. */
export function advice(page: string): Html {
  return html`<div class="card after" hidden data-when="tapped" role="status">
<p>${say('strong', 'lookAtHome')}</p>
${say('p.quiet', 'somethingElse')}
</div>
<p class="hint" hidden data-when="computer">${say('span', 'onComputer')}</p>
<div class="notice" hidden data-when="in-app">
<p>${say('strong', 'nothingHappens')} ${say('span', 'openSafari')}</p>
<p class="minis"><a class="mini" href="x-safari-${page}" data-t="inSafari">Open in Safari</a> <button class="mini" type="button" hidden data-copy="link" data-t="copyLink">Copy link</button></p>
</div>`
}

/** Nothing is promised of a build that was published against advice. */
function installLink(record: BuildRecord): Html {
  const link = itmsLink(record.urls.manifest)
  return iosWillRefuse(record)
    ? html`<a class="button" href="${link}" data-t="installAnyway">Install anyway</a>`
    : html`<a class="button" href="${link}" data-t="install">Install</a>`
}

function notes({ notes }: BuildRecord, heading: Heading): Html | undefined {
  if (notes.trim() === '') return undefined
  return html`<section class="card">
${say(heading, 'whatToTest')}
<p class="text" dir="auto">${notes.trim()}</p>
</section>
`
}

/** Only what iOS will refuse: other findings are for the author, who has them in comment and summary. */
function problems({ findings }: BuildRecord, heading: Heading): Html | undefined {
  const told = findings.filter(({ level }) => level === 'error')
  if (told.length === 0) return undefined
  const rows = told.map(
    ({ message, fix }) => html`<li><p>${message}</p>
<p class="quiet">${fix}</p></li>
`,
  )
  return html`<section class="card">
${say(heading, 'goodToKnow')}
<ul class="plain-list" lang="en" dir="ltr">
${rows}</ul>
</section>
`
}

/** Folded on the channel's page, where it stands once for each app. */
function about(record: BuildRecord, heading: Heading): Html {
  if (heading === 'h3')
    return html`<details class="card">
${say('summary', 'aboutBuild')}
${facts(record, 'channel')}
</details>`
  return html`<section class="card">
${say(heading, 'aboutBuild')}
${facts(record, 'build')}
</section>`
}

export function scan(code: Html): Html {
  return html`<section class="scan card" ${label('aria-label', 'openElsewhere')}>
${code}
${say('p.quiet', 'scan')}
</section>`
}

/** `Install on iPhone · iOS 15 · works until 14 Jun 2027`, for a chat that shows the link. */
export function inOneLine(record: BuildRecord, until: string): string {
  const device = isPadOnly(record.app) ? 'iPad' : 'iPhone'
  const where = isOnlyForReSigners(record)
    ? 'For AltStore, SideStore, Feather'
    : `Install on ${device}`
  const system = systemOf(record.app)
  return joined([where, system && `${system}+`, until && `works until ${until}`], ' · ').join('')
}

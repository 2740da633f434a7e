import type { BuildRecord } from '../../builds/build-record'
import { describeChannel, wasExpired } from '../../builds/describe'
import { versionInWords } from '../../builds/in-words'
import { iosWillRefuse } from '../../builds/verdict'
import { differenceCard } from './difference-card'
import { factsTable } from './facts-table'
import { type Html, html } from './html'
import { installButton } from './install-button'
import { firstLaunch, installHelp } from './install-help'
import { script } from './page-script'
import { pageShell } from './page-shell'
import { relativeUrl } from './relative-url'

/** The page of exactly one build: what the comment links to. */
export function installPage(record: BuildRecord): Html {
  const content = html`${header(record)}
${expired(record)}${refused(record)}${newer(record)}<div class="get">
${tap(record)}
${scan(record)}
</div>
${firstLaunch(record)}${notes(record)}${findings(record)}${differenceCard(record)}${factsTable(record)}
${installHelp(record)}
${ends(record)}`
  const { app } = record
  return pageShell(
    {
      title: `${app.title} ${versionInWords(app)}`,
      kind: 'build',
      mark: `build ${record.buildId}`,
      unlisted: record.unlisted,
      icon: relativeUrl(record.urls.install, record.urls.icon),
      script,
    },
    content,
  )
}

function header(record: BuildRecord): Html {
  const { app, urls } = record
  const subtitle =
    app.subtitle === ''
      ? undefined
      : html`<p class="quiet clamp one"><bdi>${app.subtitle}</bdi></p>\n`
  return html`<header class="app">
<img class="icon" src="${relativeUrl(urls.install, urls.icon)}" alt="App icon" width="88" height="88">
<div>
<h1 class="clamp" title="${app.title}"><bdi>${app.title}</bdi></h1>
${subtitle}<p class="quiet clamp">Version <bdi>${versionInWords(app)}</bdi></p>
</div>
</header>`
}

function expired(record: BuildRecord): Html {
  const now = wasExpired(record) ? html`` : html` hidden`
  return html`<p class="notice" data-when="expired"${now}><strong>This build has expired.</strong> Its provisioning profile has run out, so iOS neither installs nor opens it any more. Ask for a new build.</p>
`
}

/** Published against advice: what iOS will say, before the button that tries it all the same. */
function refused(record: BuildRecord): Html | undefined {
  if (!iosWillRefuse(record)) return undefined
  const errors = record.findings.filter(({ level }) => level === 'error')
  return html`<div class="notice"><p><strong>iOS will most likely refuse to install this build.</strong></p>
<ul class="plain-list">
${errors.map(finding)}</ul></div>
`
}

/** Shown by the script, which finds out. */
function newer(record: BuildRecord): Html {
  const channel = relativeUrl(record.urls.install, record.urls.channel)
  return html`<p class="notice" hidden data-when="newer" data-channel="${channel}" data-of="${record.app.bundleId}" data-build="${record.buildId}">There is a newer build: <a href="${channel}">see the newest</a></p>
<p class="notice" hidden data-when="gone">This build has been removed. Installing it will fail.</p>
`
}

function tap(record: BuildRecord): Html {
  return html`<section class="tap" aria-label="Install">
${installButton(record)}
<p class="hint" hidden data-when="tapped" role="status">Confirm with “Install”, then look at the Home Screen: the app appears there.</p>
<p class="hint" hidden data-when="computer">The button works on an iPhone or iPad only.</p>
<div class="notice" hidden data-when="in-app">
<p><strong>Nothing happens?</strong> Some browsers and the pages inside other apps cannot install. Open this page in Safari.</p>
<button class="button small plain" type="button" hidden data-copy>Copy link</button>
</div>
</section>`
}

function scan({ urls }: BuildRecord): Html {
  return html`<section class="scan card" aria-label="Open on another device">
<img class="qr" src="${relativeUrl(urls.install, urls.qr)}" alt="QR code with the address of this page" width="220" height="220">
<p class="quiet">Scan with the camera of an iPhone or iPad to open this page there.</p>
</section>`
}

function notes({ notes }: BuildRecord): Html | undefined {
  if (notes.trim() === '') return undefined
  return html`<section class="card">
<h2>What to test</h2>
<p class="text" dir="auto">${notes.trim()}</p>
</section>
`
}

const levelNames = { error: 'Problem', warning: 'Warning', notice: 'Note' } as const

/** What concerns the person with the phone; the rest is for the author, who has it in comment and summary. */
const forThePerson: readonly string[] = [
  'profile-expires-soon',
  'development-signed',
  'enterprise-trust',
]

/** Said by `firstLaunch` already, and better. */
const saidAbove: Readonly<Record<string, string>> = {
  'development-signed': 'development',
  'enterprise-trust': 'enterprise',
}

function findings({ findings, signing }: BuildRecord): Html | undefined {
  const told = findings.filter(
    ({ rule, level }) =>
      level !== 'error' && forThePerson.includes(rule) && saidAbove[rule] !== signing.distribution,
  )
  if (told.length === 0) return undefined
  return html`<section class="card">
<h2>Good to know</h2>
<ul class="plain-list">
${told.map(finding)}</ul>
</section>
`
}

function finding({ level, message, fix }: BuildRecord['findings'][number]): Html {
  return html`<li><p><strong>${levelNames[level]}:</strong> ${message}</p>
<p class="quiet">${fix}</p></li>
`
}

function ends({ channel, urls, source }: BuildRecord): Html {
  const run =
    source.runUrl === undefined ? undefined : html`<a href="${source.runUrl}">Workflow run</a>\n`
  return html`<footer class="ends">
<a href="${relativeUrl(urls.install, urls.channel)}"><span>All builds of <bdi>${describeChannel(channel)}</bdi></span></a>
${run}</footer>`
}

import type { BuildRecord } from '../../builds/build-record'
import { nearerEnd } from '../../builds/in-words'
import { counted, dayInWords } from '../../primitives/in-words'
import { type Html, type HtmlValue, html } from './html'

/** What a person has to do once before a build of this signing type opens; undefined when nothing. */
export function firstLaunch({ signing }: BuildRecord): Html | undefined {
  if (signing.distribution === 'development') {
    return steps('Needs Developer Mode', [
      'Install the app. Only then does iOS offer the switch.',
      'Open Settings › Privacy & Security › Developer Mode and turn it on.',
      'Restart when iOS asks, unlock, and confirm.',
    ])
  }
  if (signing.distribution !== 'enterprise') return undefined
  return steps('Trust the developer once', [
    'Install the app, but do not open it yet.',
    html`Open Settings › General › VPN &amp; Device Management and choose <bdi>${signing.teamName || 'the developer'}</bdi>.`,
    'Tap Trust. From iOS 18 on, the device restarts to finish.',
  ])
}

/**
 * What to do when the build does not install. iOS never says why, so the page has to; only what can
 * happen to a build of this signing type is said.
 */
export function installHelp(record: BuildRecord): Html {
  return html`<details class="card">
<summary>It does not install?</summary>
<dl class="causes">
${[nothingHappens(), cannotConnect(record), unableToInstall(record), waiting(), opensNot(record)]}</dl>
</details>`
}

function steps(title: string, items: readonly HtmlValue[]): Html {
  return html`<section class="card">
<h2>${title}</h2>
<ol>
${items.map(item => html`<li>${item}</li>\n`)}</ol>
</section>
`
}

function cause(symptom: string, remedies: readonly HtmlValue[]): Html | undefined {
  const said = remedies.filter(remedy => remedy !== undefined)
  if (said.length === 0) return undefined
  return html`<dt>${symptom}</dt>
<dd><ul class="dots">
${said.map(remedy => html`<li>${remedy}</li>\n`)}</ul></dd>
`
}

function nothingHappens(): Html | undefined {
  return cause('Nothing happens after the tap', [
    'Open this page in Safari: pages inside other apps often cannot install.',
    'Screen Time or device management may forbid installing apps.',
    'If a greyed-out icon of the app is on the Home Screen, delete it, restart the device and try again.',
  ])
}

function cannotConnect({ urls }: BuildRecord): Html | undefined {
  return cause(`“Cannot connect to ${new URL(urls.manifest).host}”`, [
    'Check the connection, and try without VPN or proxy.',
    'The build may have been removed: reload this page.',
  ])
}

function unableToInstall({ signing, app }: BuildRecord): Html | undefined {
  return cause('“Unable to Install” or “integrity could not be verified”', [
    registered(signing),
    expires(signing),
    app.minimumOs === ''
      ? undefined
      : html`The device needs iOS <bdi>${app.minimumOs}</bdi> or later.`,
    'If the app is installed from the App Store, from TestFlight or by another team, delete that copy first.',
  ])
}

function registered({ distribution, deviceCount }: BuildRecord['signing']): HtmlValue {
  if (distribution !== 'ad-hoc' && distribution !== 'development') return undefined
  const count = deviceCount === undefined ? 'registered devices' : counted(deviceCount, 'device')
  return `The device must be registered: this build runs on the ${count} of its profile only. Send the developer your device’s identifier (UDID) and ask for a new build.`
}

function expires(signing: BuildRecord['signing']): HtmlValue {
  const date = dayInWords(nearerEnd(signing).at)
  return date === '' ? undefined : `After ${date} the build no longer installs.`
}

function waiting(): Html | undefined {
  return cause('The icon stays at “Waiting…” or “Loading…”', [
    'Wait a minute on a good connection: the whole app is being downloaded.',
    'Some company networks block Apple’s servers that check signatures; try mobile data.',
  ])
}

function opensNot({ signing }: BuildRecord): Html | undefined {
  return cause('It installs but does not open', [
    signing.distribution === 'development'
      ? 'Turn on Developer Mode, as described above.'
      : undefined,
    signing.distribution === 'enterprise'
      ? '“Untrusted Enterprise Developer”: trust the developer, as described above.'
      : undefined,
    'The certificate may have been revoked: ask for a new build.',
  ])
}

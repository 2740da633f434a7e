import type { BuildRecord } from '../../builds/build-record'
import { endOf, wasExpired } from '../../builds/describe'
import { versionInWords } from '../../builds/in-words'
import { isOnlyForReSigners } from '../../builds/verdict'
import { type Html, html } from './html'
import { isPadOnly, moment, systemOf } from './in-html'
import { relativeUrl } from './relative-url'
import { say } from './say'

/** What may be wrong with a build on the device at hand. The script shows what it finds to be so. */
export function notices(record: BuildRecord): Html {
  return html`${expired(record)}${soon(record)}${notFor(record)}`
}

/** A build without an end needs none. Whoever signs anew may still have one whose signature is over. */
function expired(record: BuildRecord): Html | undefined {
  if (isOnlyForReSigners(record)) return undefined
  const now = wasExpired(record) ? html`` : html` hidden`
  const advice = record.sideload === undefined ? 'askForNew' : 'stillSigned'
  return html`<p class="notice" data-when="expired"${now}>${say('strong', 'hasExpired')} ${say('span', advice)}</p>
`
}

function soon(record: BuildRecord): Html | undefined {
  const date = moment(endOf(record), 'day')
  if (date === undefined) return undefined
  return html`<p class="notice" hidden data-when="soon">${say('span', 'installBefore', { date })}</p>
`
}

/** The script fills in which device this is, and what it runs. */
function notFor(record: BuildRecord): Html | undefined {
  const { app } = record
  const system = systemOf(app)
  const device = 'device'
  const reasons = [
    isPadOnly(app)
      ? html`<span hidden data-why="pad">${say('span', 'padOnly')} </span>`
      : undefined,
    system === undefined
      ? undefined
      : html`<span hidden data-why="os">${say('span', 'needsSystem', { system, device, present: 'less' })} </span>`,
  ]
  if (reasons.every(reason => reason === undefined)) return undefined
  return html`<p class="notice" hidden data-when="not-for">${say('strong', 'notForThis', { device })} ${reasons}${isOnlyForReSigners(record) ? undefined : say('span', 'willRefuse')}</p>
`
}

/** On the page of one build: shown when the channel has gone on, or is no more. */
export function overtaken({ urls, app, buildId, publishedAt }: BuildRecord): Html {
  const channel = relativeUrl(urls.install, urls.channel)
  const build = html`<a href="${channel}">${versionInWords(app)}</a>`
  const when = moment(publishedAt, 'ago')
  return html`<p class="notice" hidden data-when="newer" data-newer="${buildId}" data-channel="${channel}" data-of="${app.bundleId}">${say('span', 'newer', { build, when })}</p>
<p class="notice" hidden data-when="gone">${say('span', 'removed')}</p>
`
}

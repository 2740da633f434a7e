import type { BuildRecord } from '../../builds/build-record'
import { wasExpired } from '../../builds/describe'
import { nearerEnd, versionInWords } from '../../builds/in-words'
import { type Html, html } from './html'
import { isPadOnly, moment, systemOf } from './in-html'
import { relativeUrl } from './relative-url'
import { say } from './say'

/** What may be wrong with a build on the device at hand. The script shows what it finds to be so. */
export function notices(record: BuildRecord): Html {
  return html`${expired(record)}${soon(record)}${notFor(record)}`
}

function expired(record: BuildRecord): Html {
  const now = wasExpired(record) ? html`` : html` hidden`
  return html`<p class="notice" data-when="expired"${now}>${say('strong', 'hasExpired')} ${say('span', 'askForNew')}</p>
`
}

function soon({ signing }: BuildRecord): Html | undefined {
  const date = moment(nearerEnd(signing).at, 'day')
  if (date === undefined) return undefined
  return html`<p class="notice" hidden data-when="soon">${say('span', 'installBefore', { date })}</p>
`
}

/** The script fills in which device this is, and what it runs. */
function notFor({ app }: BuildRecord): Html | undefined {
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
  return html`<p class="notice" hidden data-when="not-for">${say('strong', 'notForThis', { device })} ${reasons}${say('span', 'willRefuse')}</p>
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

import type { BuildRecord } from '../../builds/build-record'
import { nearerEnd } from '../../builds/in-words'
import { isOnlyForReSigners } from '../../builds/verdict'
import { type Html, type HtmlValue, html } from './html'
import { joined, moment, pullRequestUrl, sizeOf, systemOf } from './in-html'
import { say } from './say'

/**
 * What to do when the build does not install. iOS never says why, so the page has to: by the message on
 * the phone, and only what can happen to a build of this signing type. After a tap the script puts the
 * messages below the button.
 *
 * @param anchor Its name in the address where the page has one build: the comment leads to `#help`.
 */
export function installHelp(record: BuildRecord, anchor?: 'help'): Html {
  return html`<details class="card help"${anchor && html` id="${anchor}"`}>
${say('summary', 'doesNotInstall')}
${isOnlyForReSigners(record) ? signedAnew(record) : symptoms(record)}
</details>`
}

/** What AltStore, SideStore and Feather say they say themselves. */
function signedAnew(record: BuildRecord): Html {
  return html`<div class="symptoms">
${[
  symptom(say('span', 'nothing'), [say('li', 'needsInstaller'), say('li', 'openSafari')]),
  symptom(say('span', 'opensNot'), [say('li', 'refresh')]),
  report(record),
]}</div>`
}

function symptoms(record: BuildRecord): Html {
  return html`<div class="symptoms">
${[
  unableToInstall(record),
  cannotConnect(record),
  ...firstOpening(record),
  symptom(say('span', 'nothing'), [
    say('li', 'openSafari'),
    say('li', 'restricted'),
    say('li', 'greyIcon'),
  ]),
  symptom(say('span', 'waiting'), [
    say('li', 'wait', { size: sizeOf(record.ipa.size) }),
    say('li', 'network'),
  ]),
  symptom(say('span', 'opensNot'), [say('li', 'revoked')]),
  report(record),
]}</div>`
}

export function symptom(message: Html, remedies: readonly HtmlValue[], more?: Html): Html {
  return html`<details name="symptom"><summary>${message}</summary>
<ul class="dots">
${remedies.filter(remedy => remedy !== undefined).map(remedy => html`${remedy}\n`)}</ul>${more}</details>
`
}

function unableToInstall(record: BuildRecord): Html {
  const { signing, app } = record
  const date = moment(nearerEnd(signing).at, 'day')
  const system = systemOf(app)
  const devices = registered(signing)
  return symptom(
    say('span', 'unable'),
    [
      devices,
      date && say('li', 'endsOn', { date }),
      system && say('li', 'needsLater', { system }),
      say('li', 'otherCopy'),
    ],
    devices && udid(),
  )
}

function registered({ distribution, deviceCount }: BuildRecord['signing']): Html | undefined {
  if (distribution !== 'ad-hoc' && distribution !== 'development') return undefined
  if (deviceCount === undefined) return say('li', 'registeredSome')
  return say('li', 'registered', { count: deviceCount })
}

export function udid(): Html {
  return html`
<p>${say('strong', 'udidTitle')}</p>
<ul class="dots">
${say('li', 'udidMac')}
${say('li', 'udidWindows')}
${say('li', 'udidCopy')}
</ul>`
}

function cannotConnect({ urls }: BuildRecord): Html {
  const { host } = new URL(urls.manifest)
  return symptom(say('span', 'cannotConnect', { host }), [
    say('li', 'connection'),
    say('li', 'reload'),
  ])
}

/** What iOS asks for once, by the message with which it asks. */
function firstOpening({ signing }: BuildRecord): readonly Html[] {
  if (signing.distribution === 'enterprise')
    return [symptom(say('span', 'untrusted'), trustSteps(signing.teamName))]
  if (signing.distribution !== 'development') return []
  return [symptom(say('span', 'developerMode'), developerSteps())]
}

export function trustSteps(teamName: string): readonly Html[] {
  const team = teamName === '' ? say('span', 'theDeveloper') : teamName
  return [say('li', 'trustInstall'), say('li', 'trustSettings', { team }), say('li', 'trustTap')]
}

export function developerSteps(): readonly Html[] {
  return [
    say('li', 'developerInstall'),
    say('li', 'developerSettings'),
    say('li', 'developerRestart'),
  ]
}

/** Of the sections of an article: below the app's name, which is the first or the second heading. */
export type Heading = 'h2' | 'h3'

/** What a person has to do once before a build of this signing type opens; undefined when nothing. */
export function firstLaunch(record: BuildRecord, heading: Heading): Html | undefined {
  const { signing } = record
  if (isOnlyForReSigners(record)) return undefined
  if (signing.distribution === 'development')
    return steps(say(heading, 'developerTitle'), developerSteps())
  if (signing.distribution !== 'enterprise') return undefined
  return steps(say(heading, 'trustTitle'), trustSteps(signing.teamName))
}

export function steps(title: Html, items: readonly Html[]): Html {
  return html`<section class="card">
${title}
<ol>
${joined(items, '\n')}
</ol>
</section>
`
}

/** The script fills the clipboard: which build, which device, which message. */
function report(record: BuildRecord): Html {
  const url = pullRequestUrl(record)
  const place =
    url &&
    say('span', 'pasteInto', {
      place: html`<a href="${url}">${say('span', 'pullRequest', { number: `#${record.channel.pullRequest ?? ''}` })}</a>`,
    })
  return reportTo(place)
}

export function reportTo(place?: HtmlValue): Html {
  return html`<div hidden data-copy><p>${say('span', 'stillNot')} ${place}</p>
<p><button class="mini" type="button" data-copy="report" data-t="copyReport">Copy report</button></p></div>
`
}

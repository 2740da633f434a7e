import type { BuildRecord } from '../../builds/build-record'
import {
  describeChannel,
  describeCommit,
  describeNeeds,
  describeSigning,
} from '../../builds/describe'
import { nearerEnd, versionInWords } from '../../builds/in-words'
import { dayInWords, sizeInWords, timeInWords } from '../../primitives/in-words'
import { type Html, type HtmlValue, html } from './html'
import { relativeUrl } from './relative-url'

/** The table of what is known about a build; rows without a value are left out. */
export function factsTable(record: BuildRecord): Html {
  const { app, signing, ipa } = record
  return html`<section class="card">
<h2>About this build</h2>
<dl class="facts">
${[
  fact('Version', versionInWords(app)),
  fact('Build', record.buildId),
  fact('From', fromChannel(record)),
  fact('Commit', commit(record)),
  fact('Published', time(record.publishedAt, timeInWords(record.publishedAt))),
  fact('Size', sizeInWords(ipa.size)),
  fact('Needs', describeNeeds(app)),
  fact('Signing', describeSigning(signing)),
  fact('Expires', expiry(record)),
  fact('Team', signing.teamName || signing.teamId),
  fact('Identifier', app.bundleId),
]}</dl>
</section>`
}

function fact(name: string, value: HtmlValue): Html | undefined {
  if (value === '' || value === undefined) return undefined
  return html`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>
`
}

function fromChannel({ channel, urls }: BuildRecord): Html {
  return html`<a href="${relativeUrl(urls.install, urls.channel)}">${describeChannel(channel)}</a>`
}

function commit({ source }: BuildRecord): HtmlValue {
  const short = describeCommit(source.commit)
  return source.commitUrl === undefined ? short : html`<a href="${source.commitUrl}">${short}</a>`
}

function time(iso: string, text: string): HtmlValue {
  return text === '' ? undefined : html`<time datetime="${iso}">${text}</time>`
}

/** The date stands there always; the script adds the days that are left when somebody looks. */
function expiry({ signing }: BuildRecord): HtmlValue {
  const { at } = nearerEnd(signing)
  const text = dayInWords(at)
  if (text === '') return undefined
  return html`<time datetime="${at}" data-expires>${text}</time>`
}

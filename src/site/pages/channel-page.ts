import type { BuildRecord } from '../../builds/build-record'
import { describeChannel, describeCommit, wasExpired } from '../../builds/describe'
import { versionInWords } from '../../builds/in-words'
import { newestFirst } from '../../builds/order'
import { isOnlyForReSigners } from '../../builds/verdict'
import { buildFiles } from '../layout'
import { itmsLink } from '../link'
import { qrSvg } from '../qr'
import type { ShelvedBuild } from '../shelf'
import { pathWithin } from '../tree'
import { buildArticle } from './build-article'
import { changeInLine } from './difference-card'
import { type Html, html } from './html'
import { channelTitle, joined, moment, pullRequestUrl } from './in-html'
import { previewOf, robotsFor } from './install-page'
import { pageShell } from './page-shell'
import { say } from './say'

/** One channel with its live builds, at least one. */
export interface ChannelShelf {
  /** Folder of the channel, relative to the site root. */
  readonly folder: string
  readonly builds: readonly ShelvedBuild[]
}

/** The permanent address of a channel: all about the newest build of each app, older ones below. */
export function channelPage(shelf: ChannelShelf): Html {
  const apps = groupByApp(shelf.builds)
  const newest = apps[0]?.[0]
  if (newest === undefined) throw new Error(`no builds in ${shelf.folder}`)
  const { record } = newest
  const title = `${describeChannel(record.channel)}: ${record.app.title}`
  const home = record.unlisted ? '../../' : '../'
  const content = html`${header(record)}
${apps.map(builds => appSection(shelf.folder, builds))}${ends(record, home)}`
  const preview = previewOf(record, title)
  return pageShell(
    {
      title,
      kind: 'channel',
      mark: `channel ${record.channel.name}`,
      robots: robotsFor(record),
      home,
      icon: pathWithin(shelf.folder, `${newest.folder}/${buildFiles.icon}`),
      preview: { ...preview, url: record.urls.channel },
    },
    content,
  )
}

/** Builds newest first within each app, and the app with the newest build first. */
export function groupByApp(builds: readonly ShelvedBuild[]): readonly (readonly ShelvedBuild[])[] {
  const sorted = builds.toSorted((a, b) => newestFirst(a.record, b.record))
  const ids = [...new Set(sorted.map(({ record }) => record.app.bundleId))]
  return ids.map(id => sorted.filter(({ record }) => record.app.bundleId === id))
}

function header({ channel, source }: BuildRecord): Html {
  return html`<header>
<h1 class="clamp">${channelTitle(channel)}</h1>
<p class="quiet clamp">${source.title && html`<bdi>${source.title}</bdi> · `}<bdi>${source.repository}</bdi></p>
</header>`
}

function appSection(folder: string, builds: readonly ShelvedBuild[]): Html | undefined {
  const [newest, ...older] = builds
  if (newest === undefined) return undefined
  const { app, buildId, publishedAt, urls } = newest.record
  const home = pathWithin(folder, `${newest.folder}/`)
  return html`<section class="line" data-app="${app.bundleId}" data-newest="${buildId}" data-version="${versionInWords(app)}" data-at="${publishedAt}">
${buildArticle(newest.record, {
  on: 'channel',
  icon: `${home}${buildFiles.icon}`,
  code: qrSvg(urls.channel),
  page: urls.channel,
})}${olderBuilds(folder, older)}</section>
`
}

function olderBuilds(folder: string, builds: readonly ShelvedBuild[]): Html | undefined {
  if (builds.length === 0) return undefined
  return html`<section class="card">
${say('h3', 'olderBuilds')}
<ol class="timeline">
${builds.map(build => olderBuild(folder, build))}</ol>
</section>
`
}

function olderBuild(folder: string, { folder: home, record }: ShelvedBuild): Html {
  const page = pathWithin(folder, `${home}/`)
  const commit = describeCommit(record.source.commit)
  const said = joined(
    [
      moment(record.publishedAt, 'ago'),
      commit && html`<bdi>${commit}</bdi>`,
      record.source.subject && html`<bdi>${record.source.subject}</bdi>`,
    ],
    ' · ',
  )
  return html`<li class="row"><div class="grow"><a class="name" href="${page}"><bdi>${versionInWords(record.app)}</bdi></a>
<p class="quiet">${said}</p>
${changed(record)}</div>${again(record)}</li>
`
}

/** What is installed again is an older build: a small button, and none for what iOS refuses. */
function again(record: BuildRecord): Html | undefined {
  if (wasExpired(record) || isOnlyForReSigners(record)) return undefined
  return html`<a class="mini" href="${itmsLink(record.urls.manifest)}" data-t="install">Install</a>`
}

/** Differences in the one line of a row; the build's own page has all of them. */
const MOST_CHANGES = 3

function changed({ difference }: BuildRecord): Html | undefined {
  const changes = difference?.changes ?? []
  if (changes.length === 0) return undefined
  const told = changes.slice(0, MOST_CHANGES).map(changeInLine)
  return html`<p class="quiet">${joined([...told, changes.length > MOST_CHANGES ? '…' : undefined], ' · ')}</p>
`
}

function ends(record: BuildRecord, home: string): Html {
  const url = pullRequestUrl(record)
  const pull = url && html`<a href="${url}">${channelTitle(record.channel)}</a>\n`
  const all = record.unlisted
    ? undefined
    : html`<a href="${home}">${say('span', 'allBuilds')}</a>\n`
  return html`<footer class="ends">
${pull}${all}</footer>`
}

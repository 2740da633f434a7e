import { endOf } from '../../builds/describe'
import { versionInWords } from '../../builds/in-words'
import { newestFirst } from '../../builds/order'
import { dayInWords } from '../../primitives/in-words'
import { buildFiles } from '../layout'
import type { ShelvedBuild } from '../shelf'
import { channelFolderOf, pathWithin } from '../tree'
import { groupByApp } from './channel-page'
import { type Html, html } from './html'
import { pageShell } from './page-shell'
import { say } from './say'

/** The listed builds by channel, the channel with the newest build first. */
export function listedChannels(
  builds: readonly ShelvedBuild[],
): readonly (readonly ShelvedBuild[])[] {
  const listed = builds
    .filter(({ record }) => !record.unlisted)
    .toSorted((a, b) => newestFirst(a.record, b.record))
  const folders = [...new Set(listed.map(channelFolderOf))]
  return folders.map(folder => listed.filter(build => channelFolderOf(build) === folder))
}

/** Every live channel: branches and releases, then pull requests, newest first. Unlisted builds are left out. */
export function galleryPage(directory: string, builds: readonly ShelvedBuild[]): Html {
  const newest = listedChannels(builds).flatMap(channel =>
    groupByApp(channel).flatMap(([build]) => build ?? []),
  )
  const isPull = ({ record }: ShelvedBuild): boolean => record.channel.kind === 'pull-request'
  const refs = newest.filter(build => !isPull(build))
  const pulls = newest.filter(isPull)
  const content = html`<header>
${say('h1', 'builds')}
${say('p.quiet', 'openOne')}
</header>
${newest.length < FEW ? undefined : searchField}${newest.length === 0 ? html`<section class="card">${say('p', 'noBuilds')}</section>` : undefined}${group(say('h2', 'branches'), refs, directory)}${group(say('h2', 'pullRequests'), pulls, directory)}`
  const icon = newest[0] && {
    icon: pathWithin(directory, `${newest[0].folder}/${buildFiles.icon}`),
  }
  const shell = { title: 'Builds', kind: 'gallery', mark: 'gallery', robots: 'welcome' } as const
  const preview = { title: 'Builds', description: 'Builds to install on an iPhone or iPad' }
  return pageShell({ ...shell, home: './', preview, ...icon }, content)
}

/** Rows that are in sight at once; more are searched. */
const FEW = 8

const searchField = html`<label class="search" hidden>${say('span', 'search')}<input type="search"></label>
<p class="no-match" hidden>${say('span', 'noMatch')}</p>
`

function group(title: Html, builds: readonly ShelvedBuild[], directory: string): Html | undefined {
  if (builds.length === 0) return undefined
  return html`<section class="card found">
${title}
<ul class="rows">
${builds.map(build => row(directory, build))}</ul>
</section>
`
}

/** `2027-06-10T09:30Z`; empty for none. */
function toMinutes(iso: string): string {
  return iso.replace(/(T\d\d:\d\d):[\d.]+Z$/, '$1Z')
}

/** Short, for there may be hundreds: the group says already that these are pull requests. */
function row(directory: string, build: ShelvedBuild): Html {
  const { app, channel, publishedAt, source } = build.record
  const { pullRequest, ref, name } = channel
  const icon = pathWithin(directory, `${build.folder}/${buildFiles.icon}`)
  const page = pathWithin(directory, `${channelFolderOf(build)}/`)
  const title = pullRequest === undefined ? (ref ?? name) : `#${pullRequest}`
  return html`<li data-till="${toMinutes(endOf(build.record))}"><a href="${page}"><img src="${icon}" alt="" loading="lazy"><span><b><bdi>${title}</bdi></b>${source.title && html` <bdi>${source.title}</bdi>`}<br><bdi>${app.title}</bdi> <bdi>${versionInWords(app)}</bdi><br><time datetime="${toMinutes(publishedAt)}" data-f="ago">${dayInWords(publishedAt)}</time></span></a></li>
`
}

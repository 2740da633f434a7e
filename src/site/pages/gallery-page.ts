import { endOf } from '../../builds/describe'
import { newestFirst } from '../../builds/order'
import { dayInWords } from '../../primitives/in-words'
import { buildFiles } from '../layout'
import type { ShelvedBuild } from '../shelf'
import { channelFolderOf, pathWithin } from '../tree'
import { groupByApp } from './channel-page'
import { type Html, html } from './html'
import { buildTitle } from './in-html'
import { pageShell } from './page-shell'
import { allForReSigners } from './re-signers'
import { say } from './say'

/** The listed builds by channel, the channel with the newest build first. */
export function listedChannels(
  builds: readonly ShelvedBuild[],
): readonly (readonly ShelvedBuild[])[] {
  const listed = builds
    .filter(({ record }) => !record.unlisted)
    .toSorted((a, b) => newestFirst(a.record, b.record))
  const channels = new Map<string, ShelvedBuild[]>()
  for (const build of listed) {
    const folder = channelFolderOf(build)
    const channel = channels.get(folder)
    if (channel === undefined) channels.set(folder, [build])
    else channel.push(build)
  }
  return [...channels.values()]
}

/** What the gallery shows of a channel: one row, however many apps it has. */
interface ChannelRow {
  readonly newest: ShelvedBuild
  /** The newest build of each app. */
  readonly apps: readonly ShelvedBuild[]
}

function newestOfApps(builds: readonly ShelvedBuild[]): ChannelRow {
  const apps = groupByApp(builds).flatMap(([build]) => build ?? [])
  const [newest] = apps
  if (newest === undefined) throw new Error('a channel without a build')
  return { newest, apps }
}

function iconOf(directory: string, { folder }: ShelvedBuild): string {
  return pathWithin(directory, `${folder}/${buildFiles.icon}`)
}

/** Every live channel: branches and releases, then pull requests, newest first. Unlisted builds are left out. */
export function galleryPage(directory: string, builds: readonly ShelvedBuild[]): Html {
  const channels = listedChannels(builds).map(newestOfApps)
  const isPull = ({ newest }: ChannelRow): boolean => newest.record.channel.kind === 'pull-request'
  const refs = channels.filter(channel => !isPull(channel))
  const pulls = channels.filter(isPull)
  const content = html`<header>
${say('h1', 'builds')}
${say('p.quiet', 'openOne')}
</header>
${channels.length < FEW ? undefined : searchField}${channels.length === 0 ? html`<section class="card">${say('p', 'noBuilds')}</section>` : undefined}${group(say('h2', 'branches'), refs, directory)}${group(say('h2', 'pullRequests'), pulls, directory)}${allForReSigners(builds.map(({ record }) => record))}`
  const icon = channels[0] && { icon: iconOf(directory, channels[0].newest) }
  const shell = { title: 'Builds', kind: 'gallery', mark: 'gallery', robots: 'welcome' } as const
  const preview = { title: 'Builds', description: 'Builds to install on an iPhone or iPad' }
  return pageShell({ ...shell, home: './', preview, ...icon }, content)
}

/** Rows that are in sight at once; more are searched. */
const FEW = 8

const searchField = html`<label class="search" hidden>${say('span', 'search')}<input type="search"></label>
<p class="no-match" hidden>${say('span', 'noMatch')}</p>
`

function group(title: Html, channels: readonly ChannelRow[], directory: string): Html | undefined {
  if (channels.length === 0) return undefined
  return html`<section class="card found">
${title}
<ul class="rows">
${channels.map(channel => row(directory, channel))}</ul>
</section>
`
}

/** `2027-06-10T09:30Z`; empty for none. */
function toMinutes(iso: string): string {
  return iso.replace(/(T\d\d:\d\d):[\d.]+Z$/, '$1Z')
}

/** When the last of its apps ends: a mark says that there is nothing to install any more, or soon not. */
function lastEnd(apps: readonly ShelvedBuild[]): string {
  const ends = apps.map(({ record }) => endOf(record))
  return ends.includes('') ? '' : (ends.toSorted().at(-1) ?? '')
}

/** Short, for there may be hundreds: the group says already that these are pull requests. */
function row(directory: string, { newest, apps }: ChannelRow): Html {
  const { channel, publishedAt, source } = newest.record
  const { pullRequest, ref, name } = channel
  const page = pathWithin(directory, `${channelFolderOf(newest)}/`)
  const title = pullRequest === undefined ? (ref ?? name) : `#${pullRequest}`
  const builds = apps.map(({ record }) => html`${buildTitle(record)}<br>`)
  return html`<li data-till="${toMinutes(lastEnd(apps))}"><a href="${page}"><img src="${iconOf(directory, newest)}" alt="" loading="lazy"><span><b><bdi>${title}</bdi></b>${source.title && html` <bdi>${source.title}</bdi>`}<br>${builds}<time datetime="${toMinutes(publishedAt)}" data-f="ago">${dayInWords(publishedAt)}</time></span></a></li>
`
}

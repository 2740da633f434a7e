import { describeChannel } from '../../builds/describe'
import { versionInWords } from '../../builds/in-words'
import { newestFirst } from '../../builds/order'
import { timeInWords } from '../../primitives/in-words'
import { buildFiles } from '../layout'
import type { ShelvedBuild } from '../shelf'
import { channelFolderOf, pathWithin } from '../tree'
import { groupByApp } from './channel-page'
import { type Html, html } from './html'
import { script } from './page-script'
import { pageShell } from './page-shell'

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

/** Every live channel, newest first. Unlisted builds are left out. */
export function galleryPage(directory: string, builds: readonly ShelvedBuild[]): Html {
  const rows = listedChannels(builds).flatMap(channel => channelRows(directory, channel))
  const content = html`<header>
<h1>Builds</h1>
<p class="quiet">Open one on an iPhone or iPad to install it.</p>
</header>
<section class="card">
${rows.length === 0 ? html`<p>No builds at the moment.</p>` : html`<ul class="plain-list">\n${rows}</ul>`}
</section>
`
  const newest = listedChannels(builds)[0]?.[0]
  const icon = newest && { icon: pathWithin(directory, `${newest.folder}/${buildFiles.icon}`) }
  return pageShell(
    { title: 'Builds', kind: 'gallery', mark: 'gallery', unlisted: false, script, ...icon },
    content,
  )
}

function channelRows(directory: string, builds: readonly ShelvedBuild[]): readonly Html[] {
  return groupByApp(builds).flatMap(([newest]) =>
    newest === undefined ? [] : row(directory, newest),
  )
}

function row(directory: string, build: ShelvedBuild): Html {
  const { app, channel, publishedAt } = build.record
  const icon = pathWithin(directory, `${build.folder}/${buildFiles.icon}`)
  return html`<li><a class="row link" href="${pathWithin(directory, `${channelFolderOf(build)}/`)}">
<img class="icon" src="${icon}" alt="" width="56" height="56">
<span class="grow"><span class="name clamp"><bdi>${describeChannel(channel)}</bdi></span>
<span class="clamp one"><bdi>${app.title}</bdi> <bdi>${versionInWords(app)}</bdi></span>
<span class="quiet">${timeInWords(publishedAt)}</span></span></a></li>
`
}

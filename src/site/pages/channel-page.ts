import type { BuildRecord } from '../../builds/build-record'
import { describeChannel, describeCommit } from '../../builds/describe'
import { versionInWords } from '../../builds/in-words'
import { newestFirst } from '../../builds/order'
import { iosWillRefuse } from '../../builds/verdict'
import { timeInWords } from '../../primitives/in-words'
import { buildFiles } from '../layout'
import type { ShelvedBuild } from '../shelf'
import { pathWithin } from '../tree'
import { type Html, html } from './html'
import { installButton } from './install-button'
import { script } from './page-script'
import { pageShell } from './page-shell'

/** One channel with its live builds, at least one. */
export interface ChannelShelf {
  /** Folder of the channel, relative to the site root. */
  readonly folder: string
  readonly builds: readonly ShelvedBuild[]
}

/** The stable page of a channel: the newest build of each app on top, older ones below. */
export function channelPage(shelf: ChannelShelf): Html {
  const apps = groupByApp(shelf.builds)
  const newest = apps[0]?.[0]
  if (newest === undefined) throw new Error(`no builds in ${shelf.folder}`)
  const { channel, source, unlisted } = newest.record
  const content = html`<header>
<h1 class="clamp"><bdi>${describeChannel(channel)}</bdi></h1>
<p class="quiet"><bdi>${source.repository}</bdi></p>
</header>
<p class="hint" hidden data-when="computer">The buttons work on an iPhone or iPad only. “Details” has a code to scan.</p>
<div class="notice" hidden data-when="in-app"><p><strong>Nothing happens?</strong> Some browsers and the pages inside other apps cannot install. Open this page in Safari.</p></div>
${apps.map(builds => appSection(shelf.folder, builds))}`
  return pageShell(
    {
      title: `${describeChannel(channel)}: ${newest.record.app.title}`,
      kind: 'channel',
      mark: `channel ${channel.name}`,
      unlisted,
      icon: pathWithin(shelf.folder, `${newest.folder}/${buildFiles.icon}`),
      script,
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

function appSection(folder: string, builds: readonly ShelvedBuild[]): Html | undefined {
  const [newest, ...older] = builds
  if (newest === undefined) return undefined
  const { app, buildId } = newest.record
  return html`<section class="card stack" data-app="${app.bundleId}" data-newest="${buildId}" data-version="${versionInWords(app)}">
${newestBuild(folder, newest)}
${olderBuilds(folder, older)}</section>
`
}

function newestBuild(folder: string, { folder: home, record }: ShelvedBuild): Html {
  const page = pathWithin(folder, `${home}/`)
  return html`<div class="row">
<img class="icon" src="${page}${buildFiles.icon}" alt="App icon" width="64" height="64">
<div class="grow">
<h2 class="clamp" title="${record.app.title}"><bdi>${record.app.title}</bdi></h2>
<p class="quiet">Version <bdi>${versionInWords(record.app)}</bdi></p>
</div>
</div>
<p class="quiet">${when(record)}</p>
${refused(record)}<div class="row">${installButton(record)}<a class="button plain" href="${page}">Details</a></div>`
}

function refused(record: BuildRecord): Html | undefined {
  if (!iosWillRefuse(record)) return undefined
  return html`<p class="notice">iOS will most likely refuse to install this build: “Details” says why.</p>
`
}

function olderBuilds(folder: string, builds: readonly ShelvedBuild[]): Html | undefined {
  if (builds.length === 0) return undefined
  const rows = builds.map(
    ({
      folder: home,
      record,
    }) => html`<li><a class="row link" href="${pathWithin(folder, `${home}/`)}"><span class="grow"><span class="name"><bdi>${versionInWords(record.app)}</bdi></span><br><span class="quiet">${when(record)}</span></span></a></li>
`,
  )
  return html`<h3>Older builds</h3>
<ul class="plain-list">
${rows}</ul>
`
}

/** `57-1f2e3d4c` tells two builds of one version apart. */
function when({ publishedAt, source, run }: BuildRecord): string {
  const commit = describeCommit(source.commit)
  return `${timeInWords(publishedAt)} · run ${run.number}${commit === '' ? '' : ` · ${commit}`}`
}

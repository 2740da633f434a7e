import type { BuildRecord } from '../../builds/build-record'
import { endOf } from '../../builds/describe'
import { nameOfBuild } from '../../builds/in-words'
import { dayInWords } from '../../primitives/in-words'
import { buildArticle, inOneLine } from './build-article'
import { type Html, html } from './html'
import { channelTitle } from './in-html'
import { overtaken } from './notices'
import { pageShell } from './page-shell'
import { relativeUrl } from './relative-url'
import { label, say } from './say'

/** The page of exactly one build: what the comment links to. */
export function installPage(record: BuildRecord): Html {
  const { urls, app } = record
  const title = nameOfBuild(app)
  const icon = relativeUrl(urls.install, urls.icon)
  const code = html`<img class="qr" src="${relativeUrl(urls.install, urls.qr)}" ${label('alt', 'qrCode')} width="220" height="220">`
  const content = html`${buildArticle(record, { on: 'build', icon, code, page: urls.install, aside: overtaken(record) })}${ends(record)}`
  return pageShell(
    {
      title,
      kind: 'build',
      mark: `build ${record.buildId}`,
      robots: robotsFor(record),
      home: homeFrom(record),
      icon,
      preview: previewOf(record, title),
    },
    content,
  )
}

/** Builds of pull requests come and go, and unlisted ones are nobody's business. */
export function robotsFor({ unlisted, channel }: BuildRecord): 'welcome' | 'unwelcome' {
  return unlisted || channel.kind === 'pull-request' ? 'unwelcome' : 'welcome'
}

export function previewOf(record: BuildRecord, title: string) {
  const until = dayInWords(endOf(record))
  const { icon, install } = record.urls
  return { title, description: inOneLine(record, until), image: icon, url: install }
}

/** Our folder of the site: above the channel, and above the segment of unlisted builds. */
function homeFrom({ urls, unlisted }: BuildRecord): string {
  return `${relativeUrl(urls.install, urls.channel)}${unlisted ? '../../' : '../'}`
}

function ends(record: BuildRecord): Html {
  const { channel, urls, source } = record
  const run = source.runUrl && html`<a href="${source.runUrl}">${say('span', 'workflowRun')}</a>\n`
  return html`<footer class="ends">
<a href="${relativeUrl(urls.install, urls.channel)}">${say('span', 'allOf', { channel: channelTitle(channel) })}</a>
${run}</footer>`
}

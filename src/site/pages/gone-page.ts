import type { BuildRecord } from '../../builds/build-record'
import type { Channel } from '../../builds/channel'
import { en } from '../languages/en'
import type { TextKey } from '../languages/language'
import { type Html, html } from './html'
import { buildTitle, channelTitle, moment, pullRequestUrl } from './in-html'
import { pageShell } from './page-shell'
import { say } from './say'

/** What is gone, and where to look instead. */
export type Gone =
  | {
      /** An older build that made room. The channel goes on. */
      readonly kind: 'pruned'
      readonly record: BuildRecord
    }
  /** Its provisioning profile has expired: nobody could install it any more. */
  | { readonly kind: 'expired'; readonly record: BuildRecord }
  | { readonly kind: 'build-removed'; readonly record: BuildRecord }
  /** `record`: of one of its builds, when there was any. */
  | {
      readonly kind: 'channel-removed'
      readonly channel: Channel
      readonly record: BuildRecord | undefined
    }
  /** All of its builds made room for others, or have expired. */
  | {
      readonly kind: 'channel-empty'
      readonly channel: Channel
      readonly record: BuildRecord | undefined
    }

/** When it went, and where its page lies. */
export interface Going {
  readonly now: Date
  /** Folders between the page and our folder of the site. */
  readonly depth: number
}

/** Stays in the place of what is gone, until a sweep clears it by the date in its mark. */
export function gonePage(gone: Gone, { now, depth }: Going): Html {
  const heading = headings[gone.kind]
  const home = '../'.repeat(depth)
  const title = say('h1', heading)
  const content = html`<section class="card stack">
${title}
<p>${wording(gone)}</p>
<p class="quiet">${say('span', 'removedOn', { date: moment(now.toISOString(), 'day') })}</p>
</section>
${way(gone)}${ends(gone, home)}`
  return pageShell(
    {
      title: en[heading],
      kind: 'gone',
      mark: `gone ${now.toISOString()}`,
      robots: 'unwelcome',
      home,
    },
    content,
  )
}

const headings = {
  pruned: 'buildGone',
  expired: 'buildExpired',
  'build-removed': 'buildGone',
  'channel-removed': 'buildsGone',
  'channel-empty': 'noBuild',
} as const satisfies Record<Gone['kind'], TextKey>

function wording(gone: Gone): Html {
  switch (gone.kind) {
    case 'pruned':
      return say('span', 'madeRoom', { build: buildTitle(gone.record) })
    case 'expired': {
      const { profileExpires } = gone.record.signing
      const date = moment(profileExpires, 'day')
      return say('span', 'profileEnded', { build: buildTitle(gone.record), date })
    }
    case 'build-removed':
      return say('span', 'removedWith', {
        build: buildTitle(gone.record),
        channel: channelTitle(gone.record.channel),
      })
    case 'channel-removed':
      return say('span', 'allRemoved', { channel: channelTitle(gone.channel) })
    case 'channel-empty':
      return say('span', 'nextHere', { channel: channelTitle(gone.channel) })
  }
}

function way(gone: Gone): Html | undefined {
  if (gone.kind !== 'pruned' && gone.kind !== 'expired') return undefined
  return html`<a class="button" href="../../">${say('span', 'seeNewest')}</a>
`
}

/** Where else somebody may look who came for it; nothing leads from an unlisted build to the gallery. */
function ends({ record }: Gone, home: string): Html | undefined {
  if (record === undefined) return undefined
  const { commitUrl, repository } = record.source
  const pull = pullRequestUrl(record)
  const code = commitUrl?.replace(/\/commit\/[^/]+$/, '')
  const links = [
    pull && html`<a href="${pull}">${channelTitle(record.channel)}</a>\n`,
    record.unlisted ? undefined : html`<a href="${home}">${say('span', 'allBuilds')}</a>\n`,
    code && html`<a href="${code}"><bdi>${repository}</bdi></a>\n`,
  ]
  return html`<footer class="ends">
${links}</footer>`
}

/** Bytes. The mark stands in the head, well before this. */
const headOfPage = 16 * 1024

/** When the page at hand was put in the place of something gone; undefined for any other page. */
export function parseGone(bytes: Uint8Array): Date | undefined {
  const head = new TextDecoder().decode(bytes.subarray(0, headOfPage))
  const mark = /<meta name="tap-to-install" content="gone ([0-9TZ:.-]{1,32})">/.exec(head)
  const date = new Date(mark?.[1] ?? '')
  return Number.isNaN(date.getTime()) ? undefined : date
}

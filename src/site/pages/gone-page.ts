import type { BuildRecord } from '../../builds/build-record'
import type { Channel } from '../../builds/channel'
import { describeChannel } from '../../builds/describe'
import { versionInWords } from '../../builds/in-words'
import { dayInWords } from '../../primitives/in-words'
import { type Html, html } from './html'
import { pageShell } from './page-shell'

/** What is gone, and where to look instead. */
export type Gone =
  | {
      /** An older build that made room. The channel goes on. */
      readonly kind: 'pruned'
      readonly record: BuildRecord
      /** Relative address of the channel's page. */
      readonly channelPath: string
    }
  /** Its provisioning profile has expired: nobody could install it any more. */
  | { readonly kind: 'expired'; readonly record: BuildRecord; readonly channelPath: string }
  | { readonly kind: 'build-removed'; readonly record: BuildRecord }
  | { readonly kind: 'channel-removed'; readonly channel: Channel }
  /** All of its builds made room for others, or have expired. */
  | { readonly kind: 'channel-empty'; readonly channel: Channel }

/** Stays in the place of what is gone, until a sweep clears it by the date in its mark. */
export function gonePage(gone: Gone, now: Date): Html {
  const { heading, text } = wording(gone)
  const content = html`<section class="card stack">
<h1>${heading}</h1>
<p>${text}</p>
<p class="quiet">Removed on ${dayInWords(now.toISOString())}.</p>
</section>
${way(gone)}`
  return pageShell(
    {
      title: heading,
      kind: 'gone',
      mark: `gone ${now.toISOString()}`,
      unlisted: true,
    },
    content,
  )
}

function wording(gone: Gone): { readonly heading: string; readonly text: Html } {
  switch (gone.kind) {
    case 'pruned':
      return {
        heading: 'This build is gone',
        text: html`${build(gone.record)} was removed to make room for newer builds.`,
      }
    case 'expired':
      return {
        heading: 'This build has expired',
        text: html`The provisioning profile of ${build(gone.record)} expired on ${dayInWords(gone.record.signing.profileExpires)}; iOS would refuse to install or open it.`,
      }
    case 'build-removed':
      return {
        heading: 'This build is gone',
        text: html`${build(gone.record)} was removed together with all builds of ${name(gone.record.channel)}.`,
      }
    case 'channel-removed':
      return {
        heading: 'These builds are gone',
        text: html`All builds of ${name(gone.channel)} were removed. An app that is already installed stays on the device.`,
      }
    case 'channel-empty':
      return {
        heading: 'No build at the moment',
        text: html`The builds of ${name(gone.channel)} are gone. The next one appears here.`,
      }
  }
}

function build({ app }: BuildRecord): Html {
  return html`<bdi>${app.title}</bdi> <bdi>${versionInWords(app)}</bdi>`
}

function name(channel: Channel): Html {
  return html`<bdi>${describeChannel(channel)}</bdi>`
}

function way(gone: Gone): Html | undefined {
  if (gone.kind !== 'pruned' && gone.kind !== 'expired') return undefined
  return html`<a class="button" href="${gone.channelPath}">See the newest build</a>
`
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

import type { Channel } from '../builds/channel'
import { nearerEnd, versionInWords } from '../builds/in-words'
import { type Signing, signingOf } from '../builds/signing'
import { type HttpsUrl, httpsUrl } from '../primitives/https-url'
import { isPadOnly } from './pages/in-html'

/** What the launcher says about an app beside what the manifest's address says. Untrusted texts. */
export interface ShownApp {
  readonly title: string
  readonly version: string
  readonly buildNumber: string
  readonly minimumOs: string
  readonly deviceFamilies: readonly string[]
  /** `refused`: published although iOS will refuse it (input `fail-on`). */
  readonly verdict: 'sound' | 'refused'
  readonly signing: Pick<
    Signing,
    'distribution' | 'profileExpires' | 'certificateExpires' | 'deviceCount'
  >
}

/** For callers that know no more than an identifier. */
export function unknownApp(title: string): ShownApp {
  const signing = signingOf(undefined)
  const nothing = { version: '', buildNumber: '', minimumOs: '', deviceFamilies: [] }
  return { title, ...nothing, verdict: 'sound', signing }
}

/** What the launcher shows beside the button. The build's id stands in the name of its manifest. */
export interface LaunchedBuild {
  readonly manifest: HttpsUrl
  readonly channel: Channel
  /** Bytes of the IPA. */
  readonly size: number
  readonly app: ShownApp
}

/** Characters per text as they stand in the address: it is a QR code too, which cameras have to read. */
const LONGEST = { title: 150, version: 45, channel: 60 } as const

/**
 * The address of the launcher page with what it is to show in the fragment, which no browser sends to
 * a server. `launcher/README.md` describes the fields.
 */
export function launcherLink(launcher: HttpsUrl, build: LaunchedBuild): HttpsUrl {
  const { app, channel } = build
  const fields: readonly (readonly [string, string])[] = [
    ['v', '2'],
    ['m', encoded(inShort(build.manifest))],
    ['t', fitting(app.title, LONGEST.title)],
    ['n', fitting(versionInWords(app), LONGEST.version)],
    ['p', String(channel.pullRequest ?? '')],
    ['c', channel.pullRequest === undefined ? channelIn(channel) : ''],
    ['o', encoded(app.minimumOs.replace(/(?:\.0)+$/, ''))],
    ['f', isPadOnly(app) ? 'pad' : ''],
    ['r', app.verdict === 'refused' ? '1' : ''],
    ['e', secondsIn(nearerEnd(app.signing).at)],
    ['k', kindOf(app.signing)],
    ['s', String(build.size)],
  ]
  const address = new URL(launcher)
  address.hash = fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  return httpsUrl(address.href)
}

/** Whether a link to the launcher, of this form or the one before, installs what lies below an address. */
export function launchesBelow(link: string, home: HttpsUrl): boolean {
  const [, fragment = ''] = link.split(/#(.*)/s)
  return (
    fragment.includes(`&m=${encoded(inShort(home))}`) || fragment.includes(encodeURIComponent(home))
  )
}

/** Without what is the same in all addresses of files on releases. */
function inShort(address: HttpsUrl): string {
  return address
    .replace(/^https:\/\/([^/]+\/[^/]+\/[^/]+)\/releases\/(?:download\/)?/, '$1/')
    .replace(/\.plist$/, '')
}

/** For a fragment, which may hold slashes (RFC 3986, section 3.5). */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll('%2F', '/')
}

/** As many whole characters as fit when encoded; half of one cannot be encoded (ECMAScript, `encodeURIComponent`). */
function fitting(text: string, length: number): string {
  let fits = ''
  for (const character of text.slice(0, length).replace(/\p{Surrogate}/gu, '\uFFFD')) {
    const longer = fits + encoded(character)
    if (longer.length > length) break
    fits = longer
  }
  return fits
}

function channelIn({ ref, name }: Channel): string {
  return fitting(ref ?? name, LONGEST.channel)
}

/** Seconds since 1970, to the base of 36; empty for what never ends. */
function secondsIn(iso: string): string {
  const time = Date.parse(iso)
  return Number.isNaN(time) ? '' : Math.floor(time / 1000).toString(36)
}

/** `a12`: ad hoc, for 12 devices. */
function kindOf({ distribution, deviceCount }: ShownApp['signing']): string {
  const kind = { 'ad-hoc': 'a', development: 'd', enterprise: 'e', 'app-store': '', none: '' }
  const letter = kind[distribution]
  return letter === '' ? '' : `${letter}${deviceCount ?? ''}`
}

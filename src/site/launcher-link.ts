import type { Channel } from '../builds/channel'
import { describeChannel } from '../builds/describe'
import { versionInWords } from '../builds/in-words'
import { type HttpsUrl, httpsUrl } from '../primitives/https-url'

/** What the launcher says about an app beside what the manifest's address says. Untrusted texts. */
export interface ShownApp {
  readonly title: string
  readonly version: string
  readonly buildNumber: string
  readonly minimumOs: string
  /** ISO 8601, empty without a profile. */
  readonly profileExpires: string
}

/** What the launcher shows beside the button. */
export interface LaunchedBuild {
  readonly manifest: HttpsUrl
  readonly buildId: string
  readonly channel: Channel
  /** Bytes of the IPA. */
  readonly size: number
  readonly app: ShownApp
}

/** Characters per text, so that the whole address still makes a QR code that a camera can read. */
const LONGEST = { title: 100, version: 60, channel: 100 } as const

/**
 * The address of the launcher page with what it is to show in the fragment, which no browser sends to
 * a server. `launcher/README.md` describes the fields.
 */
export function launcherLink(launcher: HttpsUrl, build: LaunchedBuild): HttpsUrl {
  const { app } = build
  const fields: readonly (readonly [string, string])[] = [
    ['v', '1'],
    ['manifest', build.manifest],
    ['title', cut(app.title, LONGEST.title)],
    ['version', cut(versionInWords(app), LONGEST.version)],
    ['build', build.buildId],
    ['channel', cut(describeChannel(build.channel), LONGEST.channel)],
    ['os', app.minimumOs],
    ['expires', app.profileExpires.slice(0, '2026-11-22'.length)],
    ['size', String(build.size)],
  ]
  const address = new URL(launcher)
  address.hash = fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
  return httpsUrl(address.href)
}

/** Whole characters: half of one cannot be encoded (ECMAScript, `encodeURIComponent`). */
function cut(text: string, length: number): string {
  return [...text.replace(/\p{Surrogate}/gu, '\uFFFD')].slice(0, length).join('')
}

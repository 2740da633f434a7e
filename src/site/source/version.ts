import type { BuildRecord } from '../../builds/build-record'
import { describeChannel, describeCommit } from '../../builds/describe'
import { versionInWords } from '../../builds/in-words'
import type { HttpsUrl } from '../../primitives/https-url'
import { clipped, linesOf, plainText } from '../../primitives/plain-text'

/** https://faq.altstore.io/developers/make-a-source, `App Versions`. */
export interface SourceVersion {
  /** `CFBundleShortVersionString`, exactly. */
  readonly version: string
  /** `CFBundleVersion`, exactly; left out when the app has none. */
  readonly buildVersion?: string
  /** What AltStore shows instead of the two; others overlook it. */
  readonly marketingVersion?: string
  readonly date: string
  readonly localizedDescription: string
  readonly downloadURL: HttpsUrl
  /** Bytes. */
  readonly size: number
  /** Lower-case hex; AltStore and SideStore compare the download with it. */
  readonly sha256: string
  readonly minOSVersion?: string
}

/** AltStore and SideStore keep the size of the newest in 32 bits as well, and end at a larger one. */
const LARGEST_SIZE = 2 ** 31 - 1

/** Characters. The installers show some three lines until one asks for more. */
const LONGEST_NEWS = 1000
const LONGEST_LINE = 200

const osVersion = /^\d{1,3}(?:\.\d{1,3}){0,2}$/

/** @param of in the gallery versions of several channels stand together, so they say which is whose */
export function listedVersion(record: BuildRecord, of: 'channel' | 'gallery'): SourceVersion {
  const { app, ipa, urls, channel } = record
  const { version, buildNumber, minimumOs } = app
  return {
    version,
    ...(buildNumber === '' ? {} : { buildVersion: buildNumber }),
    ...(of === 'gallery' && {
      marketingVersion: plainText(
        `${versionInWords(app)}, ${describeChannel(channel)}`,
        LONGEST_LINE,
      ),
    }),
    date: withoutFraction(record.publishedAt),
    localizedDescription: whatIsNew(record),
    downloadURL: urls.ipa,
    size: Math.min(ipa.size, LARGEST_SIZE),
    sha256: ipa.sha256,
    ...(osVersion.test(minimumOs) && { minOSVersion: minimumOs }),
  }
}

/** AltStore and SideStore read no fraction of a second (`FetchSourceOperation.swift`). */
function withoutFraction(moment: string): string {
  return moment.replace(/\.\d+Z$/, 'Z')
}

/** What somebody wants to know before trying a build: of which change it is, and what to look at. */
function whatIsNew({ channel, source, notes }: BuildRecord): string {
  const change = source.title ?? source.subject ?? ''
  const heading = [describeChannel(channel), change].filter(part => part !== '').join(': ')
  const author = source.author ? ` by ${source.author}` : ''
  const lines = [
    plainText(heading, LONGEST_LINE),
    ...linesOf(notes),
    plainText(`Commit ${describeCommit(source.commit)}${author}`, LONGEST_LINE),
  ]
  return clipped(lines.join('\n'), LONGEST_NEWS)
}

import { writeBuildJson } from '../../src/builds/build-json'
import type { BuildRecord } from '../../src/builds/build-record'
import type { Channel } from '../../src/builds/channel'
import { type HttpsUrl, httpsUrl } from '../../src/primitives/https-url'
import { shelfAfter } from '../../src/site/edits/sequence'
import { placeInTree } from '../../src/site/layout'
import { renderManifest } from '../../src/site/manifest'
import { htmlBytes } from '../../src/site/pages/html'
import { installPage } from '../../src/site/pages/install-page'
import { ipaFile } from '../../src/site/render-build'
import type { Shelf, ShelvedBuild, SiteEdit, SiteFile } from '../../src/site/shelf'

/** Each deviation from an ordinary build, one line in a test. */
export interface RecordDeviations {
  readonly app?: Partial<BuildRecord['app']>
  readonly signing?: Partial<BuildRecord['signing']>
  readonly ipa?: Partial<BuildRecord['ipa']>
  readonly source?: Partial<BuildRecord['source']>
  readonly run?: Partial<BuildRecord['run']>
  readonly channel?: Channel
  readonly publishedAt?: string
  readonly notes?: string
  readonly findings?: BuildRecord['findings']
  readonly sideload?: BuildRecord['sideload']
  readonly unlistedSegment?: string
  readonly baseUrl?: HttpsUrl
  readonly directory?: string
}

export const siteUrl = httpsUrl('https://octo-org.github.io/app/')
export const pullRequest42: Channel = { name: 'pr-42', kind: 'pull-request', pullRequest: 42 }

/** A build of run 57, ad hoc signed, as `build.json` holds it. */
export function aRecord(deviations: RecordDeviations = {}): BuildRecord {
  return aBuild(deviations).record
}

/** The same with the folder that it lies in. */
export function aBuild(deviations: RecordDeviations = {}): ShelvedBuild {
  const facts = factsOf(deviations)
  const { folder, urls } = placeInTree(
    {
      directory: deviations.directory ?? 'install',
      channel: facts.channel,
      bundleId: facts.app.bundleId,
      buildId: facts.buildId,
      fileName: facts.ipa.fileName,
      ...(deviations.unlistedSegment === undefined
        ? {}
        : { unlistedSegment: deviations.unlistedSegment }),
    },
    deviations.baseUrl ?? siteUrl,
  )
  return { folder, record: { ...facts, urls } }
}

function factsOf(deviations: RecordDeviations): Omit<BuildRecord, 'urls'> {
  const run = { id: 9_000_057, attempt: 1, number: 57, ...deviations.run }
  const ipa = {
    fileName: 'Example-1.2.3.ipa',
    size: 12_345_678,
    sha256: digest,
    host: 'pages' as const,
    ...deviations.ipa,
  }
  return {
    schema: 1,
    buildId: `${run.number}-${ipa.sha256.slice(0, 8)}`,
    channel: deviations.channel ?? pullRequest42,
    unlisted: deviations.unlistedSegment !== undefined,
    run,
    publishedAt: deviations.publishedAt ?? '2026-11-22T12:00:00.000Z',
    source: { ...source, ...deviations.source },
    app: { ...app, ...deviations.app },
    signing: { ...signing, ...deviations.signing },
    ipa,
    ...(deviations.sideload && { sideload: deviations.sideload }),
    notes: deviations.notes ?? '',
    findings: deviations.findings ?? [],
  }
}

const digest = '1f2e3d4c5b6a79881f2e3d4c5b6a79881f2e3d4c5b6a79881f2e3d4c5b6a7988'

const source: BuildRecord['source'] = {
  repository: 'octo-org/app',
  commit: 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334',
  commitUrl: httpsUrl(
    'https://github.com/octo-org/app/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9001122334',
  ),
  runUrl: httpsUrl('https://github.com/octo-org/app/actions/runs/9000057'),
}

const app: BuildRecord['app'] = {
  bundleId: 'com.example.app',
  title: 'Example',
  subtitle: '',
  version: '1.2.3',
  buildNumber: '45',
  minimumOs: '15.0',
  deviceFamilies: ['iphone', 'ipad'],
}

const signing: BuildRecord['signing'] = {
  distribution: 'ad-hoc',
  profileExpires: '2027-06-10T09:30:00.000Z',
  certificateExpires: '',
  profileName: 'Example Ad Hoc',
  teamId: 'ABCDE12345',
  teamName: '',
  deviceCount: 12,
}

export interface Pictures {
  readonly icon: Uint8Array
  readonly qr: Uint8Array
}

const noPictures: Pictures = { icon: new Uint8Array(100), qr: new Uint8Array(100) }

/** What `renderBuild` writes, but with pictures that are there already: drawing them takes long. */
export function filesOf(
  folder: string,
  record: BuildRecord,
  { icon, qr }: Pictures = noPictures,
): readonly SiteFile[] {
  const file = (name: string, bytes: Uint8Array): SiteFile => ({
    path: `${folder}/${name}`,
    content: { kind: 'bytes', bytes },
  })
  return [
    ...(record.ipa.host === 'release' ? [] : [ipaFile(record, { folder, path: '/build/a.ipa' })]),
    file('manifest.plist', renderManifest(record)),
    file('icon.png', icon),
    file('qr.png', qr),
    file('build.json', writeBuildJson(record)),
    file('index.html', htmlBytes(installPage(record))),
  ]
}

/** What iOS refuses and installers that sign anew take, and what both take. */
export const onlySigned: BuildRecord['sideload'] = {
  only: true,
  permissions: { entitlements: [], privacy: [] },
}
export const signedToo: BuildRecord['sideload'] = {
  only: false,
  permissions: { entitlements: [], privacy: [] },
}

export const emptyShelf: Shelf = { files: [], builds: [] }

/** What a target holds after these edits, one after the other. */
export function shelfWith(edits: readonly SiteEdit[], start: Shelf = emptyShelf): Shelf {
  return edits.reduce((shelf, edit) => shelfAfter(shelf, edit(shelf)), start)
}

/** Titles that have broken somebody's manifest, page, link or comment. */
export const hostileTitles: Readonly<Record<string, string>> = {
  markup: `A&B <"Ünï"> 'x' ✓ @everyone #1 [x](http://e)`,
  chinese: '网页传值',
  rtl: 'مثال \u202Egpj.exe',
  long: 'Long '.repeat(100).trim(),
  cdata: ']]></string><key>kind</key>',
  script: '</title></style><script>document.title="owned"</script><img src=x onerror=alert(1)>',
  controls: 'a\u0000b\u0007c\u001B[31m',
}

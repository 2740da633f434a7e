import type { BuildUrls, RedirectedAddress } from '../builds/build-record'
import type { HttpsUrl } from '../primitives/https-url'
import {
  bytesInWords,
  checkBytes,
  checkIpa,
  checkPage,
  type Look,
  type Observation,
} from './checks'
import { checkSource, type ListedBuild } from './source'

/** The addresses that an installation depends on. */
export type AddressName = 'page' | 'manifest' | 'ipa' | 'icon' | 'qr' | 'channel' | 'source'

/** As people call them. */
export const addressNames: Readonly<Record<AddressName, string>> = {
  page: 'page',
  manifest: 'manifest',
  ipa: 'IPA',
  icon: 'icon',
  qr: 'QR code',
  channel: 'channel page',
  source: 'source for AltStore, SideStore and Feather',
}

export interface Address {
  readonly name: AddressName
  readonly url: HttpsUrl
  /** To follow «expected». */
  readonly expected: string
  readonly mayRedirect: boolean
  /** What is known to go on while it is not there; empty mostly. */
  readonly awaited: string
  /** What to do when it cannot be had, where that is special; empty mostly. */
  readonly advice: string
  readonly check: (look: Look) => Promise<Observation>
}

/** The list of builds for installers that sign anew, which has to have the build. */
export interface ExpectedSource extends ListedBuild {
  readonly url: HttpsUrl
}

/** What was published, as it has to arrive. */
export interface ExpectedBuild {
  readonly buildId: string
  readonly urls: BuildUrls
  /** Bytes. */
  readonly ipaSize: number
  /** undefined: iOS would refuse the build, so there is none. */
  readonly manifest: Uint8Array | undefined
  /** Of a build that installers which sign anew are to find (input `sideload`). */
  readonly source?: ExpectedSource
  readonly icon: Uint8Array
  readonly qr: Uint8Array
  /** Where its page lies. `launcher`: one page for all builds, which cannot name this one. */
  readonly page: 'pages' | 'own-host' | 'launcher'
  /** On a release: served through a redirect, and as downloads without a type of their own. */
  readonly redirects: readonly RedirectedAddress[]
}

const NO_LAUNCHER =
  'The builds are on the release, but the launcher page that starts their installation is not there. Set `launcher-url` to where you serve the folder `launcher` of this action, or run this job again when the page is back.'

/** The page comes first: while it is missing nothing else is worth asking for. */
export function addressesOf(build: ExpectedBuild): readonly Address[] {
  const { urls, buildId } = build
  const own = build.page !== 'launcher'
  return [
    {
      ...place(build, 'page', urls.install),
      expected: own ? `a page that names build ${buildId}` : 'a page',
      awaited: build.page === 'pages' ? 'Pages is building' : '',
      advice: own ? '' : NO_LAUNCHER,
      check: look => checkPage(look, own ? buildId : undefined),
    },
    ...manifest(build),
    {
      ...place(build, 'ipa', urls.ipa),
      expected: `an IPA of ${build.ipaSize} bytes`,
      check: look => checkIpa(look, build.ipaSize),
    },
    image(build, 'icon'),
    image(build, 'qr'),
    {
      ...place(build, 'channel', urls.channel),
      expected: 'a page',
      check: look => checkPage(look),
    },
    ...sourceOf(build),
  ]
}

function manifest(build: ExpectedBuild): readonly Address[] {
  const { manifest: bytes } = build
  if (bytes === undefined) return []
  return [
    {
      ...place(build, 'manifest', build.urls.manifest),
      expected: bytesInWords(bytes),
      check: look => checkBytes(look, { bytes }),
    },
  ]
}

function sourceOf(build: ExpectedBuild): readonly Address[] {
  const { source } = build
  if (source === undefined) return []
  return [
    {
      ...place(build, 'source', source.url),
      expected: `JSON that lists ${source.ipa}`,
      check: look => checkSource(look, source),
    },
  ]
}

function image(build: ExpectedBuild, name: 'icon' | 'qr'): Address {
  const [url, bytes] = name === 'icon' ? [build.urls.icon, build.icon] : [build.urls.qr, build.qr]
  const typed = build.redirects.includes(name) ? { bytes } : { bytes, type: 'image/png' }
  return {
    ...place(build, name, url),
    expected: `an image/png of ${bytesInWords(bytes)}`,
    check: look => checkBytes(look, typed),
  }
}

function place(
  { redirects }: ExpectedBuild,
  name: AddressName,
  url: HttpsUrl,
): Pick<Address, 'name' | 'url' | 'mayRedirect' | 'awaited' | 'advice'> {
  const mayRedirect = redirects.some(redirected => redirected === name)
  return { name, url, mayRedirect, awaited: '', advice: '' }
}

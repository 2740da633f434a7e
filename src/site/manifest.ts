import type { BuildRecord } from '../builds/build-record'
import { dictionary, type PropertyListDictionary } from '../formats/property-list/property-list'
import { notInXml, writePropertyList } from '../formats/property-list/write'
import type { HttpsUrl } from '../primitives/https-url'
import type { ChunkHashes } from './chunk-hashes'

/**
 * The property list that iOS fetches first (Apple, «ManifestURL»): where the IPA and its icon lie and
 * what to ask the person. `hashes` must be of the very bytes that will be served.
 */
export function renderManifest(record: BuildRecord, hashes?: ChunkHashes): Uint8Array {
  const assets = [
    softwarePackage(record.urls.ipa, hashes),
    image('display-image', record.urls.icon),
    image('full-size-image', record.urls.icon),
  ]
  const item = dictionary({ assets, metadata: metadata(record) })
  return new TextEncoder().encode(writePropertyList(dictionary({ items: [item] })))
}

function softwarePackage(url: HttpsUrl, hashes: ChunkHashes | undefined): PropertyListDictionary {
  if (hashes === undefined) return dictionary({ kind: 'software-package', url })
  const { kind, chunkSize } = hashes
  return dictionary({
    kind: 'software-package',
    [`${kind}-size`]: chunkSize,
    [`${kind}s`]: hashes.hashes,
    url,
  })
}

function image(kind: string, url: HttpsUrl): PropertyListDictionary {
  return dictionary({ kind, url })
}

function metadata({ app }: BuildRecord): PropertyListDictionary {
  const subtitle = xmlText(app.subtitle)
  return dictionary({
    'bundle-identifier': xmlText(app.bundleId),
    'bundle-version': xmlText(app.version) || xmlText(app.buildNumber),
    kind: 'software',
    // When present it must be exactly this, or the item is skipped (ASDError 752).
    'platform-identifier': 'com.apple.platform.iphoneos',
    subtitle: subtitle === '' ? undefined : subtitle,
    title: manifestTitle(app),
  })
}

/** iOS refuses a blank title, and Apple's schema wants more than one character. */
function manifestTitle({ title, bundleId }: BuildRecord['app']): string {
  const text = xmlText(title)
  if (text === '') return xmlText(bundleId)
  return [...text].length > 1 ? text : `${text} (${xmlText(bundleId)})`
}

/** What XML can hold, without white space at the ends. */
function xmlText(text: string): string {
  return text.replace(notInXml, '').trim()
}

import type { BuildRecord } from '../../builds/build-record'
import { sourceUrl } from '../../site/layout'
import type { ExpectedBuild, ExpectedSource } from '../../verify/addresses'

/** What the source of the build's channel has to say about it (input `sideload`). */
export function expectedSource(
  record: BuildRecord,
  earlier: ExpectedSource['earlier'],
): Pick<ExpectedBuild, 'source'> {
  if (record.sideload === undefined) return {}
  const { bundleId, version, buildNumber } = record.app
  const { ipa } = record.urls
  return { source: { url: sourceUrl(record), ipa, bundleId, version, buildNumber, earlier } }
}

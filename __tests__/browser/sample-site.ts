import type { BuildRecord } from '../../src/builds/build-record'
import { encodePng } from '../../src/formats/png/png'
import type { HttpsUrl } from '../../src/primitives/https-url'
import { addBuild } from '../../src/site/edits/add-build'
import { shelfAfter } from '../../src/site/edits/sequence'
import { qrPng } from '../../src/site/qr'
import type { SiteFile } from '../../src/site/shelf'
import { aBuild, emptyShelf, filesOf, type RecordDeviations } from '../support/build-record'
import { type StaticSite, serve, startStaticSite } from './static-site'

/** A site that grows by one line per build, served over https. */
export interface SampleSite extends StaticSite {
  /** Publishes as a run would, and gives back the facts. */
  readonly publish: (deviations?: RecordDeviations) => BuildRecord
  /** The same, but of the pages that were there before, requests without a query get the cached copy. */
  readonly publishPastTheCache: (deviations: RecordDeviations) => BuildRecord
}

export async function startSampleSite(): Promise<SampleSite> {
  const site = await startStaticSite()
  let shelf = emptyShelf
  const publish = (
    deviations: RecordDeviations,
    save: (files: readonly SiteFile[]) => void,
  ): BuildRecord => {
    const { folder, record } = aBuild({ baseUrl: site.url, ...deviations })
    const change = addBuild({
      record,
      folder,
      render: settled => filesOf(folder, settled, { icon, qr: qrOf(settled.urls.install) }),
      directory: 'install',
      keepBuilds: 3,
      siteBudget: 900_000_000,
      now: new Date('2026-11-22T12:00:00Z'),
    })(shelf)
    save(change.write)
    shelf = shelfAfter(shelf, change)
    return record
  }
  return {
    ...site,
    publish: (deviations = {}) => publish(deviations, files => serve(site.files, files)),
    publishPastTheCache: deviations =>
      publish(deviations, files => {
        serve(site.fresh, files)
        serve(
          site.files,
          files.filter(({ path }) => !site.files.has(path)),
        )
      }),
  }
}

const drawn = new Map<string, Uint8Array>()

function qrOf(url: HttpsUrl): Uint8Array {
  const png = drawn.get(url) ?? qrPng(url)
  drawn.set(url, png)
  return png
}

const side = 120

/** A blue to violet slope. */
const icon = encodePng({
  width: side,
  height: side,
  rgba: Uint8Array.from({ length: side * side * 4 }, (_, at) => {
    const row = Math.floor(at / 4 / side)
    return [60 + row, 120 - row / 2, 235, 255][at % 4] ?? 0
  }),
})

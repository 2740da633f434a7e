import type { BuildRecord } from '../../builds/build-record'
import { iosWillRefuse, isOnlyForReSigners } from '../../builds/verdict'
import { type HttpsUrl, httpsUrl } from '../../primitives/https-url'
import { installerLinks } from '../installer-links'
import { sourceFile, sourceUrl } from '../layout'
import { qrSvg } from '../qr'
import { type Html, html } from './html'
import type { Heading } from './install-help'
import { relativeUrl } from './relative-url'
import { say } from './say'

/**
 * In the place of the button that makes iOS install, which this build must not have. Of one that no signature
 * mends, published all the same (input `fail-on`), nothing is promised.
 */
export function addButtons(record: BuildRecord): Html {
  const isPromised = (index: number): boolean => index === 0 && !iosWillRefuse(record)
  const buttons = installerLinks(sourceUrl(record)).map(
    ({ app, url }, index) =>
      html`<a class="button${isPromised(index) ? '' : ' plain'}" href="${url}">${say('span', 'addTo', { app })}</a>\n`,
  )
  return html`${buttons}${say('p.hint', 'signAnew')}`
}

function addLinks(source: HttpsUrl): Html {
  const links = installerLinks(source).map(
    ({ app, url }) => html`<a class="mini" href="${url}">${say('span', 'addTo', { app })}</a> `,
  )
  return html`${say('p.quiet', 'signAnew')}
<p class="minis">${links}</p>
`
}

/** On the gallery: the source of all listed builds; undefined where none is for these installers. */
export function allForReSigners(builds: readonly BuildRecord[]): Html | undefined {
  const record = builds.find(({ sideload, unlisted }) => sideload !== undefined && !unlisted)
  if (record === undefined) return undefined
  return html`<section class="card stack">
${say('h2', 'forReSigners')}
${addLinks(httpsUrl(`../${sourceFile}`, record.urls.channel))}</section>
`
}

/**
 * Source and file for installers that sign anew; undefined where the build is not for them (input `sideload`).
 *
 * @param page Absolute address of the page.
 */
export function forReSigners(
  record: BuildRecord,
  setting: { readonly heading: Heading; readonly page: HttpsUrl },
): Html | undefined {
  if (record.sideload === undefined) return undefined
  const source = sourceUrl(record)
  const links = isOnlyForReSigners(record) ? undefined : addLinks(source)
  const { heading, page } = setting
  const ipa = relativeUrl(page, record.urls.ipa)
  return html`<section class="card stack">
${say(heading, 'forReSigners')}
${links}<p class="minis"><a class="mini" href="${ipa}" data-t="getIpa">Download the IPA</a> <button class="mini" type="button" hidden data-copy="source" data-t="copySource">Copy source address</button></p>
<details>
${say('summary', 'sourceCode')}
<p class="quiet"><a href="${relativeUrl(page, source)}"><bdi>${source}</bdi></a></p>
${qrSvg(source, 'sourceCode')}
</details>
</section>
`
}

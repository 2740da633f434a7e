import { type HttpsUrl, httpsUrl } from '../primitives/https-url'
import { checkPage } from './checks'
import type { MissingLeg } from './not-live'
import type { Fetch } from './request'

/** Where a folder does not answer as it should, whether its `index.html` would: many hosts have to be told. */
export async function withIndexSought(
  leg: MissingLeg,
  { fetch, at }: { readonly fetch: Fetch; readonly at: (url: HttpsUrl) => HttpsUrl },
): Promise<MissingLeg> {
  const { url, fault } = leg
  if (!url.endsWith('/') || fault.cause !== 'missing') return leg
  const index = httpsUrl('index.html', url)
  const { kind } = await checkPage({ url: at(index), fetch, mayRedirect: false })
  if (kind === 'wrong') return leg
  const found = `${fault.found}, though its index.html is there (${index})`
  return { ...leg, fault: { ...fault, found, cause: 'no-index' } }
}

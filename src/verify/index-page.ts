import { type HttpsUrl, httpsUrl } from '../primitives/https-url'
import { checkPage } from './checks'
import type { MissingAddress } from './not-live'
import type { Fetch } from './request'

/** Where a folder does not answer as it should, whether its `index.html` would: many hosts have to be told. */
export async function withIndexSought(
  address: MissingAddress,
  { fetch, at }: { readonly fetch: Fetch; readonly at: (url: HttpsUrl) => HttpsUrl },
): Promise<MissingAddress> {
  const { url, fault } = address
  if (!url.endsWith('/') || fault.cause !== 'missing') return address
  const index = httpsUrl('index.html', url)
  const { kind } = await checkPage({ url: at(index), fetch, mayRedirect: false })
  if (kind === 'wrong') return address
  const found = `${fault.found}, though its index.html is there (${index})`
  return { ...address, fault: { ...fault, found, cause: 'no-index' } }
}

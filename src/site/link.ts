import type { HttpsUrl } from '../primitives/https-url'

declare const brand: unique symbol

/** An `itms-services:` link as it stands in an attribute's value, before HTML escaping. */
export type ItmsLink = string & { readonly [brand]: 'ItmsLink' }

/**
 * The link that makes iOS install. iOS splits the query at `&` and `;`, drops every pair that is not
 * exactly `key=value`, and decodes once: so the address is encoded exactly once, as a whole.
 */
export function itmsLink(manifest: HttpsUrl): ItmsLink {
  return `itms-services://?action=download-manifest&url=${encodeURIComponent(manifest)}` as ItmsLink
}

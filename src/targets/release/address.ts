import { type HttpsUrl, httpsUrl } from '../../primitives/https-url'

/** A file of a release, as its address tells. */
export interface AssetAddress {
  readonly tag: string
  readonly name: string
}

/** @param webUrl the repository's page, without trailing slash */
export function assetUrl(webUrl: string, { tag, name }: AssetAddress): HttpsUrl {
  const path = [tag, name].map(encodeURIComponent).join('/')
  return httpsUrl(`${webUrl}/releases/download/${path}`)
}

/**
 * What an address means, however it is spelled: GitHub serves a tag with a slash as it is and as `%2F`,
 * and owner and repository in any case. Undefined for an address of elsewhere.
 */
export function parseAssetUrl(webUrl: string, url: string): AssetAddress | undefined {
  const start = `${webUrl}/releases/download/`
  if (!url.toLowerCase().startsWith(start.toLowerCase())) return undefined
  const segments = url.slice(start.length).split('/').map(decoded)
  const name = segments.pop()
  if (name === undefined || segments.length === 0 || segments.includes(undefined)) return undefined
  return { tag: segments.join('/'), name }
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

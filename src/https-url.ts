import { ActionError } from './errors'

declare const brand: unique symbol

/** An absolute `https:` address in normalised form. iOS refuses anything else (facts: ASDError 852). */
export type HttpsUrl = string & { readonly [brand]: 'HttpsUrl' }

/**
 * Parses an absolute https address, or one relative to `base`.
 *
 * @throws ActionError `insecure-url` for another scheme, for credentials in the address, or for text
 * that is no address.
 */
export function httpsUrl(text: string, base?: HttpsUrl): HttpsUrl {
  const url = parse(text, base)
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') {
    const shown = text.replace(/(?<=\/\/)[^/?#\s]*@/g, '***@')
    throw new ActionError(`“${shown}” is not an https address`, { code: 'insecure-url' })
  }
  return url.href as HttpsUrl
}

function parse(text: string, base: HttpsUrl | undefined): URL | undefined {
  try {
    return new URL(text, base)
  } catch {
    return undefined
  }
}

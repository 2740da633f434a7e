/**
 * Reads an `itms-services:` link by the rules of iOS's own daemon: every `;` becomes `&`, pairs that do
 * not split at `=` into exactly two parts are dropped, key and value are decoded once, and the value has
 * to be an address as it then stands. Undefined where iOS would do nothing.
 */
export function manifestOfLink(link: string): string | undefined {
  if (!link.startsWith('itms-services://')) return undefined
  const query = link.slice(link.indexOf('?') + 1)
  const pairs = query
    .replaceAll(';', '&')
    .split('&')
    .map(pair => pair.split('='))
    .filter(parts => parts.length === 2)
    .map(parts => parts.map(part => decodeURIComponent(part)))
  const values = new Map(pairs.map(([key = '', value = '']) => [key, value]))
  if (values.get('action') !== 'download-manifest') return undefined
  const address = values.get('url')
  return address !== undefined && isAddress(address) ? address : undefined
}

/** NSURL takes no raw space and no character outside ASCII. */
function isAddress(text: string): boolean {
  return /^https:\/\/[\x21-\x7E]+$/.test(text) && URL.canParse(text)
}

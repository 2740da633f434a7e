import type { HttpsUrl } from '../../primitives/https-url'

/**
 * How to write `to` on the page at `from`: relative on the same site, so that pages keep working when
 * the site moves to another domain; absolute elsewhere. Both end in a file name or a `/`.
 */
export function relativeUrl(from: HttpsUrl, to: HttpsUrl): string {
  const [start, end] = [new URL(from), new URL(to)]
  if (start.origin !== end.origin || end.search !== '' || end.hash !== '') return to
  const here = start.pathname.split('/').slice(0, -1)
  const there = end.pathname.split('/')
  const shared = sharedLength(here, there)
  const up = here.slice(shared).map(() => '..')
  const path = [...up, ...there.slice(shared)].join('/')
  // A first segment with a colon would read as a scheme, and an empty address is the page itself.
  return up.length > 0 ? path : `./${path}`
}

function sharedLength(a: readonly string[], b: readonly string[]): number {
  const limit = Math.min(a.length, b.length - 1)
  const differs = Array.from({ length: limit }, (_, index) => index).find(
    index => a[index] !== b[index],
  )
  return differs ?? limit
}

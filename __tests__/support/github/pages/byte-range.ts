export type ByteRange =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly first: number; readonly last: number }
  | { readonly kind: 'unsatisfiable' }

/** RFC 9110, 14.1.2: one range of bytes. Anything else in the header is ignored, as it allows. */
export function parseRange(header: string | undefined, size: number): ByteRange {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return { kind: 'whole' }
  if (from === '') return part(Math.max(0, size - Number(to)), size - 1, size)
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < Number(from)) return { kind: 'whole' }
  return part(Number(from), last, size)
}

function part(first: number, last: number, size: number): ByteRange {
  return first >= size ? { kind: 'unsatisfiable' } : { kind: 'part', first, last }
}

import { findSegment } from '../site/layout'
import type { Shelf } from '../site/shelf'

export interface SegmentSource {
  /** Our folder of the site. */
  readonly directory: string
  /** 16 random bytes in hex. */
  readonly unlistedSegment: () => string
}

/**
 * The unguessable segment of a channel with unlisted builds: the one that the site has, else a new one.
 * Several builds of one run share theirs.
 *
 * @param look what the site holds, as last seen
 */
export function unlistedSegments(
  { directory, unlistedSegment }: SegmentSource,
  look: () => Promise<Shelf>,
): (channel: string) => Promise<string> {
  const known = new Map<string, string>()
  return async name => {
    const found = known.get(name) ?? findSegment(await look(), { directory, name })
    const segment = found ?? unlistedSegment()
    known.set(name, segment)
    return segment
  }
}

import { ipaBytes } from './ipa-builder'

const DAY = 86_400_000

/** Bytes that make the upload of the demo visible. */
const PADDING = 3_000_000

/** A sound ad hoc build, signed with a profile that is good for some months from `now`. */
export function sampleIpa(now: Date): Buffer {
  const expires = new Date(now.getTime() + 200 * DAY)
  const created = new Date(now.getTime() - 30 * DAY)
  return ipaBytes({ profile: { created, expires }, padding: PADDING })
}

import type { ShelvedBuild, SiteEdit } from '../shelf'
import { buildsAtHome } from '../tree'
import { replaceBuilds } from './replace-builds'

/**
 * Signed with a provisioning profile that iOS no longer accepts: nobody can install it any more, but with an
 * installer that signs anew.
 */
export function isExpired({ record }: ShelvedBuild, now: Date): boolean {
  const { profileExpires } = record.signing
  if (record.sideload !== undefined) return false
  return profileExpires !== '' && Date.parse(profileExpires) <= now.getTime()
}

/** Takes away the builds whose profile has expired; their pages say so and lead to the channel. */
export function expireBuilds(options: {
  readonly directory: string
  readonly now: Date
}): SiteEdit {
  const { directory, now } = options
  return shelf => {
    const builds = buildsAtHome(shelf, directory)
    const gone = builds.filter(build => isExpired(build, now))
    if (gone.length === 0) return { write: [], remove: [], gone: [] }
    return replaceBuilds(shelf, { others: builds, gone, directory, now, why: 'expired' })
  }
}

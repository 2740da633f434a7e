import type { StandingOffers } from '../announce/standing-offers'
import type { Announce } from '../announce/told'
import type { HttpsUrl } from '../primitives/https-url'
import { NOT_THERE } from '../report/comment/as-far-as-so'
import { isSameBuild, type Offer } from '../report/comment/offers'
import { departed } from '../report/comment/update'
import { launchesBelow } from '../site/launcher-link'
import type { ShelvedBuild } from '../site/shelf'
import type { Target } from '../targets/target'
import { goneBuilds } from './gone-builds'
import { type Assignment, speakerOf } from './speaker'

export interface Mending {
  readonly by: Omit<Assignment, 'channel'>
  readonly now: Date
  readonly target: Target
  readonly announceOn: (pullRequest: number) => Announce
}

/**
 * Takes back what comments offer and this site does not hold: an earlier run could not tell, or somebody
 * else has replaced the site. Links to other sites are none of its business.
 *
 * @param held what the site held when it was last looked at
 */
export async function mendComments(
  standing: readonly StandingOffers[],
  held: readonly ShelvedBuild[],
  { by, now, target, announceOn }: Mending,
): Promise<void> {
  if (standing.every(comment => deadOf(comment, held).length === 0)) return
  const home = await target.baseUrl()
  // After the comments: what they offer was on the site by then.
  const { builds } = await target.read()
  for (const comment of standing) {
    const gone = deadOf(comment, builds).filter(offer => liesAt(home, offer))
    if (gone.length === 0) continue
    const channel = { name: comment.channel, kind: 'ref' } as const
    const speaker = speakerOf({ ...by, channel }, now)
    await announceOn(comment.pullRequest)(departed({ ...speaker, reason: NOT_THERE, gone }))
  }
}

function deadOf({ offers }: StandingOffers, held: readonly ShelvedBuild[]): readonly Offer[] {
  const there = goneBuilds(held)
  return offers.filter(offer => !there.some(build => isSameBuild(build, offer)))
}

function liesAt(home: HttpsUrl, { install }: Offer): boolean {
  return install.startsWith(home) || launchesBelow(install, home)
}

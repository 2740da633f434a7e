import { recentComments } from '../github/recent-comments'
import { ActionError, messageOf } from '../primitives/errors'
import { parseComment, readMarker } from '../report/comment/marker'
import { type Offer, offersOf } from '../report/comment/offered-builds'
import type { Run } from '../run/run'

/** What one comment lets people install. */
export interface StandingOffers {
  readonly pullRequest: number
  /** `Channel.name`. */
  readonly channel: string
  readonly offers: readonly Offer[]
}

/** What our comments offer at this moment. Where they cannot be read it warns: nothing can be mended then. */
export async function standingOffers(run: Run): Promise<readonly StandingOffers[]> {
  const { inputs, source } = run
  if (!inputs.comment || inputs.dryRun || inputs.destination.serving === 'promised') return []
  try {
    const isOurs = (body: string): boolean => readMarker(body) !== undefined
    const comments = await recentComments(source.github, source.repository, isOurs)
    return comments.flatMap(({ pullRequest, body }) => {
      const state = parseComment(body)
      const offers = state === undefined ? [] : offersOf(state)
      return state === undefined || offers.length === 0
        ? []
        : [{ pullRequest, channel: state.channel, offers }]
    })
  } catch (error) {
    const hint = error instanceof ActionError && error.hint !== undefined ? `\n${error.hint}` : ''
    run.warn(`Whether comments offer builds that are gone is not known: ${messageOf(error)}${hint}`)
    return []
  }
}

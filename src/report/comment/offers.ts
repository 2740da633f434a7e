import { parseComment } from './marker'
import type { AppSection, CommentState } from './state'
import type { GoneBuild } from './update'

/** A build that a comment lets people install. */
export interface Offer extends GoneBuild {
  readonly install: string
}

/** Every build that the comment of a state offers. */
export function offersOf({ sections }: CommentState): readonly Offer[] {
  return sections.flatMap(offersIn)
}

function offersIn({ key: bundleId, working, older }: AppSection): readonly Offer[] {
  const builds = [...(working === undefined ? [] : [working]), ...older]
  return builds.map(({ buildId, install }) => ({ bundleId, buildId, install }))
}

/** Whether a comment is the channel's and offers one of these builds. */
export function offersAny(
  body: string,
  { channel, gone }: { readonly channel: string; readonly gone: readonly GoneBuild[] },
): boolean {
  const state = parseComment(body)
  if (state?.channel !== channel) return false
  return offersOf(state).some(offer => gone.some(build => isSameBuild(offer, build)))
}

export function isSameBuild(a: GoneBuild, b: GoneBuild): boolean {
  return a.bundleId === b.bundleId && a.buildId === b.buildId
}

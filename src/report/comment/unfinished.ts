import { count, fields, list, readableOf, text } from '../../primitives/json-fields'
import type { GoneBuild } from './update'

/** A comment that says “publishing”, or offers what is taken away: to be settled even if this process ends. */
export interface UnfinishedComment {
  readonly pullRequest: number
  /** `Channel.name`. */
  readonly channel: string
  /** Bundle identifiers. */
  readonly apps: readonly string[]
  /** Builds of the channel that go, or are gone: no link to them may stay. */
  readonly gone: readonly GoneBuild[]
}

/** As the post step reads back what the main step saved; what is not of ours is left out. */
export function readUnfinishedComments(state: string): readonly UnfinishedComment[] {
  if (state === '') return []
  try {
    return readableOf(JSON.parse(state), unfinished)
  } catch {
    return []
  }
}

function unfinished(value: unknown): UnfinishedComment {
  const saved = fields(value)
  return {
    pullRequest: count(saved['pullRequest'], 1),
    channel: text(saved['channel']),
    apps: list(saved['apps'], text),
    gone: readableOf(saved['gone'], goneBuild),
  }
}

function goneBuild(value: unknown): GoneBuild {
  const saved = fields(value)
  return { bundleId: text(saved['bundleId']), buildId: text(saved['buildId']) }
}

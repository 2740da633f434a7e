import { count, fields, list, readableOf, text } from '../../primitives/json-fields'
import type { GoneBuild } from './update'

/** A comment that says “publishing” and has to be settled even if this process never gets to it. */
export interface UnfinishedComment {
  readonly pullRequest: number
  /** `Channel.name`. */
  readonly channel: string
  /** Bundle identifiers. */
  readonly apps: readonly string[]
  /** Builds of the channel that made room already: no link to them may stay. */
  readonly gone: readonly GoneBuild[]
}

/** As the post step reads back what the main step saved; undefined for nothing, or nothing of ours. */
export function readUnfinishedComment(state: string): UnfinishedComment | undefined {
  if (state === '') return undefined
  try {
    const saved = fields(JSON.parse(state))
    return {
      pullRequest: count(saved['pullRequest'], 1),
      channel: text(saved['channel']),
      apps: list(saved['apps'], text),
      gone: readableOf(saved['gone'], goneBuild),
    }
  } catch {
    return undefined
  }
}

function goneBuild(value: unknown): GoneBuild {
  const saved = fields(value)
  return { bundleId: text(saved['bundleId']), buildId: text(saved['buildId']) }
}

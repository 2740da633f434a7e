import { ActionError } from '../primitives/errors'
import type { UnfinishedComment } from '../report/comment/unfinished'
import { type CommentUpdate, type GoneBuild, inProgress } from '../report/comment/update'

interface Owed extends UnfinishedComment {
  /** Why the links could not be taken back; undefined while that is under way. */
  readonly failure?: ActionError | undefined
}

/**
 * What the comments of all pull requests owe their readers: an end to “publishing”, and links taken back.
 * It is saved for the post step before anything is done, so whatever ends this process loses none of it.
 */
export class OwedComments {
  private readonly remember: (unfinished: readonly UnfinishedComment[]) => void

  readonly #owed = new Map<string, Owed>()
  /** As last saved. */
  #saved = '[]'

  constructor(remember: (unfinished: readonly UnfinishedComment[]) => void) {
    this.remember = remember
  }

  /** The update with what is owed besides. */
  begin(pullRequest: number, update: CommentUpdate): CommentUpdate {
    const { channel } = update
    const before = this.#owed.get(keyOf(pullRequest, channel))
    const started = inProgress(update)
    const apps = started.length > 0 ? started : (before?.apps ?? [])
    const gone = [...without(before?.gone ?? [], update.gone), ...update.gone]
    this.#put({ ...before, pullRequest, channel, apps, gone })
    return { ...update, gone }
  }

  told(pullRequest: number, update: CommentUpdate): void {
    const before = this.#owed.get(keyOf(pullRequest, update.channel))
    if (before === undefined) return
    this.#put({ ...before, apps: inProgress(update), gone: without(before.gone, update.gone) })
  }

  /** @param offers whether the comment may still offer what the update was to take back */
  failed(
    pullRequest: number,
    update: CommentUpdate,
    { error, offers }: { readonly error: ActionError; readonly offers: boolean },
  ): void {
    const before = this.#owed.get(keyOf(pullRequest, update.channel))
    if (before === undefined) return
    if (offers) this.#put({ ...before, failure: error })
    else this.#put({ ...before, gone: without(before.gone, update.gone) })
  }

  /** Why this run must not end as if nothing were wrong. */
  failure(): ActionError | undefined {
    const dead = [...this.#owed.values()].filter(({ gone, failure }) => gone.length > 0 && failure)
    const [first] = dead
    if (first?.failure === undefined) return undefined
    const numbers = [...new Set(dead.map(({ pullRequest }) => `#${pullRequest}`))].join(', ')
    const { code, message, hint = '' } = first.failure
    return new ActionError(
      `The comment on pull request ${numbers} may still offer builds that are gone: ${message}`,
      {
        code,
        hint: `${hint}\nThe next run for the pull request mends its comment, and so does the next \`command: sweep\`.`.trim(),
        cause: first.failure,
      },
    )
  }

  #put(owed: Owed): void {
    const key = keyOf(owed.pullRequest, owed.channel)
    if (owed.apps.length + owed.gone.length === 0) this.#owed.delete(key)
    else this.#owed.set(key, owed)
    const unfinished = [...this.#owed.values()].map(({ failure, ...comment }) => comment)
    if (JSON.stringify(unfinished) === this.#saved) return
    this.#saved = JSON.stringify(unfinished)
    this.remember(unfinished)
  }
}

function keyOf(pullRequest: number, channel: string): string {
  return `${pullRequest} ${channel}`
}

function without(all: readonly GoneBuild[], some: readonly GoneBuild[]): readonly GoneBuild[] {
  return all.filter(a => !some.some(b => a.bundleId === b.bundleId && a.buildId === b.buildId))
}

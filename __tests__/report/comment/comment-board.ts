import type { Clock } from '../../../src/primitives/clock'
import { httpsUrl } from '../../../src/primitives/https-url'
import type { CommentStore, StickyComment } from '../../../src/report/comment/sticky-comment'

interface Stored extends StickyComment {
  /** Time in milliseconds from which lists show it. */
  readonly visible: number
}

export interface BoardOptions {
  readonly clock: Clock
  /** Longest time in milliseconds that a request takes in either direction. */
  readonly latency?: number
  /** Milliseconds until a list shows a new comment. */
  readonly lag?: number
}

/** The comments of one pull request, as several jobs see them at the same time over a slow line. */
export class CommentBoard implements CommentStore {
  comments: readonly Stored[] = []
  /** `create`, `update 7`, `remove 8`: every write that arrived. */
  readonly writes: string[] = []
  #lastId = 0
  readonly #options: Required<BoardOptions>

  constructor(options: BoardOptions) {
    this.#options = { latency: 300, lag: 0, ...options }
  }

  /** Puts a comment there as somebody else would. */
  post(body: string, { own = false } = {}): StickyComment {
    this.#lastId += 1
    const id = this.#lastId
    const url = httpsUrl(`https://github.com/octo-org/app/pull/42#issuecomment-${id}`)
    const comment = { id, body, url, own, visible: this.#now() + (own ? this.#options.lag : 0) }
    this.comments = [...this.comments, comment]
    return comment
  }

  async list(): Promise<readonly StickyComment[]> {
    await this.#travel()
    const now = this.#now()
    const seen = this.comments.filter(({ visible }) => visible <= now)
    await this.#travel()
    return seen
  }

  async create(body: string): Promise<StickyComment> {
    await this.#travel()
    this.writes.push('create')
    const comment = this.post(body, { own: true })
    await this.#travel()
    return comment
  }

  async update(id: number, body: string): Promise<'updated' | 'gone'> {
    await this.#travel()
    this.writes.push(`update ${id}`)
    const isThere = this.comments.some(comment => comment.id === id)
    this.comments = this.comments.map(comment =>
      comment.id === id ? { ...comment, body } : comment,
    )
    await this.#travel()
    return isThere ? 'updated' : 'gone'
  }

  async remove(id: number): Promise<void> {
    await this.#travel()
    this.writes.push(`remove ${id}`)
    this.comments = this.comments.filter(comment => comment.id !== id)
    await this.#travel()
  }

  #now(): number {
    return this.#options.clock.now().getTime()
  }

  #travel(): Promise<void> {
    const { clock, latency } = this.#options
    return clock.sleep(clock.random() * latency)
  }
}

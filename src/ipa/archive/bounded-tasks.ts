export interface TaskLimits {
  /** Pieces of work under way at once. */
  readonly most: number
  /** Bytes that they may hold in memory together; a larger one waits until it is alone. */
  readonly mostBytes: number
}

/** Work that goes on beside the reading, bounded in number and memory. */
export class BoundedTasks {
  readonly #options: TaskLimits
  readonly #running = new Set<Promise<void>>()
  #bytes = 0
  #failures: unknown[] = []

  constructor(options: TaskLimits) {
    this.#options = options
  }

  /** Waits for room, then starts `work`. Throws what an earlier one threw. */
  async start(bytes: number, work: () => Promise<void>): Promise<void> {
    while (!this.#hasRoom(bytes)) await Promise.race(this.#running)
    this.#throwFirst()
    this.#bytes += bytes
    const running: Promise<void> = work()
      .catch(error => void this.#failures.push(error))
      .finally(() => {
        this.#bytes -= bytes
        this.#running.delete(running)
      })
    this.#running.add(running)
  }

  /** Waits for all; afterwards nothing runs any more, whether or not something failed. */
  async settle(): Promise<void> {
    await Promise.all(this.#running)
  }

  /** {@link settle}, and throws what the first that failed threw. */
  async finish(): Promise<void> {
    await this.settle()
    this.#throwFirst()
  }

  #hasRoom(bytes: number): boolean {
    if (this.#running.size === 0) return true
    const { most, mostBytes } = this.#options
    return this.#running.size < most && this.#bytes + bytes <= mostBytes
  }

  #throwFirst(): void {
    if (this.#failures.length > 0) throw this.#failures[0]
  }
}

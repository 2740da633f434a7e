/**
 * Folders, asked in logarithmic time whether a path lies in one of them. Both come from archives: a look
 * at each folder for each path is a product that a hostile one makes as large as it likes.
 */
export class FolderSet {
  /** In order and with a closing slash; those inside another one are left out, so at most one can hold a path. */
  readonly #outermost: string[] = []

  constructor(folders: Iterable<string> = []) {
    for (const folder of [...folders].map(closed).sort()) this.#add(folder)
  }

  add(folder: string): void {
    this.#add(closed(folder))
  }

  /** Whether `path` is one of the folders, or lies in one. */
  holds(path: string): boolean {
    return this.#holds(closed(path))
  }

  #add(folder: string): void {
    if (this.#holds(folder)) return
    const at = this.#countUpTo(folder)
    let end = at
    while (this.#outermost[end]?.startsWith(folder)) end += 1
    this.#outermost.splice(at, end - at, folder)
  }

  #holds(path: string): boolean {
    const nearest = this.#outermost[this.#countUpTo(path) - 1]
    return nearest !== undefined && path.startsWith(nearest)
  }

  /** How many are not behind `path` in order. */
  #countUpTo(path: string): number {
    let [low, high] = [0, this.#outermost.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#outermost[middle] ?? '') <= path) low = middle + 1
      else high = middle
    }
    return low
  }
}

function closed(folder: string): string {
  return `${folder}/`
}

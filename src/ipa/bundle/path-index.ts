/** Things by path, of which those below a folder are found without a look at the others. */
export class PathIndex<Thing> {
  readonly #sorted: readonly (readonly [path: string, thing: Thing])[]

  constructor(things: Iterable<readonly [path: string, thing: Thing]>) {
    this.#sorted = [...things].sort(([a], [b]) => (a < b ? -1 : 1))
  }

  /** By the rest of their path. Made anew each time: one map for each folder would hold a file once per level. */
  below(folder: string): ReadonlyMap<string, Thing> {
    const start = `${folder}/`
    const found = new Map<string, Thing>()
    for (let at = this.#countBefore(start); at < this.#sorted.length; at++) {
      const [path, thing] = this.#sorted[at] ?? ['']
      if (thing === undefined || !path.startsWith(start)) break
      found.set(path.slice(start.length), thing)
    }
    return found
  }

  #countBefore(path: string): number {
    let [low, high] = [0, this.#sorted.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#sorted[middle]?.[0] ?? '') < path) low = middle + 1
      else high = middle
    }
    return low
  }
}

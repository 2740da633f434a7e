/**
 * `script/test --all`, each night: every kind of fault for every request, and as many publishes at once as
 * we promise. Otherwise one of each sort, so that a pull request has its answer in minutes.
 */
export const isWholeMatrix = process.env['TEST_ALL'] === '1'

/** The first of each sort; all of them in the whole matrix. */
export function ofEachSort<Item>(items: readonly Item[], sort: (item: Item) => string): Item[] {
  const seen = new Set<string>()
  return items.filter(item => {
    const isNew = !seen.has(sort(item))
    seen.add(sort(item))
    return isWholeMatrix || isNew
  })
}

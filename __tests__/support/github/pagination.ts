import type { Answer, RestCall } from './rest-call'

/** GitHub's default and largest page (docs: Using pagination in the REST API). */
const defaultPerPage = 30
const largestPerPage = 100

/** One page of a list, with the `Link` header that leads to the others. */
export function paginated<Item>(
  call: RestCall,
  items: readonly Item[],
  represent: (item: Item) => unknown,
): Answer {
  const perPage = Math.min(positive(call.query.get('per_page'), defaultPerPage), largestPerPage)
  const page = positive(call.query.get('page'), 1)
  const last = Math.max(1, Math.ceil(items.length / perPage))
  const body = items.slice((page - 1) * perPage, page * perPage).map(represent)
  const links = linksAround(page, last).map(([relation, number]) => {
    const query = new URLSearchParams(call.query)
    query.set('page', String(number))
    return `<${call.apiUrl}${call.linkPath}?${query}>; rel="${relation}"`
  })
  return { status: 200, body, ...(links.length > 0 && { headers: { link: links.join(', ') } }) }
}

export interface PageOf<Item> {
  readonly items: readonly Item[]
  readonly represent: (item: Item) => unknown
}

/** The other form of lists: an object with the total and the items under a name. */
export function paginatedUnder<Item>(
  call: RestCall,
  name: string,
  { items, represent }: PageOf<Item>,
): Answer {
  const { body, ...rest } = paginated(call, items, represent)
  return { ...rest, body: { total_count: items.length, [name]: body } }
}

function linksAround(page: number, last: number): readonly (readonly [string, number])[] {
  const before = [
    ['prev', page - 1],
    ['first', 1],
  ] as const
  const after = [
    ['next', page + 1],
    ['last', last],
  ] as const
  return [...(page > 1 ? before : []), ...(page < last ? after : [])]
}

function positive(text: string | null, fallback: number): number {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 ? number : fallback
}

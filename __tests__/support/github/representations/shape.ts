import { example } from '../openapi/description'
import { isObject, type JsonObject } from '../openapi/json'
import type { Repository } from '../world'

/** Where the addresses in an answer point. */
export interface Place {
  readonly apiUrl: string
  readonly serverUrl: string
}

/**
 * An object as GitHub would send it: the example of the description, moved to this repository and to
 * this host, with what is really known put over it.
 */
export function shape(
  place: Place,
  source: string | JsonObject,
  options: { readonly repository: Repository; readonly facts: JsonObject },
): JsonObject {
  const { facts, repository } = options
  const text = JSON.stringify(typeof source === 'string' ? example(source) : source)
    .replaceAll(
      /octocat\/Hello-World|Codertocat\/Hello-World|github\/developer\.github\.com/g,
      repository.fullName,
    )
    .replaceAll('https://api.github.com', place.apiUrl)
    .replaceAll('https://github.com', place.serverUrl)
  const moved: unknown = JSON.parse(text)
  return { ...(isObject(moved) ? moved : {}), ...facts }
}

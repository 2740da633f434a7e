import { example } from '../openapi/description'
import { isObject, type JsonObject } from '../openapi/json'
import type { RestCall } from '../rest-call'
import type { Repository } from '../world'

export interface Place {
  readonly apiUrl: string
  readonly serverUrl: string
}

/**
 * An object as GitHub would send it: the example of the description, moved to this repository and to
 * this host, with what is really known put over it.
 */
export function shape(
  call: Pick<RestCall, 'apiUrl' | 'serverUrl'>,
  source: string | JsonObject,
  options: { readonly repository: Repository; readonly facts: JsonObject },
): JsonObject {
  const { facts, repository } = options
  const text = JSON.stringify(typeof source === 'string' ? example(source) : source)
    .replaceAll(/octocat\/Hello-World|github\/developer\.github\.com/g, repository.fullName)
    .replaceAll('https://api.github.com', call.apiUrl)
    .replaceAll('https://github.com', call.serverUrl)
  const moved: unknown = JSON.parse(text)
  return { ...(isObject(moved) ? moved : {}), ...facts }
}

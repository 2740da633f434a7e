import { example } from '../openapi/description'
import { isObject, type JsonObject } from '../openapi/json'
import type { Repository } from '../world'

/** Where the addresses in an answer point. */
export interface Place {
  readonly apiUrl: string
  readonly serverUrl: string
}

type Replacement = readonly [pattern: RegExp, replacement: string]

export interface ShapeOptions {
  readonly repository: Repository
  /** Of the pull request or issue that the example is about. */
  readonly number?: number
  /** What is really known; it replaces what the example says. */
  readonly facts: JsonObject
}

/**
 * An object as GitHub would send it: the example of the description, moved to this repository and to
 * this host, with what is really known put over it.
 */
export function shape(
  place: Place,
  source: string | JsonObject,
  { facts, number, repository }: ShapeOptions,
): JsonObject {
  const value = typeof source === 'string' ? example(source) : source
  const moved = relocated(place, value, [
    [
      /octocat\/(?:Hello-World|example)|Codertocat\/Hello-World|github\/developer\.github\.com|octo-org\/octo-(?:repo|docs)/g,
      repository.fullName,
    ],
    [/\/(issues|pulls?)\/(?:1347|2)\b/g, `/$1/${number ?? 1}`],
  ])
  return { ...moved, ...facts }
}

/** The example with its addresses on this machine and the replacements made in its text. */
export function relocated(
  { apiUrl, serverUrl }: Place,
  source: unknown,
  replacements: readonly Replacement[],
): JsonObject {
  let text = JSON.stringify(source)
    .replaceAll('https://api.github.com', apiUrl)
    .replaceAll('https://github.com', serverUrl)
  for (const [pattern, replacement] of replacements) text = text.replace(pattern, replacement)
  const moved: unknown = JSON.parse(text)
  return isObject(moved) ? moved : {}
}

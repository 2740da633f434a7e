import { isObject, type JsonObject, valueAt } from './json'
import { PrintedJson } from './printed-json'

let opened: PrintedJson | undefined

/** GitHub's own description of its REST API. */
export function description(): PrintedJson {
  opened ??= PrintedJson.open('@octokit/openapi/generated/api.github.com.json')
  return opened
}

/** Follows `$ref` when there is one. */
export function resolved(value: unknown): JsonObject {
  const reference = valueAt(value, '$ref')
  if (typeof reference !== 'string') return isObject(value) ? value : {}
  return resolved(description().objectAt(...reference.replace('#/', '').split('/')))
}

/** A copy of one of the examples of the description, to build lifelike answers from. */
export function example(name: string): unknown {
  const { value } = description().objectAt('components', 'examples', name)
  if (value === undefined) throw new Error(`the description has no example “${name}”`)
  return structuredClone(value)
}

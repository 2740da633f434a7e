import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isObject, type JsonObject, objectAt, valueAt } from './json'

const file = '@octokit/openapi/generated/api.github.com.json'

let loaded: JsonObject | undefined

/** GitHub's own description of its REST API. 13 MB, so it is read at the first use only. */
export function description(): JsonObject {
  if (loaded === undefined) {
    const parsed: unknown = JSON.parse(
      readFileSync(createRequire(import.meta.url).resolve(file), 'utf8'),
    )
    if (!isObject(parsed)) throw new Error(`${file} holds no object`)
    loaded = parsed
  }
  return loaded
}

/** Follows `$ref` when there is one. */
export function resolved(value: unknown): JsonObject {
  const reference = valueAt(value, '$ref')
  if (typeof reference !== 'string') return isObject(value) ? value : {}
  return resolved(valueAt(description(), ...reference.replace('#/', '').split('/')))
}

/** A copy of one of the examples of the description, to build lifelike answers from. */
export function example(name: string): unknown {
  const value = objectAt(description(), 'components', 'examples', name)['value']
  if (value === undefined) throw new Error(`the description has no example “${name}”`)
  return structuredClone(value)
}

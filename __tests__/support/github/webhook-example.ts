import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arrayAt, isObject, type JsonObject, valueAt } from './openapi/json'

const file = '@octokit/webhooks-examples/api.github.com/index.json'

let loaded: unknown

/** A payload that GitHub really sent, of an event and (when it has any) an action. */
export function webhookExample(name: string, action?: string): JsonObject {
  loaded ??= JSON.parse(readFileSync(createRequire(import.meta.url).resolve(file), 'utf8'))
  const entry = Array.isArray(loaded) ? loaded.find(event => valueAt(event, 'name') === name) : {}
  const examples = arrayAt(entry, 'examples')
  const exact = examples.find(
    example => action !== undefined && valueAt(example, 'action') === action,
  )
  const found = exact ?? examples[0]
  if (!isObject(found)) throw new Error(`there is no example of the event ${name}`)
  return structuredClone(found)
}

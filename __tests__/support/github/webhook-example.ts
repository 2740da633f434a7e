import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arrayAt, isObject, type JsonObject, valueAt } from './openapi/json'

const file = '@octokit/webhooks-examples/api.github.com/index.json'

let all: Buffer | undefined

/** One event of the 58: parsing all 4 MB would take every test file 20 ms. */
function entryOf(name: string): unknown {
  all ??= readFileSync(createRequire(import.meta.url).resolve(file))
  const start = all.indexOf(`\n  {\n    "name": "${name}",`)
  return start < 0 ? {} : JSON.parse(all.toString('utf8', start, all.indexOf('\n  }', start) + 4))
}

/** A payload that GitHub really sent, of an event and (when it has any) an action. */
export function webhookExample(name: string, action?: string): JsonObject {
  const examples = arrayAt(entryOf(name), 'examples')
  const exact = examples.find(
    example => action !== undefined && valueAt(example, 'action') === action,
  )
  const found = exact ?? examples[0]
  if (!isObject(found)) throw new Error(`there is no example of the event ${name}`)
  return found
}

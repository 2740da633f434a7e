import { fields, list, matching, readableOf, text } from '../primitives/json-fields'
import { buildIdPattern } from './build-name'
import type { BuildChange, BuildDifference, BuildInside, NamedValue } from './build-record'

/** @throws for what is none */
export function readInside(value: unknown): BuildInside {
  const from = fields(value)
  return {
    entitlements: list(from['entitlements'], namedValue),
    usageDescriptions: list(from['usageDescriptions'], namedValue),
    frameworks: list(from['frameworks'], text),
    extensions: list(from['extensions'], text),
  }
}

function namedValue(value: unknown): NamedValue {
  const from = fields(value)
  return { name: text(from['name']), value: text(from['value']) }
}

/** @throws for what is none */
export function readDifference(value: unknown): BuildDifference {
  const from = fields(value)
  const since = fields(from['since'])
  return {
    since: {
      buildId: matching(since['buildId'], buildIdPattern),
      version: text(since['version']),
      buildNumber: text(since['buildNumber']),
    },
    changes: readableOf(from['changes'], readChange),
  }
}

/** @throws for what is none */
export function readChange(value: unknown): BuildChange {
  const from = fields(value)
  return { what: text(from['what']), before: text(from['before']), after: text(from['after']) }
}

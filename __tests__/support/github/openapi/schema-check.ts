import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { description } from './description'
import { isObject } from './json'

/** Without a check of GitHub's own schemas, for which every test file would compile that of JSON Schema. */
const options = {
  strict: false,
  allErrors: true,
  logger: false,
  validateFormats: true,
  meta: false,
  validateSchema: false,
} as const
const exact = new Ajv(options)
/** Parameters arrive as text, so `"5"` is a number there and `"true"` a boolean. */
const coercing = new Ajv({ ...options, coerceTypes: 'array' })
addFormats(exact)
addFormats(coercing)

const compiled = new Map<string, ValidateFunction>()

export interface SchemaCheck {
  /** Names the schema once and for all: it is compiled at its first use only. */
  readonly key: string
  readonly schema: unknown
  readonly value: unknown
  readonly coerce?: boolean
}

/** What is wrong with a value by a schema of the description, one line each. */
export function schemaErrors({ key, schema, value, coerce = false }: SchemaCheck): string[] {
  let validate = compiled.get(key)
  if (validate === undefined) {
    validate = (coerce ? coercing : exact).compile(standalone(schema))
    compiled.set(key, validate)
  }
  return validate(value) ? [] : (validate.errors ?? []).map(sentence)
}

function sentence({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath || '(root)'} ${message} ${JSON.stringify(params)}`
}

const shared = '#/components/schemas/'

/** The schema together with all that it refers to, in JSON Schema instead of OpenAPI 3.0. */
function standalone(schema: unknown): object {
  const definitions: Record<string, unknown> = {}
  const waiting = referencesIn(schema)
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name in definitions) continue
    const definition = description().objectAt('components', 'schemas', name)
    definitions[name] = plain(definition)
    waiting.push(...referencesIn(definition))
  }
  const root = plain(schema)
  return { ...(isObject(root) ? root : {}), definitions }
}

function referencesIn(schema: unknown): string[] {
  const text = JSON.stringify(schema) ?? ''
  return [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name = '']) => name)
}

/**
 * Rewrites references, and `nullable`: ajv refuses it without a `type`, and takes an `enum` beside it
 * at its word.
 */
function plain(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(plain)
  if (!isObject(schema)) return schema
  const copy: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'example' || key === 'examples') continue
    const isReference = key === '$ref' && typeof value === 'string'
    copy[key] = isReference ? value.replace(shared, '#/definitions/') : plain(value)
  }
  if (copy['nullable'] !== true || ('type' in copy && !('enum' in copy))) return copy
  delete copy['nullable']
  return { anyOf: [copy, { type: 'null' }] }
}

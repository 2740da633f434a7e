import { resolved } from './description'
import { isObject } from './json'
import type { FoundOperation, Operation } from './operation'
import { schemaErrors } from './schema-check'

export interface CheckedRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  /** Parsed JSON; undefined without a body. */
  readonly body: unknown
}

/** What GitHub's description objects to in a request, one line each. */
export function requestViolations(request: CheckedRequest, found: FoundOperation): string[] {
  const { operation } = found
  const errors = [
    ...parameterErrors(operation, 'path', found.pathParameters),
    ...parameterErrors(operation, 'query', Object.fromEntries(request.query)),
    ...bodyErrors(operation, request.body),
  ]
  return errors.map(error => `${request.method} ${request.path}: ${error}`)
}

function parameterErrors(
  operation: Operation,
  place: 'path' | 'query',
  values: Readonly<Record<string, string>>,
): string[] {
  const parameters = operation.parameters.filter(parameter => parameter.place === place)
  const properties = Object.fromEntries(parameters.map(({ name, schema }) => [name, schema]))
  const required = parameters.filter(parameter => parameter.required).map(({ name }) => name)
  const schema = { type: 'object', properties, required, additionalProperties: false }
  const key = `${operation.id} ${place}`
  const errors = schemaErrors({ key, schema, value: { ...values }, coerce: true })
  return errors.map(error => `${place} parameters: ${error}`)
}

function bodyErrors({ body, id }: Operation, value: unknown): string[] {
  if (value === undefined) return body?.required === true ? ['the body is missing'] : []
  if (body === undefined) return ['takes no JSON body']
  const errors = schemaErrors({ key: `${id} body`, schema: body.schema, value })
  return [...errors, ...unknownProperties(body.schema, value)].map(error => `body: ${error}`)
}

/** GitHub ignores what it does not know, and so would a typing mistake go unseen. */
function unknownProperties(raw: unknown, value: unknown): string[] {
  const schema = resolved(raw)
  const { properties } = schema
  if (!isObject(properties) || !isObject(value) || isObject(schema['additionalProperties']))
    return []
  const unknown = Object.keys(value).filter(name => !(name in properties))
  return unknown.map(name => `has no property “${name}”`)
}

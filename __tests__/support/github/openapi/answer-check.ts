import { resolved } from './description'
import { valueAt } from './json'
import type { Operation } from './operation'
import { schemaErrors } from './schema-check'

/** Where one of the stand-in's own answers differs from GitHub's description, one line each. */
export function answerViolations(operation: Operation, status: number, body: unknown): string[] {
  const response = operation.responses[String(status)]
  if (response === undefined) {
    // Errors that every operation shares (401, 403, 404) are mostly left out of the description.
    return status < 400 ? [`${operation.id} never answers ${status}`] : []
  }
  const schema = valueAt(resolved(response), 'content', 'application/json', 'schema')
  if (schema === undefined) return []
  const errors = schemaErrors({ key: `${operation.id} ${status}`, schema, value: body })
  return errors.map(error => `${operation.id} ${status}: ${error}`)
}

/** A JSON object of unknown content. */
export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object at a path of keys; empty when anything on the way is missing or no object. */
export function objectAt(value: unknown, ...keys: readonly string[]): JsonObject {
  const found = valueAt(value, ...keys)
  return isObject(found) ? found : {}
}

export function valueAt(value: unknown, ...keys: readonly string[]): unknown {
  let current = value
  for (const key of keys) current = isObject(current) ? current[key] : undefined
  return current
}

export function arrayAt(value: unknown, ...keys: readonly string[]): readonly unknown[] {
  const found = valueAt(value, ...keys)
  return Array.isArray(found) ? found : []
}

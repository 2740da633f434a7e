import { type HttpsUrl, httpsUrl } from '../https-url'

// Readers of one field each: the value as what it must be, or a TypeError.

/** Longest list of a state, in elements: far above what is ever written. */
const LONGEST_LIST = 200

/** Longest string of a state, in UTF-16 units: notes are the longest thing in it. */
const LONGEST_STRING = 20_000

export function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new TypeError('not an object')
  return { ...value }
}

export function text(value: unknown): string {
  if (typeof value !== 'string' || value.length > LONGEST_STRING) throw new TypeError('no text')
  return value
}

export function count(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new TypeError('no count')
  return value
}

export function url(value: unknown): HttpsUrl {
  return httpsUrl(text(value))
}

export function list<T>(value: unknown, element: (value: unknown) => T): readonly T[] {
  if (!Array.isArray(value) || value.length > LONGEST_LIST) throw new TypeError('no list')
  return value.flatMap(entry => readable(entry, element))
}

function readable<T>(value: unknown, read: (value: unknown) => T): readonly T[] {
  try {
    return [read(value)]
  } catch {
    return []
  }
}

export function optional<T>(value: unknown, read: (value: unknown) => T): T | undefined {
  return value === undefined || value === null ? undefined : read(value)
}

/** Written as records so that the compiler asks for a member that is added to a union. */
export type Members<T extends string> = Readonly<Record<T, true>>

export function oneOf<T extends string>(members: Members<T>): (value: unknown) => T {
  const isMember = (value: string): value is T => Object.hasOwn(members, value)
  return value => {
    const name = text(value)
    if (!isMember(name)) throw new TypeError(`unknown word ${name}`)
    return name
  }
}

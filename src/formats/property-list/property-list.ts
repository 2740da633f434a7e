/**
 * A value of Apple's property lists. Integers that a double cannot hold exactly are `bigint` when
 * read from a binary list. A UID of a keyed archive is the dictionary `{ 'CF$UID': n }`, as in XML.
 */
export type PropertyList =
  | string
  | number
  | bigint
  | boolean
  | Date
  | Uint8Array
  | readonly PropertyList[]
  | PropertyListDictionary

/** A Map, so that a key such as `__proto__` is a key like any other. In the order of the file. */
export type PropertyListDictionary = ReadonlyMap<string, PropertyList>

/**
 * By name, dictionaries of the root whose entries are handed over as they are read, and not kept: a seal has
 * 60,000, and what is made of one weighs a quarter of it. Called once for each dictionary that begins: where a
 * name is repeated, the last counts.
 */
export type Takers = ReadonlyMap<string, () => TakeEntry>

export type TakeEntry = (key: string, value: PropertyList) => void

/** A dictionary from an object literal; entries that are undefined are left out. */
export function dictionary(
  entries: Readonly<Record<string, PropertyList | undefined>>,
): PropertyListDictionary {
  const result = new Map<string, PropertyList>()
  for (const [key, value] of Object.entries(entries)) {
    if (value !== undefined) result.set(key, value)
  }
  return result
}

export function isDictionary(value: PropertyList | undefined): value is PropertyListDictionary {
  return value instanceof Map
}

/** This and the accessors below: undefined when the key is missing or holds another type. */
export function stringAt(from: PropertyListDictionary, key: string): string | undefined {
  const value = from.get(key)
  return typeof value === 'string' ? value : undefined
}

export function booleanAt(from: PropertyListDictionary, key: string): boolean | undefined {
  const value = from.get(key)
  return typeof value === 'boolean' ? value : undefined
}

export function dateAt(from: PropertyListDictionary, key: string): Date | undefined {
  const value = from.get(key)
  return value instanceof Date ? value : undefined
}

export function dataAt(from: PropertyListDictionary, key: string): Uint8Array | undefined {
  const value = from.get(key)
  return value instanceof Uint8Array ? value : undefined
}

export function arrayAt(
  from: PropertyListDictionary,
  key: string,
): readonly PropertyList[] | undefined {
  const value = from.get(key)
  return Array.isArray(value) ? value : undefined
}

export function dictionaryAt(
  from: PropertyListDictionary,
  key: string,
): PropertyListDictionary | undefined {
  const value = from.get(key)
  return isDictionary(value) ? value : undefined
}

/** The strings of an array; other elements are left out. Empty when there is no array. */
export function stringsAt(from: PropertyListDictionary, key: string): readonly string[] {
  return (arrayAt(from, key) ?? []).filter(element => typeof element === 'string')
}

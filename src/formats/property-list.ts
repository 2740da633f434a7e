import { ActionError } from '../errors'
import { isBinaryPropertyList, readBinaryPropertyList } from './property-list-binary'
import { buildXmlPropertyList, readXmlPropertyList } from './property-list-xml'

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

/** 16 MiB: the largest lists in an app are the seals of its resources, a few MiB for 20,000 files. */
const LARGEST_LIST_BYTES = 16 * 1024 * 1024

/**
 * Reads a binary (`bplist00`) or XML property list; the bytes decide which.
 *
 * The result has at most {@link MOST_NODES} values even when every shared value is counted each time
 * it occurs, and is at most {@link DEEPEST_LEVEL} levels deep: it may be walked or written out without
 * further care.
 *
 * @throws ActionError `malformed` saying which rule is broken and where.
 */
export function parsePropertyList(bytes: Uint8Array): PropertyList {
  if (bytes.length > LARGEST_LIST_BYTES) {
    throw new ActionError(
      `property list of ${bytes.length} bytes: more than ${LARGEST_LIST_BYTES} are not read`,
      { code: 'malformed' },
    )
  }
  return isBinaryPropertyList(bytes) ? readBinaryPropertyList(bytes) : readXmlPropertyList(bytes)
}

/** {@link parsePropertyList} for the usual case: the root must be a dictionary. */
export function parsePropertyListDictionary(bytes: Uint8Array): PropertyListDictionary {
  const root = parsePropertyList(bytes)
  if (!isDictionary(root)) {
    throw new ActionError('property list: the root is not a dictionary', { code: 'malformed' })
  }
  return root
}

/**
 * Writes an XML property list: tab-indented, keys in the order of the dictionary, newline at the end.
 * Characters that XML 1.0 cannot carry become U+FFFD, so hostile text cannot make the list unreadable.
 */
export function writePropertyList(value: PropertyList): string {
  return buildXmlPropertyList(value)
}

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

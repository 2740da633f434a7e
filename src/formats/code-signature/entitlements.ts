import { ActionError } from '../../primitives/errors'
import { readDerPropertyList } from '../property-list/der'
import {
  isDictionary,
  type PropertyList,
  type PropertyListDictionary,
} from '../property-list/property-list'
import { parsePropertyListDictionary } from '../property-list/read'
import { type Blob, hex, MAGIC, malformed } from './blob'

/** The entitlements of one slot. */
export type EntitlementsBlob =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'read'; readonly values: PropertyListDictionary }

/** Slot 5: an XML property list. An empty blob is what `codesign` leaves without entitlements. */
export function readEntitlements(blob: Blob | undefined): EntitlementsBlob {
  return read(blob, { magic: MAGIC.entitlements, decode: parsePropertyListDictionary })
}

/** Slot 7: the same in DER, which iOS 15 and later go by. */
export function readDerEntitlements(blob: Blob | undefined): EntitlementsBlob {
  return read(blob, { magic: MAGIC.derEntitlements, decode: readDerPropertyList })
}

interface Form {
  readonly magic: number
  readonly decode: (bytes: Uint8Array) => PropertyListDictionary
}

function read(blob: Blob | undefined, { magic, decode }: Form): EntitlementsBlob {
  if (!blob) return { kind: 'absent' }
  try {
    if (blob.magic !== magic) throw malformed('entitlements', `they begin with ${hex(blob.magic)}`)
    if (blob.content.length === 0) return { kind: 'absent' }
    return { kind: 'read', values: decode(blob.content) }
  } catch (error) {
    if (error instanceof ActionError) return { kind: 'unreadable', reason: error.message }
    throw error
  }
}

/** Keys whose values are not the same in both, in no particular order. */
export function differingKeys(
  one: PropertyListDictionary,
  other: PropertyListDictionary,
): readonly string[] {
  const keys = new Set([...one.keys(), ...other.keys()])
  return [...keys].filter(key => !isEqual(one.get(key), other.get(key)))
}

/** Dictionaries in any order; DER sorts them. */
function isEqual(one: PropertyList | undefined, other: PropertyList | undefined): boolean {
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime()
  if (one instanceof Uint8Array || other instanceof Uint8Array) {
    return one instanceof Uint8Array && other instanceof Uint8Array && !Buffer.compare(one, other)
  }
  if (isDictionary(one)) return isDictionary(other) && differingKeys(one, other).length === 0
  if (isArray(one)) return isArray(other) && areEqual(one, other)
  return one === other
}

function areEqual(one: readonly PropertyList[], other: readonly PropertyList[]): boolean {
  return one.length === other.length && one.every((value, index) => isEqual(value, other[index]))
}

/** `Array.isArray` does not know readonly arrays. */
function isArray(value: PropertyList | undefined): value is readonly PropertyList[] {
  return Array.isArray(value)
}

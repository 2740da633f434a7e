import type { CodeSignature } from '../../formats/code-signature/code-signature'
import type {
  PropertyList,
  PropertyListDictionary,
} from '../../formats/property-list/property-list'
import { plainText } from '../../primitives/plain-text'
import { type Code, signaturesOf } from './executables'

const LONGEST_VALUE = 100

/** What a signature claims: the DER form, which iOS 15 and later go by, else the XML one. */
export function claimsOf({
  derEntitlements,
  entitlements,
}: Pick<CodeSignature, 'derEntitlements' | 'entitlements'>): PropertyListDictionary {
  if (derEntitlements.kind === 'read') return derEntitlements.values
  return entitlements.kind === 'read' ? entitlements.values : new Map()
}

/** Every `application-identifier` that the signatures of this code claim. */
export function applicationIdentifiersOf(code: Pick<Code, 'executable'>): readonly string[] {
  const claims = signaturesOf(code).map(one => claimsOf(one).get('application-identifier'))
  return [...new Set(claims.filter(one => typeof one === 'string'))]
}

/**
 * Whether a profile's value for an entitlement allows what a signature claims (Apple TN3125): strings by
 * equality or a `*` at the end, arrays element by element, one string of an array that is offered.
 * `false` and the empty array claim nothing.
 */
export function grants(granted: PropertyList | undefined, claimed: PropertyList): boolean {
  if (claimed === false) return true
  if (isArray(claimed)) return claimed.every(one => grantsOne(granted, one))
  if (isDictionary(claimed)) return grantsEntries(granted, claimed)
  return grantsOne(granted, claimed)
}

function grantsOne(granted: PropertyList | undefined, claimed: PropertyList): boolean {
  if (isArray(granted)) return granted.some(one => isCovered(one, claimed))
  return granted !== undefined && isCovered(granted, claimed)
}

function grantsEntries(
  granted: PropertyList | undefined,
  claimed: PropertyListDictionary,
): boolean {
  if (granted === '*') return true
  if (!isDictionary(granted)) return claimed.size === 0
  return [...claimed].every(([key, value]) => grants(granted.get(key), value))
}

function isCovered(granted: PropertyList, claimed: PropertyList): boolean {
  if (typeof granted === 'string' && typeof claimed === 'string') {
    return granted.endsWith('*') ? claimed.startsWith(granted.slice(0, -1)) : granted === claimed
  }
  if (granted === '*') return true
  if (isDictionary(claimed) || isArray(claimed)) return grants(granted, claimed)
  return granted === claimed
}

/** A value as one short line: `production`, `true`, `[group.a, group.b]`, nothing for a missing one. */
export function valueInWords(value: PropertyList | undefined): string {
  return plainText(written(value), LONGEST_VALUE)
}

function written(value: PropertyList | undefined): string {
  if (value === undefined) return ''
  if (isArray(value)) return `[${value.slice(0, 20).map(written).join(', ')}]`
  if (isDictionary(value)) {
    return `{${[...value]
      .slice(0, 20)
      .map(([key, one]) => `${key}: ${written(one)}`)
      .join(', ')}}`
  }
  if (value instanceof Uint8Array) return `${value.length} bytes`
  return value instanceof Date ? value.toISOString() : String(value)
}

function isArray(value: PropertyList | undefined): value is readonly PropertyList[] {
  return Array.isArray(value)
}

function isDictionary(value: PropertyList | undefined): value is PropertyListDictionary {
  return value instanceof Map
}

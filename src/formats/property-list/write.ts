// By a package, and in a file of its own: who only reads lists does not load it.
import { build, type PlistValue } from 'plist'
import { ActionError } from '../../primitives/errors'
import type { PropertyList } from './property-list'

/**
 * Writes an XML property list: tab-indented, keys in the order of the dictionary, newline at the end.
 * Characters that XML 1.0 cannot carry become U+FFFD, so hostile text cannot make the list unreadable.
 */
export function writePropertyList(value: PropertyList): string {
  return `${build(toPackage(value), { indent: '\t' })}\n`
}

function toPackage(value: PropertyList): PlistValue {
  if (typeof value === 'string') return carriable(value)
  if (typeof value === 'bigint' || typeof value === 'number') return exact(value)
  if (typeof value === 'boolean' || value instanceof Date || value instanceof Uint8Array)
    return value
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([key, entry]) => [carriable(key), toPackage(entry)]))
  }
  return Array.from(value, toPackage)
}

/** The package writes 1e21 as the integer `1e+21`, and infinity as a real that nobody reads. */
function exact(value: number | bigint): number {
  const isWritable = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value)
  if (typeof value === 'number' && isWritable) return value
  throw malformed(`the number ${value} cannot be written exactly`)
}

/** XML 1.0 production 2 (Char): everything else cannot be written, not even as a reference. */
export const notInXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

function carriable(text: string): string {
  return text.replace(notInXml, '\ufffd')
}

function malformed(rule: string): ActionError {
  return new ActionError(`XML property list: ${rule}`, { code: 'malformed' })
}

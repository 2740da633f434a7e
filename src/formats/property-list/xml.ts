// For writing alone. What comes with an app is read by readers of our own: see there what it makes of that.
import { build, type PlistValue } from 'plist'
import { ActionError } from '../../primitives/errors'
import type { PropertyList } from './property-list'
import { readXmlText } from './xml-reader'

/**
 * Reads an XML property list in UTF-8, or in UTF-16 with a byte order mark.
 *
 * @throws ActionError `malformed`
 */
export function readXmlPropertyList(bytes: Uint8Array): PropertyList {
  return readXmlText(decode(bytes).trimStart())
}

export function buildXmlPropertyList(value: PropertyList): string {
  return `${build(toPackage(value), { indent: '\t' })}\n`
}

/** XML 1.0 appendix F: a byte order mark decides; without one the text is UTF-8. */
function decode(bytes: Uint8Array): string {
  const encoding = byteOrderMark(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (cause) {
    throw malformed(`bytes that are not ${encoding.toUpperCase()}`, cause)
  }
}

function byteOrderMark(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
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

function malformed(rule: string, cause?: unknown): ActionError {
  return new ActionError(`XML property list: ${rule}`, { code: 'malformed', cause })
}

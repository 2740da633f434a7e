import { build, type PlistValue, parse } from 'plist'
import { ActionError, messageOf } from '../errors'
import type { PropertyList } from './property-list'
import { guardXml } from './property-list-xml-guard'

/**
 * Reads an XML property list. What the package would misread or report on the console is refused
 * first by {@link guardXml}. Integers beyond 2^53 are rounded by the package.
 *
 * @throws ActionError `malformed`
 */
export function readXmlPropertyList(bytes: Uint8Array): PropertyList {
  const text = decode(bytes).trimStart()
  return fromPackage(parseGuarded(text.slice(guardXml(text))))
}

export function buildXmlPropertyList(value: PropertyList): string {
  return `${build(toPackage(value), { indent: '\t' })}\n`
}

function parseGuarded(root: string): PlistValue {
  try {
    return parse(quieted(root))
  } catch (cause) {
    throw malformed(messageOf(cause), cause)
  }
}

/**
 * The package warns on the console about every U+FFFD that is not written as a reference, and is
 * stricter about comments than CoreFoundation: they are dropped.
 */
function quieted(root: string): string {
  return root.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|\ufffd/g, found => {
    if (found.startsWith('<!--')) return ''
    if (found === '\ufffd') return '&#xFFFD;'
    return found.replaceAll('\ufffd', ']]>&#xFFFD;<![CDATA[')
  })
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

function fromPackage(value: PlistValue): PropertyList {
  if (value === null) throw malformed('a value is missing')
  if (Array.isArray(value)) return value.map(fromPackage)
  if (value instanceof Date) return checkedDate(value)
  if (value instanceof Uint8Array || typeof value !== 'object') return value
  return new Map(Object.entries(value).map(([key, entry]) => [key, fromPackage(entry)]))
}

function checkedDate(date: Date): Date {
  if (Number.isNaN(date.getTime())) throw malformed('a date outside the calendar')
  return date
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

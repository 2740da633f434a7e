import type { PropertyList } from './property-list'

const REFERENCE =
  /&(?:(?<name>amp|lt|gt|quot|apos)|#(?<decimal>\d{1,7})|#x(?<hex>[0-9A-Fa-f]{1,6}));|&/g

const INTEGER = /^\s*[+-]?\d{1,39}\s*$/
const REAL = /^\s*[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,3})?\s*$/
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

/** What is wrong with an `&` in this raw text: XML knows five names, and no DTD here may add more. */
export function checkReferences(raw: string): string | undefined {
  if (!raw.includes('&')) return undefined
  for (const { 0: reference, groups } of raw.matchAll(REFERENCE)) {
    if (reference === '&') return 'an & that begins no known reference'
    const { decimal, hex } = groups ?? {}
    const code = hex === undefined ? decimal : `0x${hex}`
    if (code !== undefined && !isCharacter(Number(code)))
      return `${reference} is no character of XML`
  }
  return undefined
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** The text that this raw text means, once {@link checkReferences} had nothing against it. */
export function resolved(raw: string): string {
  const text = oneLineEnd(raw)
  if (!text.includes('&')) return text
  return text.replace(REFERENCE, (reference, name, decimal, hex) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return NAMED.get(name) ?? (Number.isNaN(code) ? reference : String.fromCodePoint(code))
  })
}

/** XML 1.0 section 2.11: every line end is one line feed. */
export function oneLineEnd(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/** The value of a leaf, once {@link checkText} had nothing against its text. Large integers are rounded. */
export function leafValue(tag: string, text: string): PropertyList {
  switch (tag) {
    case 'integer':
    case 'real':
      return Number(text)
    case 'date':
      return new Date(text)
    case 'data':
      return new Uint8Array(Buffer.from(text, 'base64'))
    case 'true':
    case 'false':
      return tag === 'true'
    default:
      return text
  }
}

/** What is wrong with the text of a leaf, by its tag. */
export function checkText(tag: string, text: string): string | undefined {
  switch (tag) {
    case 'integer':
      return INTEGER.test(text) ? undefined : `${quoted(text)} is no integer`
    case 'real':
      return REAL.test(text) && Number.isFinite(Number(text))
        ? undefined
        : `${quoted(text)} is no finite number`
    case 'date':
      return checkDate(text)
    case 'data':
      return isBase64(text) ? undefined : '<data> is not base64'
    case 'true':
    case 'false':
      return text === '' ? undefined : `<${tag}> with text inside`
    default:
      return undefined
  }
}

function checkDate(text: string): string | undefined {
  if (!DATE.test(text)) return `${quoted(text)} is no date such as 2026-01-31T12:00:00Z`
  return Number.isNaN(Date.parse(text)) ? `${quoted(text)} is outside the calendar` : undefined
}

/** RFC 4648 section 4; white space anywhere, padding may be missing. */
function isBase64(text: string): boolean {
  const digits = text.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return false
  const isPadded = digits.endsWith('=')
  return isPadded ? digits.length % 4 === 0 : digits.length % 4 !== 1
}

/** XML 1.0 production 2. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code < 0xd800 || (code > 0xdfff && code <= 0x10ffff && code !== 0xfffe && code !== 0xffff)
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
}

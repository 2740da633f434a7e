import { ActionError } from '../../primitives/errors'
import type { PropertyList, Takers } from './property-list'
import { readXmlText } from './xml-reader'

/**
 * Reads an XML property list in UTF-8, or in UTF-16 with a byte order mark.
 *
 * @throws ActionError `malformed`
 */
export function readXmlPropertyList(bytes: Uint8Array, takers: Takers): PropertyList {
  return readXmlText(decode(bytes).trimStart(), takers)
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

function malformed(rule: string, cause?: unknown): ActionError {
  return new ActionError(`XML property list: ${rule}`, { code: 'malformed', cause })
}

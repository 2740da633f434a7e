import type { PropertyList } from './property-list'
import { buildXmlPropertyList } from './xml'

/**
 * Writes an XML property list: tab-indented, keys in the order of the dictionary, newline at the end.
 * Characters that XML 1.0 cannot carry become U+FFFD, so hostile text cannot make the list unreadable.
 */
export function writePropertyList(value: PropertyList): string {
  return buildXmlPropertyList(value)
}

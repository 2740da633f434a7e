import { contextTag, der, integer, sequence, TAG } from './der-writer'
import { entriesOf, isArray, isDictionary, type PlistInput } from './plist-input'

/** `[APPLICATION 16]`, constructed. */
const APPLICATION_16 = 0x70

/** A property list in the DER form of Apple's entitlements: version 1, dictionaries sorted by key. */
export function derPlist(value: PlistInput): Uint8Array {
  return der(APPLICATION_16, integer(1), element(value))
}

function element(value: PlistInput): Uint8Array {
  if (typeof value === 'string') return text(value)
  if (typeof value === 'boolean') return der(TAG.boolean, Buffer.of(value ? 0xff : 0))
  if (typeof value === 'number') return integer(value)
  if (value instanceof Uint8Array) return der(TAG.octetString, value)
  if (isArray(value)) return sequence(...value.map(element))
  if (!isDictionary(value)) throw new TypeError('no value of entitlements')
  const sorted = [...entriesOf(value)].sort(([a], [b]) =>
    Buffer.compare(Buffer.from(a), Buffer.from(b)),
  )
  return der(contextTag(16), ...sorted.map(([key, item]) => sequence(text(key), element(item))))
}

function text(value: string): Uint8Array {
  return der(TAG.utf8String, Buffer.from(value))
}

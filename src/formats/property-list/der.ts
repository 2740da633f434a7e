import {
  Boolean as Asn1Boolean,
  Set as Asn1Set,
  type BaseBlock,
  GeneralizedTime,
  Integer,
  OctetString,
  Sequence,
  UTCTime,
  Utf8String,
} from 'asn1js'
import { joinedOctets } from '../cms/cms'
import { decodeAsn1, malformedAsn1, partsOf } from '../cms/der'
import type { PropertyList, PropertyListDictionary } from './property-list'

/** How the package numbers the classes of `[APPLICATION n]` and `[n]`. */
const APPLICATION = 2
const CONTEXT_SPECIFIC = 3
/** `[16]`: a dictionary. */
const DICTIONARY_TAG = 16
/** Bytes of an integer that a double holds exactly. */
const MOST_INTEGER_BYTES = 6

/**
 * Reads a property list in Apple's DER form: a dictionary is `[16]` or a SET of pairs, entitlements stand
 * in `[APPLICATION 16]` behind a version. Apple does not document it; this is what `codesign` writes into
 * signatures and the portal into the `DER-Encoded-Profile` of profiles. The library knows ASN.1, and what
 * these tags mean stands here.
 *
 * @throws ActionError `malformed`
 */
export function readDerPropertyList(bytes: Uint8Array): PropertyListDictionary {
  const value = withoutVersion(decodeAsn1(bytes, 'DER property list'))
  if (!value || !isDictionaryBlock(value)) throw malformed('the root is not a dictionary')
  return dictionaryIn(value)
}

function withoutVersion(block: BaseBlock): BaseBlock | undefined {
  return isVersioned(block) ? partsOf(block)?.[1] : block
}

function isVersioned({ idBlock }: BaseBlock): boolean {
  return idBlock.tagClass === APPLICATION && idBlock.tagNumber === DICTIONARY_TAG
}

function isDictionaryBlock(block: BaseBlock): boolean {
  if (block instanceof Asn1Set) return true
  return block.idBlock.tagClass === CONTEXT_SPECIFIC && block.idBlock.tagNumber === DICTIONARY_TAG
}

function dictionaryIn(block: BaseBlock): PropertyListDictionary {
  const entries = new Map<string, PropertyList>()
  for (const pair of partsOf(block) ?? []) {
    const [key, value] = partsOf(pair) ?? []
    if (!(key instanceof Utf8String) || !value)
      throw malformed('an entry that is no key with a value')
    entries.set(key.getValue(), valueIn(value))
  }
  return entries
}

/** Nesting and number of values were bounded when the bytes were decoded. */
function valueIn(block: BaseBlock): PropertyList {
  if (block instanceof Utf8String) return block.getValue()
  if (block instanceof Asn1Boolean) return block.getValue()
  if (block instanceof Integer) return integerIn(block)
  if (block instanceof OctetString) return joinedOctets(block)
  if (block instanceof UTCTime || block instanceof GeneralizedTime) return block.toDate()
  if (isDictionaryBlock(block)) return dictionaryIn(block)
  if (block instanceof Sequence) return (partsOf(block) ?? []).map(valueIn)
  const inner = isVersioned(block) ? withoutVersion(block) : undefined
  if (inner) return valueIn(inner)
  throw malformed(`a value with the tag ${block.idBlock.tagNumber}`)
}

function integerIn(block: Integer): number | bigint {
  const bytes = block.valueBlock.valueHexView
  const value = bytes.length === 0 ? 0n : BigInt.asIntN(bytes.length * 8, hexNumber(bytes))
  return bytes.length <= MOST_INTEGER_BYTES ? Number(value) : value
}

function hexNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
}

function malformed(rule: string): Error {
  return malformedAsn1('DER property list', rule)
}

import { type BaseBlock, OctetString } from 'asn1js'
import { decodeAsn1, malformedAsn1, objectIdentifier, partsOf } from './der'

/** RFC 5652 section 5.1. */
const SIGNED_DATA = '1.2.840.113549.1.7.2'

/**
 * The content of a CMS SignedData (RFC 5652), DER or BER: indefinite lengths are understood and the
 * pieces of a constructed octet string joined. The signature is not verified, and certificates and
 * signers are not looked at: profiles whose signature does not verify read well. `asn1js` decodes; pkijs,
 * which reads CMS on top of it, would add 670 KB to the bundle for these few lines.
 *
 * @throws ActionError `malformed`
 */
export function readSignedContent(bytes: Uint8Array): Uint8Array {
  const [, , encapsulated] = signedDataParts(decodeAsn1(bytes, 'CMS message'))
  const content = encapsulatedContent(encapsulated)
  if (content !== undefined) return content
  throw malformed('SignedData without content in an octet string (RFC 5652, section 5.2)')
}

/** RFC 5652 section 5.2; undefined for a detached signature. */
export function encapsulatedContent(encapsulated: BaseBlock | undefined): Uint8Array | undefined {
  const [, wrapper] = partsOf(encapsulated) ?? []
  const [content] = partsOf(wrapper) ?? []
  return content instanceof OctetString ? joinedOctets(content) : undefined
}

/** The content of an octet string, its pieces joined. */
export function joinedOctets(octets: OctetString): Uint8Array {
  return Buffer.concat(piecesOf(octets))
}

/**
 * Version, digest algorithms, encapsulated content, then certificates and signers.
 *
 * @throws ActionError `malformed`
 */
export function signedDataParts(message: BaseBlock): readonly BaseBlock[] {
  const [type, wrapper] = partsOf(message) ?? []
  const oid = objectIdentifier(type)
  if (oid === undefined) throw malformed('no ContentInfo (RFC 5652, section 3)')
  if (oid !== SIGNED_DATA) throw malformed(`content type ${oid}, not SignedData (${SIGNED_DATA})`)
  const [signedData] = partsOf(wrapper) ?? []
  const parts = partsOf(signedData)
  if (parts === undefined) throw malformed('SignedData that is no sequence (RFC 5652, section 5.1)')
  return parts
}

/** X.690 section 8.7: pieces may be constructed again; the package joins one level only. */
function piecesOf(octets: OctetString): readonly Uint8Array[] {
  if (!octets.idBlock.isConstructed) return [octets.valueBlock.valueHexView]
  const pieces: readonly BaseBlock[] = octets.valueBlock.value
  return pieces.flatMap(piece => (piece instanceof OctetString ? piecesOf(piece) : []))
}

function malformed(rule: string): Error {
  return malformedAsn1('CMS message', rule)
}

import { type BaseBlock, OctetString } from 'asn1js'
import { type SignedAttributes, signedAttributes } from './attributes'
import { encapsulatedContent, joinedOctets, signedDataParts } from './cms'
import { decodeAsn1, encodedBytes, isTagged, malformedAsn1, objectIdentifier, partsOf } from './der'
import {
  type EmbeddedCertificate,
  isSameBytes,
  readEmbeddedCertificate,
} from './embedded-certificate'

/** A CMS SignedData (RFC 5652), read and not yet verified. */
export interface SignedMessage {
  /** undefined: the signature is detached, as in code signatures. */
  readonly content: Uint8Array | undefined
  /** Those that could be read, in the message's order. */
  readonly certificates: readonly EmbeddedCertificate[]
  /** How many could not be read. */
  readonly unreadableCertificates: number
  readonly signers: readonly MessageSigner[]
}

/** One SignerInfo (RFC 5652 section 5.3). */
export interface MessageSigner {
  /** Among the message's certificates, by issuer and serial number. */
  readonly certificate: EmbeddedCertificate | undefined
  /** Dotted digits. */
  readonly digestAlgorithm: string
  readonly signatureAlgorithm: string
  readonly attributes: SignedAttributes | undefined
  readonly signature: Uint8Array
}

/** Certificates of one message: a real one has three, and each costs checking up to that many signatures. */
const MOST_CERTIFICATES = 16

/** Signers of one message. Code signatures and profiles have one. */
const MOST_SIGNERS = 10

/**
 * Reads certificates and signers of a SignedData, DER or BER.
 *
 * @throws ActionError `malformed`
 */
export function readSignedMessage(bytes: Uint8Array): SignedMessage {
  const [, , encapsulated, ...rest] = signedDataParts(decodeAsn1(bytes, 'CMS message'))
  const listed = partsOf(rest.find(part => isTagged(part, 0))) ?? []
  const infos = partsOf(rest.find(part => part.idBlock.tagClass === UNIVERSAL)) ?? []
  if (listed.length > MOST_CERTIFICATES || infos.length > MOST_SIGNERS) {
    throw malformed(`${listed.length} certificates and ${infos.length} signers are too many`)
  }
  const certificates = listed.flatMap(certificateIn)
  return {
    content: encapsulatedContent(encapsulated),
    certificates,
    unreadableCertificates: listed.length - certificates.length,
    signers: infos.map(info => signerIn(info, certificates)),
  }
}

/** How the package numbers the class of SET: the signers are the only universal part at the end. */
const UNIVERSAL = 1

function certificateIn(block: BaseBlock): readonly EmbeddedCertificate[] {
  try {
    return [readEmbeddedCertificate(encodedBytes(block))]
  } catch {
    return []
  }
}

/** Version, who, digest algorithm, `[0]` signed attributes, signature algorithm, signature, `[1]` unsigned ones. */
function signerIn(info: BaseBlock, certificates: readonly EmbeddedCertificate[]): MessageSigner {
  const [, who, digest, ...rest] = partsOf(info) ?? []
  const attributes = isTagged(rest[0], 0) ? rest[0] : undefined
  const [algorithm, signature] = attributes ? rest.slice(1) : rest
  const digestAlgorithm = objectIdentifier(partsOf(digest)?.[0])
  const signatureAlgorithm = objectIdentifier(partsOf(algorithm)?.[0])
  if (!who || digestAlgorithm === undefined || signatureAlgorithm === undefined) {
    throw malformed('a signer without algorithms (RFC 5652, section 5.3)')
  }
  if (!(signature instanceof OctetString)) {
    throw malformed('a signer without signature (RFC 5652, section 5.3)')
  }
  return {
    certificate: certificates.find(one => isNamedBy(who, one)),
    digestAlgorithm,
    signatureAlgorithm,
    attributes: attributes && signedAttributes(attributes),
    signature: joinedOctets(signature),
  }
}

/** By issuer and serial number, as Apple's tools write it; the other form, a key identifier, finds none. */
function isNamedBy(who: BaseBlock, { issuer, serialNumber }: EmbeddedCertificate): boolean {
  const [name, number] = partsOf(who) ?? []
  if (!name || !number) return false
  return isSameBytes(encodedBytes(name), issuer) && isSameBytes(encodedBytes(number), serialNumber)
}

function malformed(rule: string): Error {
  return malformedAsn1('CMS message', rule)
}

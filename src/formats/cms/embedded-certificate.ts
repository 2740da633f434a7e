import { createHash, X509Certificate } from 'node:crypto'
import type { BaseBlock } from 'asn1js'
import { type Certificate, readCertificate } from './certificate'
import { decodeAsn1, encodedBytes, guarded, isTagged, malformedAsn1, partsOf } from './der'

/** A certificate that a signed message carries, with what verifying needs. */
export interface EmbeddedCertificate {
  readonly facts: Certificate
  /** Encoded names and serial number: how messages and certificates refer to certificates. */
  readonly subject: Uint8Array
  readonly issuer: Uint8Array
  readonly serialNumber: Uint8Array
  readonly x509: X509Certificate
}

/** Certificates remembered. Every piece of signed code in an app carries the same three. */
const MOST_REMEMBERED = 32

const remembered = new Map<string, EmbeddedCertificate>()

/**
 * Reads an X.509 certificate (RFC 5280 section 4.1) in DER, or remembers it: that takes milliseconds, and
 * an app has hundreds. Its signature is not checked.
 *
 * @throws ActionError `malformed`
 */
export function readEmbeddedCertificate(der: Uint8Array): EmbeddedCertificate {
  const key = createHash('sha256').update(der).digest('hex')
  const known = remembered.get(key)
  if (known) return known
  const certificate = read(der)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(key, certificate)
  return certificate
}

function read(der: Uint8Array): EmbeddedCertificate {
  const [toBeSigned] = partsOf(decodeAsn1(der, 'certificate')) ?? []
  const { serialNumber, issuer, subject } = namesIn(partsOf(toBeSigned) ?? [])
  return {
    facts: readCertificate(der),
    subject,
    issuer,
    serialNumber,
    x509: guarded('certificate', () => new X509Certificate(der)),
  }
}

/** `[0]` version, which version 1 leaves out, serial number, algorithm, issuer, validity, subject. */
function namesIn(parts: readonly BaseBlock[]) {
  const [serialNumber, , issuer, , subject] = isTagged(parts[0], 0) ? parts.slice(1) : parts
  if (!serialNumber || !issuer || !subject) {
    throw malformedAsn1('certificate', 'it has no subject (RFC 5280, section 4.1)')
  }
  return {
    serialNumber: Buffer.from(encodedBytes(serialNumber)),
    issuer: Buffer.from(encodedBytes(issuer)),
    subject: Buffer.from(encodedBytes(subject)),
  }
}

/** A chain from the certificate of a signer towards its authority. */
export interface CertificateChain {
  /** The signer's own first; ends with an authority that signed itself, or where the next is not embedded. */
  readonly certificates: readonly EmbeddedCertificate[]
  /** The last of them names an embedded issuer, but that one's key did not sign it. */
  readonly brokenAt: EmbeddedCertificate | undefined
}

/** Follows the issuers of `leaf` among `embedded`, checking each signature on the way. */
export function chainFrom(
  leaf: EmbeddedCertificate,
  embedded: readonly EmbeddedCertificate[],
): CertificateChain {
  const certificates = [leaf]
  for (let last = leaf; !isSelfIssued(last); ) {
    const named = embedded.filter(one => isSame(one.subject, last.issuer))
    const issuer = named.find(one => isSignedBy(last, one))
    if (!issuer) return { certificates, brokenAt: named.length > 0 ? last : undefined }
    if (certificates.includes(issuer)) break
    certificates.push(issuer)
    last = issuer
  }
  return { certificates, brokenAt: undefined }
}

function isSelfIssued({ subject, issuer }: EmbeddedCertificate): boolean {
  return isSame(subject, issuer)
}

function isSignedBy(certificate: EmbeddedCertificate, issuer: EmbeddedCertificate): boolean {
  try {
    return certificate.x509.verify(issuer.x509.publicKey)
  } catch {
    return false
  }
}

export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}

import { createHash, X509Certificate } from 'node:crypto'
import { type Certificate, certificateFields, readCertificate } from './certificate'
import { encodedBytes, guarded } from './der'

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
  const { serialNumber, issuer, subject } = certificateFields(der)
  return {
    facts: readCertificate(der),
    subject: Buffer.from(encodedBytes(subject)),
    issuer: Buffer.from(encodedBytes(issuer)),
    serialNumber: Buffer.from(encodedBytes(serialNumber)),
    x509: guarded('certificate', () => new X509Certificate(der)),
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
    const named = embedded.filter(one => isSameBytes(one.subject, last.issuer))
    const issuer = named.find(one => isSignedBy(last, one))
    if (!issuer) return { certificates, brokenAt: named.length > 0 ? last : undefined }
    if (certificates.includes(issuer)) break
    certificates.push(issuer)
    last = issuer
  }
  return { certificates, brokenAt: undefined }
}

function isSelfIssued({ subject, issuer }: EmbeddedCertificate): boolean {
  return isSameBytes(subject, issuer)
}

function isSignedBy(certificate: EmbeddedCertificate, issuer: EmbeddedCertificate): boolean {
  try {
    return certificate.x509.verify(issuer.x509.publicKey)
  } catch {
    return false
  }
}

export function isSameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}

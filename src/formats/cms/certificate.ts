import { createHash } from 'node:crypto'
import { type BaseBlock, BaseStringBlock, BmpString, UniversalString, UTCTime } from 'asn1js'
import { decodeAsn1, isTagged, malformedAsn1, objectIdentifier, partsOf } from './der'

/** What we show and check of an X.509 certificate. */
export interface Certificate {
  /** Subject common name, for example `Apple Distribution: Example Ltd (ABCDE12345)`; may be empty. */
  readonly commonName: string
  /** Subject organizational unit: the team identifier in Apple's certificates, when present. */
  readonly teamId: string | undefined
  readonly notBefore: Date
  readonly notAfter: Date
  /** SHA-256 of the DER certificate, lower-case hex. */
  readonly sha256: string
}

/** Where UTCTime begins; the package makes digits that it cannot read a day in 1899. */
const EARLIEST_DATE = Date.UTC(1950, 0)

/** X.520 attribute types. */
const COMMON_NAME = '2.5.4.3'
const ORGANIZATIONAL_UNIT = '2.5.4.11'

/**
 * Reads an X.509 certificate (RFC 5280) in DER. Its signature is not checked. Not by `X509Certificate` of
 * `node:crypto`, which refuses names that are not in the encoding they claim, and reads UTF-8 in a
 * PrintableString as Latin-1.
 *
 * @throws ActionError `malformed`
 */
export function readCertificate(der: Uint8Array): Certificate {
  const { subject, validity } = certificateFields(der)
  const [notBefore, notAfter] = partsOf(validity) ?? []
  return {
    commonName: subjectText(subject, COMMON_NAME) ?? '',
    teamId: subjectText(subject, ORGANIZATIONAL_UNIT),
    notBefore: dateOf(notBefore, 'notBefore'),
    notAfter: dateOf(notAfter, 'notAfter'),
    sha256: createHash('sha256').update(der).digest('hex'),
  }
}

/** Some of what a certificate's issuer signed (RFC 5280 section 4.1). */
export interface CertificateFields {
  readonly serialNumber: BaseBlock
  readonly issuer: BaseBlock
  readonly validity: BaseBlock
  readonly subject: BaseBlock
}

/**
 * `[0]` version, which version 1 leaves out, serial number, algorithm, issuer, validity, subject.
 *
 * @throws ActionError `malformed`
 */
export function certificateFields(der: Uint8Array): CertificateFields {
  const [toBeSigned] = partsOf(decodeAsn1(der, 'certificate')) ?? []
  const parts = partsOf(toBeSigned) ?? []
  const [serialNumber, , issuer, validity, subject] = isTagged(parts[0], 0) ? parts.slice(1) : parts
  if (!serialNumber || !issuer || !validity || !subject) {
    throw malformedAsn1('certificate', 'it has no subject (RFC 5280, section 4.1)')
  }
  return { serialNumber, issuer, validity, subject }
}

/** A name is a list of sets of pairs: type and value. */
function subjectText(subject: BaseBlock, type: string): string | undefined {
  const pairs = (partsOf(subject) ?? []).flatMap(set => partsOf(set) ?? []).map(partsOf)
  const pair = pairs.find(candidate => objectIdentifier(candidate?.[0]) === type)
  return textOf(pair?.[1])
}

/**
 * X.509 strings as they are in the field: two- and four-byte strings by their type; the rest is UTF-8
 * where that fits, because issuers put it into PrintableString and T61String too, else Latin-1.
 */
function textOf(value: BaseBlock | undefined): string | undefined {
  if (!(value instanceof BaseStringBlock)) return undefined
  const bytes = value.valueBlock.valueHexView
  if (value instanceof BmpString) return new TextDecoder('utf-16be').decode(bytes)
  if (value instanceof UniversalString) return value.valueBlock.value
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return Buffer.from(bytes).toString('latin1')
  }
}

/** GeneralizedTime too, which the package has as one class on top of the other. */
function dateOf(block: BaseBlock | undefined, field: string): Date {
  const date = block instanceof UTCTime ? block.toDate() : undefined
  if (date !== undefined && date.getTime() >= EARLIEST_DATE) return date
  throw malformedAsn1('certificate', `${field} is no date (RFC 5280, section 4.1.2.5)`)
}

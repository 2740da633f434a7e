import { createHash } from 'node:crypto'
import { type BaseBlock, BaseStringBlock, BmpString, UniversalString } from 'asn1js'
import { Certificate as PkiCertificate, type Time } from 'pkijs'
import { decodeAsn1, guarded, malformedAsn1 } from './der'

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
 * Reads an X.509 certificate (RFC 5280) in DER. Its signature is not checked.
 *
 * @throws ActionError `malformed`
 */
export function readCertificate(der: Uint8Array): Certificate {
  const schema = decodeAsn1(der, 'certificate')
  const certificate = guarded('certificate', () => new PkiCertificate({ schema }))
  return {
    commonName: subjectText(certificate, COMMON_NAME) ?? '',
    teamId: subjectText(certificate, ORGANIZATIONAL_UNIT),
    notBefore: dateOf(certificate.notBefore, 'notBefore'),
    notAfter: dateOf(certificate.notAfter, 'notAfter'),
    sha256: createHash('sha256').update(der).digest('hex'),
  }
}

function subjectText(certificate: PkiCertificate, type: string): string | undefined {
  const attribute = certificate.subject.typesAndValues.find(candidate => candidate.type === type)
  return attribute === undefined ? undefined : textOf(attribute.value)
}

/**
 * X.509 strings as they are in the field: two- and four-byte strings by their type; the rest is UTF-8
 * where that fits, because issuers put it into PrintableString and T61String too, else Latin-1.
 */
function textOf(value: BaseBlock): string | undefined {
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

function dateOf({ value }: Time, field: string): Date {
  if (value.getTime() >= EARLIEST_DATE) return value
  throw malformedAsn1('certificate', `${field} is no date (RFC 5280, section 4.1.2.5)`)
}

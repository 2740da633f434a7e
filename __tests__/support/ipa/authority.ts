import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { contextTag, der, integer, oid, sequence, setOf, TAG, time } from './der-writer'

/** Somebody who can sign: a certificate and the key that belongs to it. */
export interface Identity {
  /** DER. */
  readonly certificate: Uint8Array
  readonly privateKey: KeyObject
  /** DER of the issuer's name and the serial number: how a CMS message refers to the certificate. */
  readonly issuer: Uint8Array
  readonly serialNumber: Uint8Array
}

/** How a name is written into a certificate (X.520 DirectoryString). */
export type NameEncoding = 'utf8' | 'printable' | 'teletex' | 'bmp'

export interface IdentityOptions {
  readonly commonName?: string
  /** Subject organizational unit; null leaves it out. */
  readonly teamId?: string | null
  readonly organization?: string
  readonly notBefore?: Date
  readonly notAfter?: Date
  readonly nameEncoding?: NameEncoding
}

export const ECDSA_SHA256 = sequence(oid('1.2.840.10045.4.3.2'))

const AUTHORITY_NAME = name([
  ['2.5.4.6', 'US'],
  ['2.5.4.10', 'Throwaway Inc.'],
  ['2.5.4.3', 'Throwaway Worldwide Developer Relations Certification Authority'],
])

let cachedAuthority: Identity | undefined

/** The throwaway authority of this process: self-signed, trusted by nobody. */
export function theAuthority(): Identity {
  cachedAuthority ??= createAuthority()
  return cachedAuthority
}

const usualIdentities = new Map<string, Identity>()

/** {@link anIdentity}, the same one whenever it is asked for by the same names: it signs apps and stands in profiles. */
export function usualIdentity(
  names: Pick<IdentityOptions, 'commonName' | 'teamId'> = {},
): Identity {
  const { teamId = 'ABCDE12345' } = names
  const { commonName = `Apple Distribution: Example Ltd (${teamId})` } = names
  const key = `${teamId} ${commonName}`
  const identity = usualIdentities.get(key) ?? anIdentity({ commonName, teamId })
  usualIdentities.set(key, identity)
  return identity
}

/** An authority of the same name as {@link theAuthority}, with another key. */
export function anImpostor(): Identity {
  return createAuthority()
}

/** A certificate issued by {@link theAuthority} to a fresh key, valid from 2025 to 2035. */
export function anIdentity(options: IdentityOptions = {}): Identity {
  const { publicKey, privateKey } = keyPair()
  const serialNumber = serial()
  const certificate = certificateOf({
    serialNumber,
    subject: subjectOf(options),
    notBefore: options.notBefore ?? new Date('2025-01-01T00:00:00Z'),
    notAfter: options.notAfter ?? new Date('2035-01-01T00:00:00Z'),
    publicKey,
    signer: theAuthority().privateKey,
    extensions: [
      extension('2.5.29.19', sequence()),
      extension('2.5.29.15', der(TAG.bitString, Buffer.of(7, 0x80))),
      extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.3'))),
      extension('1.2.840.113635.100.6.1.4', der(TAG.null)),
    ],
  })
  return { certificate, privateKey, issuer: AUTHORITY_NAME, serialNumber }
}

function createAuthority(): Identity {
  const { publicKey, privateKey } = keyPair()
  const serialNumber = serial()
  const certificate = certificateOf({
    serialNumber,
    subject: AUTHORITY_NAME,
    notBefore: new Date('2013-01-01T00:00:00Z'),
    notAfter: new Date('2060-01-01T00:00:00Z'),
    publicKey,
    signer: privateKey,
    extensions: [
      extension('2.5.29.19', sequence(der(TAG.boolean, Buffer.of(0xff)))),
      extension('2.5.29.15', der(TAG.bitString, Buffer.of(1, 0x06))),
    ],
  })
  return { certificate, privateKey, issuer: AUTHORITY_NAME, serialNumber }
}

interface CertificateParts {
  readonly serialNumber: Uint8Array
  readonly subject: Uint8Array
  readonly notBefore: Date
  readonly notAfter: Date
  readonly publicKey: KeyObject
  readonly signer: KeyObject
  readonly extensions: readonly Uint8Array[]
}

/** RFC 5280 section 4.1. */
function certificateOf(parts: CertificateParts): Uint8Array {
  const toBeSigned = sequence(
    der(contextTag(0), integer(2)),
    integer(parts.serialNumber),
    ECDSA_SHA256,
    AUTHORITY_NAME,
    sequence(time(parts.notBefore), time(parts.notAfter)),
    parts.subject,
    parts.publicKey.export({ type: 'spki', format: 'der' }),
    der(contextTag(3), sequence(...parts.extensions)),
  )
  const signature = sign('sha256', toBeSigned, parts.signer)
  return sequence(toBeSigned, ECDSA_SHA256, der(TAG.bitString, Buffer.of(0), signature))
}

function subjectOf(options: IdentityOptions): Uint8Array {
  const teamId = options.teamId === undefined ? 'ABCDE12345' : options.teamId
  const commonName = options.commonName ?? `Apple Distribution: Example Ltd (${teamId})`
  const attributes: (readonly [string, string])[] = [
    ['0.9.2342.19200300.100.1.1', teamId ?? 'ABCDE12345'],
    ['2.5.4.3', commonName],
    ...(teamId === null ? [] : [['2.5.4.11', teamId] as const]),
    ['2.5.4.10', options.organization ?? 'Example Ltd'],
    ['2.5.4.6', 'US'],
  ]
  return name(attributes, options.nameEncoding)
}

function name(
  attributes: readonly (readonly [string, string])[],
  encoding: NameEncoding = 'utf8',
): Uint8Array {
  return sequence(
    ...attributes.map(([type, text]) => setOf(sequence(oid(type), nameText(text, encoding)))),
  )
}

function nameText(text: string, encoding: NameEncoding): Uint8Array {
  switch (encoding) {
    case 'utf8':
      return der(TAG.utf8String, Buffer.from(text, 'utf8'))
    case 'printable':
      return der(TAG.printableString, Buffer.from(text, 'utf8'))
    case 'teletex':
      return der(TAG.teletexString, Buffer.from(text, 'latin1'))
    case 'bmp':
      return der(TAG.bmpString, Buffer.from(text, 'utf16le').swap16())
  }
}

/** RFC 5280 section 4.2; critical except for Apple's marker, as in Apple's certificates. */
function extension(type: string, value: Uint8Array): Uint8Array {
  const isCritical = type.startsWith('2.5.29.')
  const critical = isCritical ? [der(TAG.boolean, Buffer.of(0xff))] : []
  return sequence(oid(type), ...critical, der(TAG.octetString, value))
}

/** P-256: Apple's are RSA 2048, which takes a hundred times longer to make and changes nothing here. */
function keyPair(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
}

/** 64 random bits, positive and without leading zeros, so that the DER has one form. */
function serial(): Uint8Array {
  const bytes = randomBytes(8)
  bytes[0] = 0x40 + ((bytes[0] ?? 0) & 0x3f)
  return bytes
}

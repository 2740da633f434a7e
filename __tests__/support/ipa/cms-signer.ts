import { createHash, sign } from 'node:crypto'
import { anIdentity, ECDSA_SHA256, type Identity, theAuthority } from './authority'
import { contextTag, der, indefinite, integer, oid, sequence, setOf, TAG, time } from './der-writer'

export interface SigningOptions {
  /** `ber-indefinite`: indefinite lengths and the content in pieces, as some real profiles have it. */
  readonly encoding?: 'der' | 'ber-indefinite'
  readonly identity?: Identity
  readonly signingTime?: Date
  /** Bytes per piece of a `ber-indefinite` content. */
  readonly pieceBytes?: number
  /** The content is signed and left out. */
  readonly detached?: boolean
  /** Signed attributes beside the usual ones. */
  readonly attributes?: readonly Uint8Array[]
  /** Certificates beside the signer's; default the authority's. */
  readonly issuers?: readonly Uint8Array[]
}

const DATA = oid('1.2.840.113549.1.7.1')
const SIGNED_DATA = oid('1.2.840.113549.1.7.2')
const SHA256 = sequence(oid('2.16.840.1.101.3.4.2.1'), der(TAG.null))

let cachedSigner: Identity | undefined

/**
 * CMS SignedData (RFC 5652) around `content`, with signed attributes and both certificates. Signing the same
 * with the same key again gives the same bytes, though each new signature would differ.
 */
export function signCms(content: Uint8Array, options: SigningOptions = {}): Uint8Array {
  cachedSigner ??= anIdentity({ commonName: 'Throwaway Provisioning Profile Signing' })
  const identity = options.identity ?? cachedSigner
  const { issuers = [theAuthority().certificate] } = options
  const wrap = options.encoding === 'ber-indefinite' ? indefinite : der
  const octets =
    options.encoding === 'ber-indefinite'
      ? indefinite(0x24, ...pieces(content, options.pieceBytes ?? 1000))
      : der(TAG.octetString, content)
  const signedData = wrap(
    TAG.sequence,
    integer(1),
    setOf(SHA256),
    wrap(TAG.sequence, DATA, ...(options.detached ? [] : [wrap(contextTag(0), octets)])),
    der(contextTag(0), ...issuers, identity.certificate),
    setOf(signerInfo(content, identity, options)),
  )
  return wrap(TAG.sequence, SIGNED_DATA, wrap(contextTag(0), signedData))
}

/** RFC 5652 section 5.3. The signature is over the attributes as a SET, which they are not sent as. */
function signerInfo(
  content: Uint8Array,
  identity: Identity,
  { signingTime = new Date('2026-01-01T00:00:00Z'), attributes: more = [] }: SigningOptions,
): Uint8Array {
  const attributes = setOf(
    attribute('1.2.840.113549.1.9.3', DATA),
    attribute('1.2.840.113549.1.9.5', time(signingTime)),
    attribute(
      '1.2.840.113549.1.9.4',
      der(TAG.octetString, createHash('sha256').update(content).digest()),
    ),
    ...more,
  )
  const sent = Buffer.from(attributes)
  sent[0] = contextTag(0)
  return sequence(
    integer(1),
    sequence(identity.issuer, integer(identity.serialNumber)),
    SHA256,
    sent,
    ECDSA_SHA256,
    der(TAG.octetString, signatureOver(attributes, identity)),
  )
}

const signatures = new WeakMap<Identity, Map<string, Uint8Array>>()

function signatureOver(attributes: Uint8Array, identity: Identity): Uint8Array {
  const made = signatures.get(identity) ?? new Map<string, Uint8Array>()
  signatures.set(identity, made)
  const key = createHash('sha256').update(attributes).digest('hex')
  const signature = made.get(key) ?? sign('sha256', attributes, identity.privateKey)
  made.set(key, signature)
  return signature
}

/** A signed attribute of one or more values. */
export function attribute(type: string, ...values: readonly Uint8Array[]): Uint8Array {
  return sequence(oid(type), setOf(...values))
}

function pieces(content: Uint8Array, size: number): readonly Uint8Array[] {
  const count = Math.ceil(content.length / size)
  return Array.from({ length: count }, (_, index) =>
    der(TAG.octetString, content.subarray(index * size, (index + 1) * size)),
  )
}

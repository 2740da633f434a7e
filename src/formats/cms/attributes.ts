import { type BaseBlock, OctetString, UTCTime } from 'asn1js'
import { joinedOctets } from './cms'
import { encodedBytes, malformedAsn1, objectIdentifier, partsOf } from './der'

/** What a signer signed besides the digest of the content (RFC 5652 section 5.3). */
export interface SignedAttributes {
  /** The bytes that the signature is over: a SET, though they are sent as `[0]` (section 5.4). */
  readonly encoded: Uint8Array
  readonly messageDigest: Uint8Array | undefined
  /** As the signer's clock had it; nobody vouches for it. */
  readonly signingTime: Date | undefined
  /** All values by type, dotted digits. */
  readonly values: ReadonlyMap<string, readonly BaseBlock[]>
}

/** RFC 5652 sections 11.2 and 11.3. */
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const SIGNING_TIME = '1.2.840.113549.1.9.5'

/** Tag of SET. */
const SET = 0x31

/** @throws ActionError `malformed` */
export function signedAttributes(block: BaseBlock): SignedAttributes {
  if (block.lenBlock.isIndefiniteForm) {
    throw malformedAsn1('CMS message', 'signed attributes that are not DER (RFC 5652, section 5.4)')
  }
  const values = new Map((partsOf(block) ?? []).map(attributeIn))
  const [digest] = values.get(MESSAGE_DIGEST) ?? []
  const [time] = values.get(SIGNING_TIME) ?? []
  const encoded = Buffer.from(encodedBytes(block))
  encoded[0] = SET
  return {
    encoded,
    messageDigest: digest instanceof OctetString ? joinedOctets(digest) : undefined,
    signingTime: dateIn(time),
    values,
  }
}

function attributeIn(block: BaseBlock): readonly [string, readonly BaseBlock[]] {
  const [type, values] = partsOf(block) ?? []
  const oid = objectIdentifier(type)
  const listed = partsOf(values)
  if (oid === undefined || listed === undefined) {
    throw malformedAsn1(
      'CMS message',
      'an attribute without type or values (RFC 5652, section 5.3)',
    )
  }
  return [oid, listed]
}

/** UTCTime or GeneralizedTime, which the package has as one class on top of the other. */
function dateIn(block: BaseBlock | undefined): Date | undefined {
  if (!(block instanceof UTCTime)) return undefined
  const date = block.toDate()
  return Number.isNaN(date.getTime()) ? undefined : date
}

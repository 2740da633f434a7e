import { type BaseBlock, Constructed, fromBER, ObjectIdentifier } from 'asn1js'
import { ActionError, messageOf } from '../../primitives/errors'

/** 16 MiB: far above any profile (100 devices make 15 KB, a company's largest about 70 KB). */
const LARGEST_ASN1_BYTES = 16 * 1024 * 1024

/** Nesting of a signed message with certificates is about 14; indefinite lengths add none. */
const DEEPEST_LEVEL = 40

/** A profile has about 400, a large one in 1,000-byte pieces 500; 20,000 take half a second. */
const MOST_NODES = 20_000

/** How the package numbers the class of `[n]`. */
const CONTEXT_SPECIFIC = 3

/** Words for messages: what is being read. */
export type Asn1Subject = 'CMS message' | 'certificate' | 'DER property list'

/**
 * Decodes one BER or DER value (ITU-T X.690), lazily copied: the result refers to `bytes`. Bytes after
 * the value are ignored.
 *
 * @throws ActionError `malformed`
 */
export function decodeAsn1(bytes: Uint8Array, subject: Asn1Subject): BaseBlock {
  const decoded = guarded(subject, () =>
    fromBER(bytes, {
      maxDepth: DEEPEST_LEVEL,
      maxNodes: MOST_NODES,
      maxContentLength: LARGEST_ASN1_BYTES,
      parseEmbedded: false,
      copyInput: false,
    }),
  )
  if (decoded.offset < 0) throw malformedAsn1(subject, decoded.result.error || 'not ASN.1')
  return decoded.result
}

/** Runs a call into what reads ASN.1; whatever they throw on hostile bytes becomes `malformed`. */
export function guarded<Value>(subject: Asn1Subject, read: () => Value): Value {
  try {
    return read()
  } catch (cause) {
    if (cause instanceof ActionError) throw cause
    throw malformedAsn1(subject, messageOf(cause), cause)
  }
}

/** The parts of a SEQUENCE, SET or tagged value; undefined when it is primitive. */
export function partsOf(block: BaseBlock | undefined): readonly BaseBlock[] | undefined {
  return block instanceof Constructed ? block.valueBlock.value : undefined
}

/** Dotted digits of an OBJECT IDENTIFIER; undefined for anything else. */
export function objectIdentifier(block: BaseBlock | undefined): string | undefined {
  return block instanceof ObjectIdentifier ? block.valueBlock.toString() : undefined
}

/** The bytes of a value as they stand in the message, tag and length included; they refer to the input. */
export function encodedBytes(block: BaseBlock): Uint8Array {
  return block.valueBeforeDecodeView
}

/** Whether this is `[number]` (X.690, class context-specific). */
export function isTagged(block: BaseBlock | undefined, number: number): boolean {
  return block?.idBlock.tagClass === CONTEXT_SPECIFIC && block.idBlock.tagNumber === number
}

export function malformedAsn1(subject: Asn1Subject, rule: string, cause?: unknown): ActionError {
  return new ActionError(`${subject}: ${rule}`, { code: 'malformed', cause })
}

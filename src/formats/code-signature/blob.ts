import { ActionError } from '../../primitives/errors'

/** Magic numbers of Apple's `kern/cs_blobs.h`. */
export const MAGIC = {
  codeDirectory: 0xfade0c02,
  embeddedSignature: 0xfade0cc0,
  blobWrapper: 0xfade0b01,
  entitlements: 0xfade7171,
  derEntitlements: 0xfade7172,
} as const

/** Slots of an embedded signature (`CSSLOT_*` of the same header). */
export const SLOT = {
  codeDirectory: 0,
  infoPlist: 1,
  requirements: 2,
  codeResources: 3,
  entitlements: 5,
  derEntitlements: 7,
  firstAlternate: 0x1000,
  lastAlternate: 0x1004,
  cms: 0x10000,
} as const

/** A piece of a signature: magic number, length, content. All numbers are big-endian. */
export interface Blob {
  readonly magic: number
  /** Header and content: what slots hash. */
  readonly bytes: Uint8Array
  /** Without the header. */
  readonly content: Uint8Array
}

/** `magic` and `length`. */
const HEADER_SIZE = 8
/** Header of a blob of blobs: `magic`, `length`, `count`. */
const SUPER_HEADER_SIZE = 12
/** `type` and `offset`. */
const INDEX_SIZE = 8
/** Blobs in one. Real signatures have under ten. */
const MOST_BLOBS = 64

/**
 * Reads the blob that begins at the first of `bytes`; what stands behind its length is ignored.
 *
 * @param what for messages, for example `code signature`
 * @throws ActionError `malformed`
 */
export function readBlob(bytes: Uint8Array, what: string): Blob {
  if (bytes.length < HEADER_SIZE) throw malformed(what, `${bytes.length} bytes are no blob`)
  const view = viewOf(bytes)
  const length = view.getUint32(4)
  if (length < HEADER_SIZE || length > bytes.length) {
    throw malformed(what, `it claims ${length} of ${bytes.length} bytes`)
  }
  const whole = bytes.subarray(0, length)
  return { magic: view.getUint32(0), bytes: whole, content: whole.subarray(HEADER_SIZE) }
}

/**
 * The blobs of a blob of blobs (`CS_SuperBlob`), by their type. Of a type that occurs twice the first
 * counts, as for the kernel.
 *
 * @throws ActionError `malformed`
 */
export function readSuperBlob(
  bytes: Uint8Array,
  { what, magic }: { readonly what: string; readonly magic: number },
): ReadonlyMap<number, Blob> {
  const blob = readBlob(bytes, what)
  if (blob.magic !== magic)
    throw malformed(what, `it begins with ${hex(blob.magic)}, not ${hex(magic)}`)
  if (blob.bytes.length < SUPER_HEADER_SIZE) throw malformed(what, 'its header is cut short')
  const view = viewOf(blob.bytes)
  const count = view.getUint32(8)
  const start = SUPER_HEADER_SIZE + count * INDEX_SIZE
  if (count > MOST_BLOBS || start > blob.bytes.length) {
    throw malformed(what, `it claims ${count} parts in ${blob.bytes.length} bytes`)
  }
  const parts = new Map<number, Blob>()
  for (let index = 0; index < count; index++) {
    const at = SUPER_HEADER_SIZE + index * INDEX_SIZE
    const type = view.getUint32(at)
    const offset = view.getUint32(at + 4)
    if (offset < start || offset > blob.bytes.length) {
      throw malformed(what, `part ${index} (type ${type}) is said to lie at ${offset}`)
    }
    if (!parts.has(type)) {
      parts.set(
        type,
        readBlob(blob.bytes.subarray(offset), `${what}, part ${index} (type ${type})`),
      )
    }
  }
  return parts
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

export function hex(value: number): string {
  return `0x${value.toString(16)}`
}

export function malformed(what: string, rule: string): ActionError {
  return new ActionError(`${what}: ${rule}`, { code: 'malformed' })
}

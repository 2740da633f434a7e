import { hash } from 'node:crypto'

/** How a code directory hashes (`CS_HASHTYPE_*` of Apple's `kern/cs_blobs.h`). */
export type HashKind = 'sha1' | 'sha256' | 'sha256-truncated' | 'sha384'

interface HashTraits {
  readonly kind: HashKind
  /** Node's name of it. */
  readonly algorithm: 'sha1' | 'sha256' | 'sha384'
  /** Bytes in a slot. */
  readonly size: number
  /** Dotted digits, as the signed attribute 1.2.840.113635.100.9.2 names it. */
  readonly oid: string
}

/** By the number in a code directory. */
const HASHES: ReadonlyMap<number, HashTraits> = new Map([
  [1, { kind: 'sha1', algorithm: 'sha1', size: 20, oid: '1.3.14.3.2.26' }],
  [2, { kind: 'sha256', algorithm: 'sha256', size: 32, oid: '2.16.840.1.101.3.4.2.1' }],
  [3, { kind: 'sha256-truncated', algorithm: 'sha256', size: 20, oid: '2.16.840.1.101.3.4.2.1' }],
  [4, { kind: 'sha384', algorithm: 'sha384', size: 48, oid: '2.16.840.1.101.3.4.2.2' }],
])

const TRAITS: ReadonlyMap<HashKind, HashTraits> = new Map(
  [...HASHES.values()].map(traits => [traits.kind, traits]),
)

/** undefined for a number that Apple's kernel does not know either. */
export function hashKindOf(number: number): HashKind | undefined {
  return HASHES.get(number)?.kind
}

export function hashSize(kind: HashKind): number {
  return TRAITS.get(kind)?.size ?? 0
}

export function hashOid(kind: HashKind): string {
  return TRAITS.get(kind)?.oid ?? ''
}

/** The hash of `bytes` as it stands in a slot of that kind. */
export function slotHash(kind: HashKind, bytes: Uint8Array): Buffer {
  return wholeHash(kind, bytes).subarray(0, hashSize(kind))
}

/** The same before it is cut to the size of a slot. By way of text, which Node hands over in half the time. */
export function wholeHash(kind: HashKind, bytes: Uint8Array): Buffer {
  return Buffer.from(hash(TRAITS.get(kind)?.algorithm ?? 'sha256', bytes), 'hex')
}

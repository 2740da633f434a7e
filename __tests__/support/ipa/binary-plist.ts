import {
  type DictionaryInput,
  entriesOf,
  isArray,
  isDictionary,
  type PlistInput,
  Real,
  Uid,
} from './plist-input'

const APPLE_EPOCH_SECONDS = 978_307_200

/** An object before references have a size: bytes, or a container that refers to others. */
type Pending =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'container'
      readonly head: Uint8Array
      readonly references: readonly number[]
    }

/**
 * Writes a `bplist00` as plutil and Python's plistlib do: equal scalars are stored once, containers
 * each time, references and offsets are as short as they can be.
 */
export function binaryPlist(value: PlistInput): Uint8Array {
  const objects: Pending[] = []
  collect(value, { objects, seen: new Map() })
  return assemble(objects, 0)
}

/** Lays out raw objects, for what no value can say: cycles, sharing, wrong markers. */
export function binaryPlistOf(objects: readonly Uint8Array[], top = 0): Uint8Array {
  return assemble(
    objects.map(bytes => ({ kind: 'bytes', bytes })),
    top,
  )
}

interface Collected {
  readonly objects: Pending[]
  readonly seen: Map<string, number>
}

function collect(value: PlistInput, into: Collected): number {
  if (!isArray(value) && !isDictionary(value)) return collectScalar(value, into)
  const index = into.objects.length
  into.objects.push({ kind: 'bytes', bytes: new Uint8Array() })
  into.objects[index] = isArray(value) ? arrayOf(value, into) : dictionaryOf(value, into)
  return index
}

function collectScalar(value: PlistInput, into: Collected): number {
  const bytes = scalar(value)
  const name = Buffer.from(bytes).toString('latin1')
  const known = into.seen.get(name)
  if (known !== undefined) return known
  into.seen.set(name, into.objects.length)
  return into.objects.push({ kind: 'bytes', bytes }) - 1
}

function arrayOf(items: readonly PlistInput[], into: Collected): Pending {
  const references = items.map(item => collect(item, into))
  return { kind: 'container', head: head(0xa0, references.length), references }
}

function dictionaryOf(dictionary: DictionaryInput, into: Collected): Pending {
  const entries = entriesOf(dictionary)
  const keys = entries.map(([key]) => collect(key, into))
  const values = entries.map(([, item]) => collect(item, into))
  return { kind: 'container', head: head(0xd0, keys.length), references: [...keys, ...values] }
}

function scalar(value: PlistInput): Uint8Array {
  if (typeof value === 'string') return text(value)
  if (typeof value === 'boolean') return Buffer.of(value ? 0x09 : 0x08)
  if (typeof value === 'bigint') return integer(value)
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? integer(BigInt(value)) : real(value)
  if (value instanceof Real) return real(value.value)
  if (value instanceof Date) return double(0x33, value.getTime() / 1000 - APPLE_EPOCH_SECONDS)
  if (value instanceof Uint8Array) return Buffer.concat([head(0x40, value.length), value])
  if (value instanceof Uid) return uid(value.value)
  throw new TypeError('not a scalar')
}

function text(value: string): Uint8Array {
  const isAscii = [...value].every(character => character < '\u0080')
  if (isAscii) return Buffer.concat([head(0x50, value.length), Buffer.from(value, 'latin1')])
  return Buffer.concat([head(0x60, value.length), Buffer.from(value, 'utf16le').swap16()])
}

export function integer(value: bigint): Uint8Array {
  if (value >= 0n && value < 1n << 32n) {
    const size = value < 1n << 8n ? 1 : value < 1n << 16n ? 2 : 4
    return Buffer.from([0x10 + Math.log2(size), ...bigEndian(Number(value), size)])
  }
  const isLong = value >= 1n << 63n
  const bytes = Buffer.alloc(isLong ? 17 : 9)
  bytes[0] = isLong ? 0x14 : 0x13
  bytes.writeBigUInt64BE(BigInt.asUintN(64, value), bytes.length - 8)
  return bytes
}

function real(value: number): Uint8Array {
  return double(0x23, value)
}

function double(marker: number, value: number): Uint8Array {
  const bytes = Buffer.alloc(9)
  bytes[0] = marker
  bytes.writeDoubleBE(value, 1)
  return bytes
}

function uid(value: number): Uint8Array {
  const size = bytesFor(value)
  return Buffer.from([0x80 + size - 1, ...bigEndian(value, size)])
}

/** Marker and count; counts from 15 on follow as an integer object. */
export function head(marker: number, count: number): Uint8Array {
  if (count < 15) return Buffer.of(marker + count)
  return Buffer.concat([Buffer.of(marker + 15), integer(BigInt(count))])
}

function assemble(objects: readonly Pending[], top: number): Uint8Array {
  const referenceSize = bytesFor(objects.length)
  const parts: Uint8Array[] = [Buffer.from('bplist00')]
  const offsets: number[] = []
  let offset = 8
  for (const object of objects) {
    const bytes = object.kind === 'bytes' ? object.bytes : container(object, referenceSize)
    offsets.push(offset)
    parts.push(bytes)
    offset += bytes.length
  }
  const offsetSize = bytesFor(offset)
  parts.push(Buffer.from(offsets.flatMap(entry => bigEndian(entry, offsetSize))))
  parts.push(trailer([offsetSize, referenceSize], [objects.length, top, offset]))
  return Buffer.concat(parts)
}

function container(object: Extract<Pending, { kind: 'container' }>, size: number): Uint8Array {
  return Buffer.from([
    ...object.head,
    ...object.references.flatMap(index => bigEndian(index, size)),
  ])
}

function trailer(sizes: readonly number[], numbers: readonly number[]): Uint8Array {
  return Buffer.from([0, 0, 0, 0, 0, 0, ...sizes, ...numbers.flatMap(value => bigEndian(value, 8))])
}

function bytesFor(value: number): number {
  return [1, 2, 4].find(size => value < 256 ** size) ?? 8
}

function bigEndian(value: number, size: number): readonly number[] {
  return Array.from(
    { length: size },
    (_, index) => Math.floor(value / 256 ** (size - 1 - index)) % 256,
  )
}

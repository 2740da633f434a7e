import { readScalar } from './binary-scalar'
import { type ObjectBytes, ObjectTable } from './binary-table'
import { malformed } from './binary-trailer'
import { DEEPEST_LEVEL, MOST_CONTENT_BYTES, MOST_NODES } from './limits'
import type { PropertyList } from './property-list'

const SIGNATURE = 'bplist'

/** A decoded object with what it would weigh if every shared object in it were written out. */
interface Weighed {
  readonly value: PropertyList
  readonly nodes: number
  readonly contentBytes: number
  readonly levels: number
}

export function isBinaryPropertyList(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, SIGNATURE.length)).toString('latin1') === SIGNATURE
}

/**
 * Reads a `bplist00` (layout: apple-oss-distributions/CF, CFBinaryPList.c). Each object is decoded
 * once however often it is referred to, so time is bounded by the file's size: npm's `plist` decodes it each
 * time, and 114 bytes (ten arrays, each holding the next six times) take it 1.7 s and 738 MB.
 *
 * @throws ActionError `malformed` with the byte offset and the rule.
 */
export function readBinaryPropertyList(bytes: Uint8Array): PropertyList {
  const table = new ObjectTable(bytes)
  return new ObjectReader(table).read(table.trailer.topObject, 1).value
}

class ObjectReader {
  readonly #table: ObjectTable
  readonly #done = new Map<number, Weighed>()
  readonly #open = new Set<number>()

  constructor(table: ObjectTable) {
    this.#table = table
  }

  read(index: number, level: number): Weighed {
    const known = this.#done.get(index)
    if (known !== undefined) return known
    const at = this.#table.offsetOf(index)
    if (this.#open.has(index)) throw malformed(at, `object ${index} contains itself`)
    if (level > DEEPEST_LEVEL) throw tooDeep(at)
    this.#open.add(index)
    const weighed = this.#decode(at, level)
    this.#open.delete(index)
    this.#done.set(index, weighed)
    return weighed
  }

  #decode(at: number, level: number): Weighed {
    const { referenceSize } = this.#table.trailer
    switch (this.#table.marker(at) >> 4) {
      case 0x8:
        return this.#uid(at)
      case 0xa:
        return this.#array(this.#table.counted(at, referenceSize), level)
      case 0xd:
        return this.#dictionary(this.#table.counted(at, 2 * referenceSize), level)
      default: {
        const { value, contentBytes } = readScalar(this.#table, at)
        return { value, contentBytes, nodes: 1, levels: 1 }
      }
    }
  }

  #uid(at: number): Weighed {
    const { at: start, length } = this.#table.fixed(at, (this.#table.marker(at) & 0x0f) + 1)
    if (length > 4) throw malformed(at, `a UID of ${length} bytes`)
    const value = new Map([['CF$UID', this.#table.unsigned(start, length)]])
    return { value, nodes: 3, contentBytes: 6, levels: 2 }
  }

  #array({ at, length }: ObjectBytes, level: number): Weighed {
    const { referenceSize } = this.#table.trailer
    const elements: PropertyList[] = []
    let total: Weighed = { value: elements, nodes: 1, contentBytes: 0, levels: 1 }
    for (let entry = at; entry < at + length; entry += referenceSize) {
      const element = this.#referred(entry, level)
      elements.push(element.value)
      total = add(total, element, entry)
    }
    return total
  }

  /** All keys come first, then all values. Of a repeated key the last value counts, as in CoreFoundation's XML. */
  #dictionary({ at, length }: ObjectBytes, level: number): Weighed {
    const { referenceSize } = this.#table.trailer
    const entries = new Map<string, PropertyList>()
    let total: Weighed = { value: entries, nodes: 1, contentBytes: 0, levels: 1 }
    for (let entry = at; entry < at + length / 2; entry += referenceSize) {
      const key = this.#referred(entry, level)
      if (typeof key.value !== 'string')
        throw malformed(entry, 'a dictionary key that is no string')
      const value = this.#referred(entry + length / 2, level)
      entries.set(key.value, value.value)
      total = add(add(total, key, entry), value, entry)
    }
    return total
  }

  #referred(entry: number, level: number): Weighed {
    return this.read(this.#table.unsigned(entry, this.#table.trailer.referenceSize), level + 1)
  }
}

/** Nesting is counted here too: a shared object may be met first near the root and again far below. */
function add(whole: Weighed, part: Weighed, at: number): Weighed {
  const nodes = whole.nodes + part.nodes
  const contentBytes = whole.contentBytes + part.contentBytes
  const levels = Math.max(whole.levels, part.levels + 1)
  if (nodes > MOST_NODES)
    throw malformed(at, `more than ${MOST_NODES} values, shared ones repeated`)
  if (contentBytes > MOST_CONTENT_BYTES) {
    throw malformed(at, `more than ${MOST_CONTENT_BYTES} bytes of content, shared ones repeated`)
  }
  if (levels > DEEPEST_LEVEL) throw tooDeep(at)
  return { value: whole.value, nodes, contentBytes, levels }
}

function tooDeep(at: number): Error {
  return malformed(at, `nested more than ${DEEPEST_LEVEL} levels deep`)
}

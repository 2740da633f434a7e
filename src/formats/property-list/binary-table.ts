import { malformed, readTrailer, type Trailer } from './binary-trailer'

/** Where the content of an object lies, after its marker and length. In bytes. */
export interface ObjectBytes {
  readonly at: number
  readonly length: number
}

/** The objects of a binary property list as byte ranges, each checked to lie inside the file. */
export class ObjectTable {
  readonly trailer: Trailer
  readonly #bytes: Uint8Array
  readonly #view: DataView
  /** Objects of an honest file do not overlap, so together they never take more than its bytes. */
  #unspentBytes: number

  constructor(bytes: Uint8Array) {
    this.trailer = readTrailer(bytes)
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#unspentBytes = bytes.length
  }

  /** Where the object's marker lies. */
  offsetOf(index: number): number {
    const { objectCount, offsetTable, offsetSize } = this.trailer
    if (index >= objectCount) {
      throw malformed(offsetTable, `reference to object ${index} of ${objectCount}`)
    }
    const entry = offsetTable + index * offsetSize
    const at = this.unsigned(entry, offsetSize)
    if (at < 8 || at >= offsetTable) {
      throw malformed(entry, `object ${index} is said to lie at ${at}, outside the objects`)
    }
    return at
  }

  marker(at: number): number {
    return this.#view.getUint8(at)
  }

  /** The payload of an object whose length the marker itself says. */
  fixed(at: number, length: number): ObjectBytes {
    return this.#claim({ at: at + 1, length })
  }

  /** The low half of the marker is the count, or 0xF and the count follows as an integer object. */
  counted(at: number, unitBytes: number): ObjectBytes {
    const low = this.marker(at) & 0x0f
    if (low !== 0x0f) return this.#claim({ at: at + 1, length: low * unitBytes })
    const marker = this.marker(at + 1)
    const size = 2 ** (marker & 0x0f)
    if (marker >> 4 !== 1 || size > 8) {
      throw malformed(at + 1, 'a length that is no integer of 1 to 8 bytes')
    }
    const count = this.unsigned(at + 2, size)
    return this.#claim({ at: at + 2 + size, length: count * unitBytes })
  }

  bytes({ at, length }: ObjectBytes): Uint8Array {
    return this.#bytes.subarray(at, at + length)
  }

  view({ at, length }: ObjectBytes): DataView {
    return new DataView(this.#view.buffer, this.#view.byteOffset + at, length)
  }

  /** Big-endian, of 1 to 8 bytes; beyond 2^53 only the size of the result matters, not its last digits. */
  unsigned(at: number, size: number): number {
    let value = 0
    for (let index = at; index < at + size; index++) value = value * 256 + this.marker(index)
    return value
  }

  #claim(payload: ObjectBytes): ObjectBytes {
    const { at, length } = payload
    if (at + length > this.trailer.offsetTable) {
      throw malformed(at, `an object of ${length} bytes runs past the end of the objects`)
    }
    this.#unspentBytes -= length + 1
    if (this.#unspentBytes < 0) throw malformed(at, 'objects that overlap')
    return payload
  }
}

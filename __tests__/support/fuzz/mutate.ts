/** Numbers in [0, 2^32) that are the same for the same seed (mulberry32). */
export type Numbers = () => number

export function numbers(seed: number): Numbers {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}

/** Sizes and counts that tempt a reader: nothing, one, the edges of their types. */
const TEMPTING = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff]

type Change = (bytes: Buffer, next: Numbers) => Buffer

const CHANGES: readonly Change[] = [
  replaceByte,
  turnBit,
  tempt,
  (bytes, next) => without(bytes, ...range(bytes, next)),
  (bytes, next) => doubled(bytes, ...range(bytes, next)),
  (bytes, next) => moved(bytes, next),
  (bytes, next) => bytes.subarray(0, next() % (bytes.length + 1)),
]

/** One to four changes: a byte, a bit or a number replaced, a piece cut out, doubled or moved, the end cut off. */
export function mutated(original: Uint8Array, next: Numbers): Buffer {
  let bytes: Buffer = Buffer.from(original)
  for (let change = next() % 4; change >= 0; change--) {
    bytes = CHANGES[next() % CHANGES.length]?.(bytes, next) ?? bytes
  }
  return bytes
}

function range(bytes: Buffer, next: Numbers): readonly [start: number, end: number] {
  const start = next() % Math.max(bytes.length, 1)
  return [start, Math.min(bytes.length, start + (next() % 16))]
}

function replaceByte(bytes: Buffer, next: Numbers): Buffer {
  if (bytes.length > 0) bytes[next() % bytes.length] = next() & 0xff
  return bytes
}

function turnBit(bytes: Buffer, next: Numbers): Buffer {
  const at = next() % Math.max(bytes.length, 1)
  const byte = bytes[at]
  if (byte !== undefined) bytes[at] = byte ^ (1 << (next() % 8))
  return bytes
}

function tempt(bytes: Buffer, next: Numbers): Buffer {
  const number = TEMPTING[next() % TEMPTING.length] ?? 0
  const width = 2 ** (next() % 3)
  if (bytes.length < width) return bytes
  const at = next() % (bytes.length - width + 1)
  const value = number % 2 ** (8 * width)
  if (next() % 2 === 0) bytes.writeUIntBE(value, at, width)
  else bytes.writeUIntLE(value, at, width)
  return bytes
}

function without(bytes: Buffer, start: number, end: number): Buffer {
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)])
}

function doubled(bytes: Buffer, start: number, end: number): Buffer {
  return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)])
}

function moved(bytes: Buffer, next: Numbers): Buffer {
  const [start, end] = range(bytes, next)
  if (bytes.length > 0) bytes.copyWithin(next() % bytes.length, start, end)
  return bytes
}

/** Tags of ITU-T X.690, as they stand in the first byte. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  teletexString: 0x14,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const

/** `[n] EXPLICIT` or a constructed `[n] IMPLICIT`. */
export function contextTag(number: number): number {
  return 0xa0 + number
}

export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.of(tag), length(content.length), content])
}

/** The indefinite form of BER: the length is not said, two zero bytes end it. */
export function indefinite(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat([Buffer.of(tag, 0x80), ...parts, Buffer.of(0, 0)])
}

export function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return der(TAG.sequence, ...parts)
}

/** DER sorts the elements of a SET OF by their encoding. */
export function setOf(...parts: readonly Uint8Array[]): Uint8Array {
  return der(TAG.set, ...[...parts].sort(Buffer.compare))
}

export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return der(TAG.oid, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

/** A number that is not negative. */
export function integer(value: number | Uint8Array): Uint8Array {
  const bytes = typeof value === 'number' ? Buffer.of(value) : value
  const isSigned = (bytes[0] ?? 0) > 0x7f
  return der(TAG.integer, isSigned ? Buffer.concat([Buffer.of(0), bytes]) : bytes)
}

/** RFC 5280 section 4.1.2.5: UTCTime through 2049, then GeneralizedTime. */
export function time(date: Date): Uint8Array {
  const digits = date
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:T]/g, '')
  return date.getUTCFullYear() < 2050
    ? der(TAG.utcTime, Buffer.from(digits.slice(2)))
    : der(TAG.generalizedTime, Buffer.from(digits))
}

function length(value: number): Uint8Array {
  if (value < 0x80) return Buffer.of(value)
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  const short = bytes.subarray(bytes.findIndex(byte => byte > 0))
  return Buffer.concat([Buffer.of(0x80 + short.length), short])
}

function base128(value: number): readonly number[] {
  const digits = [value % 128]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) {
    digits.unshift(0x80 + (rest % 128))
  }
  return digits
}

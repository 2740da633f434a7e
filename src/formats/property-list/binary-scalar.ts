import type { ObjectBytes, ObjectTable } from './binary-table'
import { malformed } from './binary-trailer'

/** Seconds from 1970 to 2001-01-01T00:00:00Z, where Apple's dates start. */
const APPLE_EPOCH_SECONDS = 978_307_200

export type Scalar = string | number | bigint | boolean | Date | Uint8Array

/** A value without parts, and how many bytes its content has in the file. */
export interface SizedScalar {
  readonly value: Scalar
  readonly contentBytes: number
}

/**
 * Decodes the object at `at`, which is neither array, dictionary nor UID.
 *
 * @throws ActionError `malformed`, also for the markers that no property list of Apple's tools has:
 * null, URL, UUID, set.
 */
export function readScalar(table: ObjectTable, at: number): SizedScalar {
  const marker = table.marker(at)
  const power = 2 ** (marker & 0x0f)
  switch (marker >> 4) {
    case 0x0:
      return sized(boolean(marker, at), table.fixed(at, 0))
    case 0x1:
      return decoded(table, table.fixed(at, power), integer)
    case 0x2:
      return decoded(table, table.fixed(at, power), real)
    case 0x3:
      return decoded(table, table.fixed(at, power), date)
    case 0x4:
      return decoded(table, table.counted(at, 1), data)
    case 0x5:
      return decoded(table, table.counted(at, 1), ascii)
    case 0x6:
      return decoded(table, table.counted(at, 2), utf16)
    case 0x7:
      return decoded(table, table.counted(at, 1), utf8)
    default:
      throw malformed(at, `0x${marker.toString(16)} marks no value of a property list`)
  }
}

function sized(value: Scalar, payload: ObjectBytes): SizedScalar {
  return { value, contentBytes: payload.length }
}

type Decoder = (view: DataView, at: number) => Scalar

function decoded(table: ObjectTable, payload: ObjectBytes, decode: Decoder): SizedScalar {
  return sized(decode(table.view(payload), payload.at), payload)
}

function boolean(marker: number, at: number): boolean {
  if (marker === 0x08) return false
  if (marker === 0x09) return true
  throw malformed(at, `0x${marker.toString(16).padStart(2, '0')} is neither true nor false`)
}

/** 1, 2 and 4 bytes are unsigned, 8 and 16 are signed (CFBinaryPList.c writes large unsigned ones as 16). */
function integer(view: DataView, at: number): number | bigint {
  switch (view.byteLength) {
    case 1:
      return view.getUint8(0)
    case 2:
      return view.getUint16(0)
    case 4:
      return view.getUint32(0)
    case 8:
      return narrow(view.getBigInt64(0))
    case 16:
      return narrow((view.getBigInt64(0) << 64n) | view.getBigUint64(8))
    default:
      throw malformed(at, `an integer of ${view.byteLength} bytes`)
  }
}

function narrow(value: bigint): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

function real(view: DataView, at: number): number {
  if (view.byteLength === 4) return view.getFloat32(0)
  if (view.byteLength === 8) return view.getFloat64(0)
  throw malformed(at, `a real of ${view.byteLength} bytes`)
}

function date(view: DataView, at: number): Date {
  if (view.byteLength !== 8) throw malformed(at, `a date of ${view.byteLength} bytes`)
  const result = new Date((view.getFloat64(0) + APPLE_EPOCH_SECONDS) * 1000)
  if (Number.isNaN(result.getTime())) throw malformed(at, 'a date outside the calendar')
  return result
}

/** A copy, so that the file's bytes are not kept alive by a small piece of them. */
function data(view: DataView): Uint8Array {
  return bytesOf(view).slice()
}

function ascii(view: DataView, at: number): string {
  const bytes = bytesOf(view)
  const wrong = bytes.findIndex(byte => byte > 0x7f)
  if (wrong >= 0) throw malformed(at + wrong, 'an ASCII string with a byte above 0x7F')
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/** Half a surrogate pair becomes U+FFFD, so that all text downstream is well-formed. */
function utf16(view: DataView): string {
  return new TextDecoder('utf-16be', { ignoreBOM: true }).decode(bytesOf(view))
}

function utf8(view: DataView): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOf(view))
}

function bytesOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}

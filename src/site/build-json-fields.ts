import { type HttpsUrl, httpsUrl } from '../https-url'

/** Thrown inside a parse and caught by it: this is no record of ours. */
export class Unreadable extends Error {}

export type Fields = Readonly<Record<string, unknown>>

export function fields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unreadable()
  return Object.fromEntries(Object.entries(value))
}

export function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Unreadable()
  return value
}

export function text(value: unknown): string {
  if (typeof value !== 'string') throw new Unreadable()
  return value
}

export function matching(value: unknown, pattern: RegExp): string {
  if (!pattern.test(text(value))) throw new Unreadable()
  return text(value)
}

/** A whole number from `least` up to what a double holds exactly. */
export function count(value: unknown, least = 0): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least)
    throw new Unreadable()
  return value
}

export function flag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Unreadable()
  return value
}

export function choice<Word extends string>(
  value: unknown,
  words: Readonly<Record<Word, true>>,
): Word {
  const known = (word: string): word is Word => Object.hasOwn(words, word)
  const word = text(value)
  if (!known(word)) throw new Unreadable()
  return word
}

/** ISO 8601 as `Date.toISOString` writes it. */
export function moment(value: unknown): string {
  const date = new Date(text(value))
  if (Number.isNaN(date.getTime()) || date.toISOString() !== value) throw new Unreadable()
  return date.toISOString()
}

export function address(value: unknown): HttpsUrl {
  return httpsUrl(text(value))
}

export function optional<Value>(
  value: unknown,
  read: (value: unknown) => Value,
): Value | undefined {
  return value === undefined || value === null ? undefined : read(value)
}

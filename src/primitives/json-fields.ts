import { type HttpsUrl, httpsUrl } from './https-url'

// Readers of what others wrote: each answers the value as what it must be, or throws. Not `zod`, which would add
// 520 KB to the bundle for what is a page here.

/** Thrown inside a parse and caught by it: this is nothing of ours. */
export class Unreadable extends Error {}

export type Fields = Readonly<Record<string, unknown>>

/** The own fields of an object. */
export function fields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unreadable()
  return Object.fromEntries(Object.entries(value))
}

/** One field of whatever it is, a thrown reason for example; undefined where there is none. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

export function list<Value>(value: unknown, read: (element: unknown) => Value): readonly Value[] {
  if (!Array.isArray(value)) throw new Unreadable()
  return value.map((element: unknown) => read(element))
}

/** A list without the elements that cannot be read: a newer version may know more rules and phases. */
export function readableOf<Value>(
  value: unknown,
  read: (element: unknown) => Value,
): readonly Value[] {
  return list(value, element => attempt(element, read)).flat()
}

function attempt<Value>(element: unknown, read: (element: unknown) => Value): readonly Value[] {
  try {
    return [read(element)]
  } catch {
    return []
  }
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

export function choice<Word extends string>(value: unknown, words: readonly Word[]): Word {
  const word = words.find(candidate => candidate === value)
  if (word === undefined) throw new Unreadable()
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

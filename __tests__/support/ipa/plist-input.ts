/** What tests write into property lists: literals of the language, and what a literal cannot say. */
export type PlistInput =
  | string
  | number
  | bigint
  | boolean
  | Date
  | Uint8Array
  | Real
  | Uid
  | readonly PlistInput[]
  | ReadonlyMap<string, PlistInput>
  | { readonly [key: string]: PlistInput | undefined }

/** A real, also where the number is integral. */
export class Real {
  readonly value: number

  constructor(value: number) {
    this.value = value
  }
}

/** An object reference of a keyed archive. */
export class Uid {
  readonly value: number

  constructor(value: number) {
    this.value = value
  }
}

/** A dictionary, as a Map where the order or the name of a key matters. */
export type DictionaryInput =
  | ReadonlyMap<string, PlistInput>
  | { readonly [key: string]: PlistInput | undefined }

/** `Array.isArray` does not know readonly arrays. */
export function isArray(value: PlistInput): value is readonly PlistInput[] {
  return Array.isArray(value)
}

export function isDictionary(value: PlistInput): value is DictionaryInput {
  return (
    typeof value === 'object' &&
    !isArray(value) &&
    ![Date, Uint8Array, Real, Uid].some(kind => value instanceof kind)
  )
}

/** The entries of a dictionary; those that are undefined are left out. */
export function entriesOf(dictionary: DictionaryInput): readonly (readonly [string, PlistInput])[] {
  const entries: readonly (readonly [string, PlistInput | undefined])[] =
    dictionary instanceof Map ? [...dictionary] : Object.entries(dictionary)
  return entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]))
}

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isObject, type JsonObject } from './json'

/** Part of a file: where a value begins and ends, in bytes, and how deep it is indented. */
interface Place {
  readonly start: number
  readonly end: number
  readonly depth: number
}

/**
 * A large JSON file, printed with two spaces for each level. Its layout tells where a value lies, so only
 * what is asked for is parsed: of 13 MB a test needs some 100 kB, and each test file starts anew.
 */
export class PrintedJson {
  readonly #bytes: Buffer
  readonly #places = new Map<string, Place | undefined>()
  readonly #parsed = new Map<string, JsonObject>()

  private constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  /** @param file its name below `node_modules` */
  static open(file: string): PrintedJson {
    return new PrintedJson(readFileSync(createRequire(import.meta.url).resolve(file)))
  }

  /** The object at a path of keys; empty when there is none. */
  objectAt(...keys: readonly string[]): JsonObject {
    const name = keys.join('\n')
    const known = this.#parsed.get(name)
    if (known !== undefined) return known
    const place = this.#find(keys)
    const value: unknown = place === undefined ? {} : JSON.parse(this.#text(place))
    const object = isObject(value) ? value : {}
    this.#parsed.set(name, object)
    return object
  }

  /** The names of what an object holds, unparsed. */
  keysOf(...keys: readonly string[]): readonly string[] {
    const place = this.#find(keys)
    if (place === undefined) return []
    const lines = this.#text(place).matchAll(
      new RegExp(`^ {${2 * place.depth + 2}}"(.*?)": `, 'gm'),
    )
    return [...lines].map(([, key = '']) => key)
  }

  #text({ start, end }: Place): string {
    return this.#bytes.toString('utf8', start, end)
  }

  #find(keys: readonly string[]): Place | undefined {
    const last = keys.at(-1)
    if (last === undefined) return { start: 0, end: this.#bytes.length, depth: 0 }
    const name = keys.join('\n')
    if (!this.#places.has(name)) {
      const parent = this.#find(keys.slice(0, -1))
      this.#places.set(name, parent && this.#member(parent, last))
    }
    return this.#places.get(name)
  }

  #member(parent: Place, key: string): Place | undefined {
    const depth = parent.depth + 1
    const margin = `\n${'  '.repeat(depth)}`
    const head = `${margin}${JSON.stringify(key)}: `
    const at = this.#bytes.indexOf(head, parent.start)
    if (at < 0 || at > parent.end) return undefined
    const start = at + Buffer.byteLength(head)
    const isEmpty = this.#bytes.toString('latin1', start, start + 2) === '{}'
    const end = isEmpty ? start + 2 : this.#bytes.indexOf(`${margin}}`, start) + margin.length + 1
    return { start, end, depth }
  }
}

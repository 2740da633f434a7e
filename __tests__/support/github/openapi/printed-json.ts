import { closeSync, openSync, readSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isObject, type JsonObject } from './json'

/** A line that begins an object or a list, no deeper than three levels. */
const beginning = /\n(?<margin>(?: {2}){1,3})"(?<key>.*?)": (?=[{[])/g

/** Bytes read at a time: far more than any line has. */
const blockSize = 1_048_576

interface Member {
  readonly name: string
  readonly depth: number
  /** Offset of the value in the file. */
  readonly start: number
}

/**
 * A large JSON file, printed with two spaces for each level. Its layout tells where a value lies, so only
 * what is asked for is parsed or kept: of 13 MB a test needs some 100 kB, and each test file starts anew.
 */
export class PrintedJson {
  readonly #path: string
  readonly #members: readonly Member[]
  readonly #indexes: ReadonlyMap<string, number>
  readonly #parsed = new Map<string, JsonObject>()

  private constructor(path: string) {
    this.#path = path
    this.#members = opened(path, membersOf)
    this.#indexes = new Map(this.#members.map(({ name }, index) => [name, index]))
  }

  /** @param name of the file below `node_modules` */
  static open(name: string): PrintedJson {
    return new PrintedJson(createRequire(import.meta.url).resolve(name))
  }

  /** The object at a path of at most three keys; empty when there is none. */
  objectAt(...keys: readonly string[]): JsonObject {
    const name = keys.join('\n')
    const known = this.#parsed.get(name)
    if (known !== undefined) return known
    const index = this.#indexes.get(name)
    const value: unknown = index === undefined ? {} : JSON.parse(this.#text(index))
    const object = isObject(value) ? value : {}
    this.#parsed.set(name, object)
    return object
  }

  /** The names of what lies directly in an object. */
  keysOf(key: string): readonly string[] {
    const inside = this.#members.filter(
      ({ depth, name }) => depth === 2 && name.startsWith(`${key}\n`),
    )
    return inside.map(({ name }) => name.slice(key.length + 1))
  }

  /** Up to the line that closes it. */
  #text(index: number): string {
    const { depth, start } = this.#members[index] ?? { depth: 0, start: 0 }
    const next = this.#members.findIndex((other, at) => at > index && other.depth <= depth)
    const end = this.#members[next]?.start ?? start + blockSize
    const bytes = Buffer.alloc(end - start)
    const read = opened(this.#path, file => readSync(file, bytes, { position: start }))
    const text = bytes.toString('utf8', 0, read)
    const close = text.search(new RegExp(`\\n {${2 * depth}}["\\]}]`))
    return text.startsWith('{}') ? '{}' : text.slice(0, close + 2 * depth + 2)
  }
}

function opened<Result>(path: string, use: (file: number) => Result): Result {
  const file = openSync(path, 'r')
  try {
    return use(file)
  } finally {
    closeSync(file)
  }
}

function membersOf(file: number): readonly Member[] {
  const members: Member[] = []
  const block = Buffer.alloc(blockSize)
  const path: string[] = []
  let position = 0
  for (let read = -1; read !== 0; ) {
    read = readSync(file, block, { position })
    const text = block.toString('latin1', 0, read)
    const end = text.lastIndexOf('\n')
    if (end <= 0) break
    for (const { 0: line, groups = {}, index } of text.slice(0, end).matchAll(beginning)) {
      const depth = (groups['margin'] ?? '').length / 2
      path.splice(depth - 1, path.length, groups['key'] ?? '')
      members.push({ name: path.join('\n'), depth, start: position + index + line.length })
    }
    position += end
  }
  return members
}

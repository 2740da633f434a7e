import { ActionError } from '../../primitives/errors'
import { isBinaryPropertyList } from './binary'
import type { PropertyListDictionary } from './property-list'
import { parsePropertyListDictionary } from './read'

const SPACE = /(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\r\n]*)*/y
const TEXT = /"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)'|([\w.$/:-]+)/y
const ESCAPE = /\\(?:[Uu]([0-9A-Fa-f]{1,4})|([0-7]{1,3})|([\s\S]))/g

const CONTROLS: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
])

/**
 * Reads a `.strings` file: lines of `"key" = "value";` as people write them (CoreFoundation,
 * CFOldStylePList.c), or a property list, which Xcode makes of them. Npm's `i18n-strings-files` needs a native
 * module (`iconv`, 5.7 MB), and `strings-file` is for UTF-16.
 *
 * @throws ActionError `malformed`
 */
export function readStrings(bytes: Uint8Array): PropertyListDictionary {
  if (isBinaryPropertyList(bytes)) return parsePropertyListDictionary(bytes)
  const text = decoded(bytes)
  return /^\s*</.test(text) ? parsePropertyListDictionary(bytes) : pairsIn(text)
}

/** UTF-16 with its mark, as Xcode saved them for years, or with a NUL for every other byte; else UTF-8. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  const big = (first === 0xfe && second === 0xff) || first === 0
  const little = (first === 0xff && second === 0xfe) || second === 0
  try {
    return new TextDecoder(encodingOf(big, little), { fatal: true }).decode(bytes)
  } catch (cause) {
    throw malformed(0, 'text that is neither UTF-8 nor UTF-16', cause)
  }
}

function encodingOf(big: boolean, little: boolean): string {
  if (big) return 'utf-16be'
  return little ? 'utf-16le' : 'utf-8'
}

function pairsIn(text: string): PropertyListDictionary {
  const pairs = new Map<string, string>()
  const reader = new Reader(text)
  while (!reader.isAtEnd()) {
    const key = reader.text()
    // A key alone is its own value.
    pairs.set(key, reader.takes('=') ? reader.text() : key)
    if (!reader.takes(';')) throw malformed(reader.at, 'no semicolon')
  }
  return pairs
}

class Reader {
  readonly #source: string
  at = 0

  constructor(source: string) {
    this.#source = source
  }

  isAtEnd(): boolean {
    this.#match(SPACE)
    return this.at >= this.#source.length
  }

  takes(character: string): boolean {
    this.#match(SPACE)
    if (this.#source[this.at] !== character) return false
    this.at += 1
    return true
  }

  text(): string {
    this.#match(SPACE)
    const [found, double, single, bare] = this.#match(TEXT) ?? []
    if (found === undefined) throw malformed(this.at, 'neither a text nor a name')
    return bare ?? unescaped(double ?? single ?? '')
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.#source)
    this.at += match?.[0].length ?? 0
    return match
  }
}

function unescaped(text: string): string {
  return text.replace(ESCAPE, (_all, unicode?: string, octal?: string, other = '') => {
    if (unicode !== undefined) return String.fromCharCode(Number.parseInt(unicode, 16))
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8))
    return CONTROLS.get(other) ?? other
  })
}

function malformed(at: number, rule: string, cause?: unknown): ActionError {
  return new ActionError(`strings file: ${rule} at character ${at}`, { code: 'malformed', cause })
}

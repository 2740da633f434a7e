import { ActionError } from '../errors'
import { DEEPEST_LEVEL } from './property-list-limits'
import { checkReferences, checkText } from './property-list-xml-text'

/** Elements in one list: an app of 40,000 files has about 400,000 in its seal; reading them takes seconds. */
const MOST_ELEMENTS = 500_000

const CONTAINERS: ReadonlySet<string> = new Set(['plist', 'dict', 'array'])
const LEAVES: ReadonlySet<string> = new Set(
  'key string integer real date data true false'.split(' '),
)

/** Only `plist` carries an attribute in Apple's DTD, and only this one. */
const TAG = /<(\/?)([A-Za-z]{1,16})(\s+version\s*=\s*(?:"[^"<&]*"|'[^'<&]*'))?\s*(\/?)>/y
const DECLARATION = /^\s*<\?xml\s[^<>?]*\?>/
const DOCTYPE = /<!DOCTYPE\s+plist\b[^<>[\]]*>/y

interface Element {
  readonly name: string
  /** Elements inside it so far. */
  children: number
  /** Raw text of a leaf so far. */
  text: string
}

/**
 * Checks an XML property list before the package recurses into it: Apple's DTD (PropertyList-1.0.dtd)
 * without internal subset, so no entities of its own; bounded in depth and number of elements.
 *
 * The package takes a missing value for an empty string, `12abc` for 12 and two roots for an array,
 * and reports unknown entities on the console: refused here.
 *
 * @returns where the root element begins. What stands before it has been checked and says nothing
 * more; the package would report an odd document type on the console.
 * @throws ActionError `malformed` with the line and the rule.
 */
export function guardXml(text: string): number {
  return new Guard(text).check()
}

class Guard {
  readonly #text: string
  readonly #open: Element[] = []
  #at = 0
  #elements = 0
  #rootAt: number | undefined

  constructor(text: string) {
    this.#text = text
  }

  check(): number {
    this.#at = DECLARATION.exec(this.#text)?.[0].length ?? 0
    while (this.#at < this.#text.length) {
      const next = this.#text.indexOf('<', this.#at)
      this.#characters(next < 0 ? this.#text.length : next)
      if (next >= 0) this.#markup()
    }
    const unclosed = this.#open.at(-1)
    if (unclosed !== undefined) throw this.#malformed(`<${unclosed.name}> is not closed`)
    if (this.#rootAt === undefined) throw this.#malformed('there is no <plist>')
    return this.#rootAt
  }

  #characters(end: number): void {
    const raw = this.#text.slice(this.#at, end)
    const parent = this.#open.at(-1)
    if (parent !== undefined && LEAVES.has(parent.name)) {
      this.#obey(checkReferences(raw))
      parent.text += raw
    } else if (/\S/.test(raw)) {
      throw this.#malformed('text outside of a value')
    }
    this.#at = end
  }

  #markup(): void {
    if (this.#text.startsWith('<!--', this.#at)) this.#comment()
    else if (this.#text.startsWith('<![CDATA[', this.#at)) this.#characterData()
    else if (this.#text.startsWith('<!', this.#at)) this.#documentType()
    else this.#tag()
  }

  #comment(): void {
    const parent = this.#open.at(-1)
    if (parent !== undefined && LEAVES.has(parent.name) && parent.name !== 'string') {
      throw this.#malformed(`a comment inside <${parent.name}>`)
    }
    this.#at = this.#after('-->', 4)
  }

  #characterData(): void {
    if (this.#open.at(-1)?.name !== 'string') throw this.#malformed('CDATA outside of <string>')
    this.#at = this.#after(']]>', 9)
  }

  #documentType(): void {
    if (this.#rootAt !== undefined) throw this.#malformed('a document type after the root')
    DOCTYPE.lastIndex = this.#at
    if (!DOCTYPE.test(this.#text)) {
      throw this.#malformed('a document type other than a plain reference to the DTD of <plist>')
    }
    this.#at = DOCTYPE.lastIndex
  }

  #tag(): void {
    TAG.lastIndex = this.#at
    const [whole, slash, name = '', attribute, empty] = TAG.exec(this.#text) ?? []
    if (whole === undefined) throw this.#malformed('markup that is no tag of a property list')
    if (attribute !== undefined && (name !== 'plist' || slash !== '')) {
      throw this.#malformed(`<${name}> with an attribute`)
    }
    if (slash === '') this.#opened(name)
    if (slash !== '' || empty !== '') this.#closed(name)
    this.#at += whole.length
  }

  #opened(name: string): void {
    if (!CONTAINERS.has(name) && !LEAVES.has(name)) throw this.#malformed(`unknown tag <${name}>`)
    if (++this.#elements > MOST_ELEMENTS)
      throw this.#malformed(`more than ${MOST_ELEMENTS} elements`)
    if (this.#open.length > DEEPEST_LEVEL) {
      throw this.#malformed(`nested more than ${DEEPEST_LEVEL} levels deep`)
    }
    this.#place(name, this.#open.at(-1))
    this.#open.push({ name, children: 0, text: '' })
  }

  #place(name: string, parent: Element | undefined): void {
    if ((name === 'plist') !== (parent === undefined))
      throw this.#malformed('<plist> is the root, once')
    if (parent === undefined) {
      if (this.#rootAt !== undefined) throw this.#malformed('a second root')
      this.#rootAt = this.#at
      return
    }
    if (LEAVES.has(parent.name)) throw this.#malformed(`<${name}> inside <${parent.name}>`)
    const isKeyTurn = parent.name === 'dict' && parent.children % 2 === 0
    if ((name === 'key') !== isKeyTurn) throw this.#malformed('keys and values do not alternate')
    parent.children++
  }

  #closed(name: string): void {
    const element = this.#open.pop()
    if (element?.name !== name)
      throw this.#malformed(`</${name}> does not close <${element?.name}>`)
    if (name === 'dict' && element.children % 2 === 1)
      throw this.#malformed('a key without a value')
    if (name === 'plist' && element.children !== 1) {
      throw this.#malformed(`${element.children} values in <plist>, not one`)
    }
    this.#obey(checkText(name, element.text))
  }

  #after(end: string, skip: number): number {
    const at = this.#text.indexOf(end, this.#at + skip)
    if (at < 0) throw this.#malformed(`no ${end} to the end of the file`)
    return at + end.length
  }

  #obey(brokenRule: string | undefined): void {
    if (brokenRule !== undefined) throw this.#malformed(brokenRule)
  }

  #malformed(rule: string): ActionError {
    const line = this.#text.slice(0, this.#at).split('\n').length
    return new ActionError(`XML property list, line ${line}: ${rule}`, { code: 'malformed' })
  }
}

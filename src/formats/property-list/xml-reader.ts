import { ActionError } from '../../primitives/errors'
import { DEEPEST_LEVEL } from './limits'
import type { PropertyList, TakeEntry, Takers } from './property-list'
import { addTo, type Element, elementNamed, isKnown, keyIn, onlyValue } from './xml-element'
import { checkReferences, checkText, oneLineEnd, resolved } from './xml-text'

/** Elements in one list: an app of 40,000 files has about 400,000 in its seal. */
const MOST_ELEMENTS = 500_000

/** Only `plist` carries an attribute in Apple's DTD, and only this one. */
const TAG = /<(\/?)([A-Za-z]{1,16})(\s+version\s*=\s*(?:"[^"<&]*"|'[^'<&]*'))?\s*(\/?)>/y
const DECLARATION = /^\s*<\?xml\s[^<>?]*\?>/
const DOCTYPE = /<!DOCTYPE\s+plist\b[^<>[\]]*>/y

/**
 * Reads an XML property list: Apple's DTD (PropertyList-1.0.dtd) without internal subset, so no entities of
 * its own; bounded in depth and number of elements. Npm's `plist` is ten times slower on the seal of a large
 * app, overflows the stack on deep lists, takes a missing value for an empty string, `12abc` for 12 and two
 * roots for an array.
 *
 * @throws ActionError `malformed` with the line and the rule.
 */
export function readXmlText(text: string, takers: Takers): PropertyList {
  return new Reader(text, takers).read()
}

class Reader {
  readonly #text: string
  readonly #takers: Takers
  readonly #open: Element[] = []
  #at = 0
  #elements = 0
  #root: Element | undefined

  constructor(text: string, takers: Takers) {
    this.#text = text
    this.#takers = takers
  }

  read(): PropertyList {
    this.#at = DECLARATION.exec(this.#text)?.[0].length ?? 0
    while (this.#at < this.#text.length) {
      const next = this.#text.indexOf('<', this.#at)
      this.#characters(next < 0 ? this.#text.length : next)
      if (next >= 0) this.#markup()
    }
    const unclosed = this.#open.at(-1)
    if (unclosed !== undefined) throw this.#malformed(`<${unclosed.name}> is not closed`)
    const value = this.#root && onlyValue(this.#root)
    if (value === undefined) throw this.#malformed('there is no <plist>')
    return value
  }

  #characters(end: number): void {
    if (end === this.#at) return
    const raw = this.#text.slice(this.#at, end)
    const parent = this.#open.at(-1)
    if (parent !== undefined && parent.content === undefined) {
      this.#obey(checkReferences(raw))
      parent.raw += raw
      parent.text += resolved(raw)
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
    if (parent !== undefined && !parent.content && parent.name !== 'string') {
      throw this.#malformed(`a comment inside <${parent.name}>`)
    }
    this.#at = this.#after('-->', 4)
  }

  #characterData(): void {
    const parent = this.#open.at(-1)
    if (parent?.name !== 'string') throw this.#malformed('CDATA outside of <string>')
    const end = this.#after(']]>', 9)
    parent.text += oneLineEnd(this.#text.slice(this.#at + 9, end - 3))
    this.#at = end
  }

  #documentType(): void {
    if (this.#root !== undefined) throw this.#malformed('a document type after the root')
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
    if (!isKnown(name)) throw this.#malformed(`unknown tag <${name}>`)
    if (++this.#elements > MOST_ELEMENTS)
      throw this.#malformed(`more than ${MOST_ELEMENTS} elements`)
    if (this.#open.length > DEEPEST_LEVEL) {
      throw this.#malformed(`nested more than ${DEEPEST_LEVEL} levels deep`)
    }
    const element = elementNamed(name, name === 'dict' ? this.#taker() : undefined)
    this.#place(element, this.#open.at(-1))
    this.#open.push(element)
  }

  /** Of a dictionary that opens directly inside the root dictionary. */
  #taker(): TakeEntry | undefined {
    return this.#open.length === 2 ? this.#takers.get(keyIn(this.#open[1]) ?? '')?.() : undefined
  }

  #place(element: Element, parent: Element | undefined): void {
    const { name } = element
    if ((name === 'plist') !== (parent === undefined))
      throw this.#malformed('<plist> is the root, once')
    if (parent === undefined) {
      if (this.#root !== undefined) throw this.#malformed('a second root')
      this.#root = element
      return
    }
    if (parent.content === undefined) throw this.#malformed(`<${name}> inside <${parent.name}>`)
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
    this.#obey(checkText(name, element.raw))
    const parent = this.#open.at(-1)
    if (parent) addTo(parent, element)
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

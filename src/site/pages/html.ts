import { visible } from '../../primitives/plain-text'

/** Markup that is safe to send: made only by the `html` tag and by `ownCode`. */
export class Html {
  readonly #markup: string

  /** Not for use outside this file: text given here is not escaped. */
  constructor(markup: string) {
    this.#markup = markup
  }

  toString(): string {
    return this.#markup
  }
}

/** `undefined` and the empty list leave nothing behind. */
export type HtmlValue = string | number | Html | undefined | readonly HtmlValue[]

/**
 * Template tag: every value is escaped for text and for quoted attributes, nested `Html` stays as it is.
 *
 * @throws Error when a value stands in an unquoted attribute, where no escaping would be enough.
 */
export function html(pieces: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const markup = values.reduce<string>((text, value, index) => {
    if (text.endsWith('=')) throw new Error(`unquoted attribute before value ${index}`)
    return text + markupOf(value) + (pieces[index + 1] ?? '')
  }, pieces[0] ?? '')
  return new Html(markup)
}

function markupOf(value: HtmlValue): string {
  if (value === undefined) return ''
  if (value instanceof Html) return value.toString()
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return escapeHtml(value)
  return value.map(markupOf).join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Escapes for HTML text and quoted attribute values. Characters that HTML forbids become U+FFFD; those
 * that hide or reorder others go, since a branch may be called so that a page reads as another.
 */
export function escapeHtml(text: string): string {
  return visible(text)
    .replace(/[&<>"']/g, character => entities[character] ?? '')
    .replace(forbiddenCharacters, '\uFFFD')
}

/** Control characters other than white space (HTML, section 13.1.4). */
const forbiddenCharacters = /[^\P{Cc}\t\n\r]/gu

/** Style, script and their policy as they are, unescaped. Only for constants of this project. */
export function ownCode(constant: string): Html {
  if (/<\/|<!--/.test(constant)) throw new Error('code would end its own element')
  return new Html(constant)
}

/** A whole document as the bytes to serve. */
export function htmlBytes(document: Html): Uint8Array {
  return new TextEncoder().encode(document.toString())
}

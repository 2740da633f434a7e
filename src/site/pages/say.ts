import { en } from '../languages/en'
import type { Placeholder, Plural, TextKey } from '../languages/language'
import { type Html, type HtmlValue, html } from './html'

/** What stands where a text has its braces; `count` chooses among the plural's texts. */
export type Values<Key extends TextKey> = { readonly [Name in Placeholder<Key>]: HtmlValue }

/**
 * A text of the pages in an element of its own, in English. `data-t` names it for the script, which puts
 * another language in; the values stay elements as they are, so that no untrusted text is ever parsed.
 *
 * @param element a tag with classes, such as `p.quiet`
 */
export function say<Key extends TextKey>(
  element: string,
  key: Key,
  ...[values]: [Placeholder<Key>] extends [never] ? [] : [values: Values<Key>]
): Html {
  const [tag = 'span', ...classes] = element.split('.')
  const given = new Map<string, HtmlValue>(Object.entries(values ?? {}))
  const count = given.get('count')
  const names = classes.length === 0 ? undefined : html` class="${classes.join(' ')}"`
  const number = typeof count === 'number' ? html` data-n="${count}"` : undefined
  const inner = textOf(key, count).split(/\{([a-z]+)\}/i)
  return html`<${tag}${names} data-t="${key}"${number}>${inner.map((part, index) =>
    index % 2 === 0 ? part : slot(part, given.get(part)),
  )}</${tag}>`
}

/** An attribute that people read. */
export function label(attribute: 'alt' | 'aria-label', key: TextKey): Html {
  return html`${attribute}="${textOf(key, undefined)}" data-l="${attribute} ${key}"`
}

function textOf(key: TextKey, count: HtmlValue): string {
  const message: string | Plural = en[key]
  if (typeof message === 'string') return message
  return (count === 1 ? message.one : undefined) ?? message.other
}

function slot(name: string, value: HtmlValue): Html {
  if (value === undefined) throw new Error(`no value for {${name}}`)
  return html`<bdi data-p="${name}">${value}</bdi>`
}

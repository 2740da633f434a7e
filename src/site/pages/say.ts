import { en } from '../languages/en'
import type { Placeholder, Plural, TextKey, Texts } from '../languages/language'
import { type Html, type HtmlValue, html } from './html'

/** What stands where a text has its braces; `count` chooses among the plural's texts. */
export type Values<All extends Texts, Key extends keyof All> = {
  readonly [Name in Placeholder<All, Key>]: HtmlValue
}

type Say<All extends Texts> = <Key extends keyof All & string>(
  element: string,
  key: Key,
  ...values: [Placeholder<All, Key>] extends [never] ? [] : [values: Values<All, Key>]
) => Html

/**
 * A text of the pages in an element of its own, in English. `data-t` names it for the script, which puts
 * another language in; the values stay elements as they are, so that no untrusted text is ever parsed.
 *
 * @param element a tag with classes, such as `p.quiet`
 */
export const say = sayer(en)

/** `say` for pages that have texts of their own. */
export function sayer<All extends Texts>(texts: All): Say<All> {
  return (element, key, ...[values]) => {
    const [tag = 'span', ...classes] = element.split('.')
    const given = new Map<string, HtmlValue>(Object.entries(values ?? {}))
    const count = given.get('count')
    const names = classes.length === 0 ? undefined : html` class="${classes.join(' ')}"`
    const number = typeof count === 'number' ? html` data-n="${count}"` : undefined
    const inner = textOf(texts[key], count).split(/\{([a-z]+)\}/i)
    return html`<${tag}${names} data-t="${key}"${number}>${inner.map((part, index) =>
      index % 2 === 0 ? part : slot(part, given.get(part)),
    )}</${tag}>`
  }
}

/** An attribute that people read. */
export function label(attribute: 'alt' | 'aria-label', key: TextKey): Html {
  return html`${attribute}="${textOf(en[key], undefined)}" data-l="${attribute} ${key}"`
}

function textOf(message: string | Plural | undefined, count: HtmlValue): string {
  if (message === undefined) throw new Error('no such text')
  if (typeof message === 'string') return message
  return (count === 1 ? message.one : undefined) ?? message.other
}

function slot(name: string, value: HtmlValue): Html {
  if (value === undefined) throw new Error(`no value for {${name}}`)
  return html`<bdi data-p="${name}">${value}</bdi>`
}

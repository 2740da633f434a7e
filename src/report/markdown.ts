import type { HttpsUrl } from '../primitives/https-url'
import { linesOf, oneLine } from '../primitives/plain-text'

/**
 * Text that is safe to post: GitHub flavoured Markdown made by the functions of this file. Everything
 * from outside goes in through `md`, `code`, `lines` or `link`, which escape; there is no other way.
 */
export class Markdown {
  readonly #text: string

  /** Not for use outside this file: text given here is not escaped. */
  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

/** Markdown that this project wrote itself, for example a recipe. Never for text from outside. */
export function ownMarkdown(constant: string): Markdown {
  return new Markdown(constant)
}

export type MarkdownValue = string | number | Markdown

/**
 * Template tag: strings become plain text on one line wherever they stand: paragraph, list, heading,
 * table cell, HTML element or quoted attribute. Nested `Markdown` stays as it is.
 */
export function md(pieces: TemplateStringsArray, ...values: readonly MarkdownValue[]): Markdown {
  const text = values.reduce<string>(
    (before, value, index) => before + textOf(value) + (pieces[index + 1] ?? ''),
    pieces[0] ?? '',
  )
  return new Markdown(text)
}

function textOf(value: MarkdownValue): string {
  return typeof value === 'string' ? escapeText(value) : String(value)
}

/**
 * An identifier, to be copied: it gets no invisible characters unless it looks like a link. For a whole
 * address there is {@link codedAddress}.
 */
export function code(text: string): Markdown {
  return new Markdown(isolated(`<code>${entities(withoutLinks(oneLine(text)))}</code>`))
}

/** Text of several lines, line by line. */
export function lines(text: string): Markdown {
  return new Markdown(linesOf(text).map(escapeText).join('<br>'))
}

/** Deepest indentation that is kept, in spaces: YAML of a hint needs a few. */
const DEEPEST = 20

/** Text to be copied as it is, indentation included. */
export function preformatted(text: string): Markdown {
  const rows = text.split('\n').map(row => {
    const depth = Math.min(DEEPEST, row.length - row.trimStart().length)
    return ' '.repeat(depth) + entities(withoutLinks(oneLine(row)))
  })
  return new Markdown(`<pre>${rows.filter(row => row.trim() !== '').join('\n')}</pre>`)
}

/** Works inside HTML blocks too, where Markdown's own notation does not. */
export function link(label: MarkdownValue, url: HttpsUrl): Markdown {
  return new Markdown(`<a href="${address(url)}">${textOf(label)}</a>`)
}

/** In Markdown's own notation, for the first line: chats and mails show it as it is written. */
export function plainLink(label: MarkdownValue, url: HttpsUrl): Markdown {
  return new Markdown(`[${textOf(label)}](${address(url)})`)
}

/**
 * An address that shows itself, to be copied. Inside brackets the parser makes no link of its own, so
 * the text needs no invisible characters. Not for use inside HTML blocks.
 */
export function shownAddress(url: HttpsUrl): Markdown {
  return new Markdown(`[${entities(url)}](${address(url)})`)
}

/** The same for HTML blocks: a character reference keeps the parser from a second link inside the first. */
export function linkedAddress(url: HttpsUrl): Markdown {
  return new Markdown(`<a href="${address(url)}">${entities(url).replace(':', '&#58;')}</a>`)
}

/** Nothing that could end a code span, begin a cell or hide where an address leads. */
const plainAddress = /^https:\/\/[\w.~:/?#=&%+-]+$/

/**
 * An address that may be anybody's, to be copied: in a code span GitHub makes no link (GFM 0.29, section
 * 6.9), and it needs no invisible characters. Not for use inside HTML blocks.
 */
export function codedAddress(text: string): Markdown {
  return plainAddress.test(text) ? new Markdown(`\`${text}\``) : md`${text}`
}

export interface Picture {
  readonly url: HttpsUrl
  readonly alternative: MarkdownValue
  /** CSS pixels. Without a height the picture keeps its form where a phone has less room. */
  readonly width: number
  /** In the middle of its line, where it would stand on it and push it down. GitHub leaves no style attribute. */
  readonly align?: 'absmiddle'
}

export function picture({ url, alternative, width, align }: Picture): Markdown {
  const place = align === undefined ? '' : ` align="${align}"`
  return new Markdown(
    `<img src="${address(url)}" width="${width}"${place} alt="${textOf(alternative)}">`,
  )
}

/** A folded part. Markdown works inside because of the empty lines. */
export function folded(title: MarkdownValue, content: Markdown): Markdown {
  return md`<details><summary>${title}</summary>\n\n${content}\n\n</details>`
}

/** Empty parts are left out. */
export function joined(parts: readonly Markdown[], separator: string): Markdown {
  return new Markdown(
    parts
      .map(String)
      .filter(text => text !== '')
      .join(separator),
  )
}

/** U+200B. GitHub's own bots break mentions the same way. */
const BREAK = '\u200B'

/**
 * Character references are understood by Markdown and by HTML alike and never open a structure
 * (CommonMark 0.31, section 2.5), so one escaping serves text, cells and attributes.
 */
function escapeText(text: string): string {
  return isolated(entities(withoutReferences(withoutLinks(withoutListMark(oneLine(text))))))
}

/** Blocks of the scripts that run from right to left (Unicode, `Bidi_Class` R and AL). */
const rightToLeft =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

/**
 * An Arabic or Hebrew word would pull the numbers and marks beside it to its other side. GitHub takes
 * `<bdi>` out, so the isolates are characters: FSI and PDI (Unicode UAX9, section 2.4.2).
 */
function isolated(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text
}

const structural = /[&<>"'`*_~[\]|\\$#@\u200B]/g

function entities(text: string): string {
  return text
    .replace(structural, character => `&#${character.charCodeAt(0)};`)
    .replace(/^[-+=]/, character => `&#${character.charCodeAt(0)};`)
}

/** `1.` and `1)` at the start of a line would begin a list. */
function withoutListMark(text: string): string {
  return text.replace(/^(\d{1,9})(?=[.)](?:\s|$))/, `$1${BREAK}`)
}

/**
 * What GitHub links in finished text, where escaping no longer counts: mentions, mail addresses, web
 * addresses (GFM 0.29, section 6.9), and `:names:` of emoji.
 */
function withoutLinks(text: string): string {
  return text
    .replace(/@(?=\S)/g, `@${BREAK}`)
    .replace(/:(?=\/\/)/g, `:${BREAK}`)
    .replace(/www(?=\.)/gi, `$&${BREAK}`)
    .replace(/:(?=[\w+-]+:)/g, `:${BREAK}`)
}

/** Issues, advisories and commits (GitHub Docs, «Autolinked references and URLs»). */
function withoutReferences(text: string): string {
  return text
    .replace(/#(?=\w)/g, `#${BREAK}`)
    .replace(/\b(?:GH-(?=\d)|(?:GHSA|CVE)-(?=\w))/gi, `$&${BREAK}`)
    .replace(commitLike, hash => hash.replace(/.{6}(?=.)/g, `$&${BREAK}`))
}

/** Only digits is a build number more often than a commit, and people copy it: left alone. */
const commitLike = /(?<!\w)(?=\d*[a-f])[0-9a-f]{7,64}(?!\w)/gi

/** Normalised addresses may still hold quotes and, in their query, `&`. */
function address(url: HttpsUrl): string {
  return url.replace(/['"<>`\\|*~[\]()]/g, encodeURIComponentStrictly).replace(/&/g, '&amp;')
}

function encodeURIComponentStrictly(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}

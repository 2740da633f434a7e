import { expect } from '@jest/globals'
import type { ActionRun } from '../support/run-action'
import { readMarkup } from './markup'

/** Lines that the runner would obey, by name; it trims before it looks. */
export function commandsIn({ stdout }: Pick<ActionRun, 'stdout'>): readonly string[] {
  return stdout.split(/[\r\n]/).flatMap(line => /^\s*::([a-z-]+)/.exec(line)?.[1] ?? [])
}

/** Posted Markdown: the elements that it usually has, the text readable, and nothing that GitHub acts on. */
export function expectInert(
  markdown: string,
  { usual, shown }: { readonly usual: string; readonly shown: string },
): void {
  expect(elementsOf(markdown)).toEqual(elementsOf(usual))
  expect(readableIn(markdown)).toContain(shown.slice(0, 40))
  expect(activeIn(markdown)).toBeUndefined()
}

/** What people read, without the characters that nobody sees. */
export function readableIn(markdown: string): string {
  return readMarkup(markdown).text.replaceAll('\u200B', '')
}

/** Line breaks aside: texts differ in their lines. */
function elementsOf(markdown: string): readonly string[] {
  return readMarkup(markdown).skeleton.filter(name => name !== 'br')
}

/** Mentions, references, links, pictures, emoji and code that a hostile text would bring. */
const active = /@[A-Za-z]|(?<!\w)#\d|:\/\/e|www\.|!\[|\]\((?:x|http:)|:tada:|`|^- \[ \]/m

/**
 * The first thing in it that GitHub would act on. A character reference opens no structure (CommonMark
 * 0.31, section 2.5), so references are taken out before the search.
 */
export function activeIn(markdown: string): string | undefined {
  return active.exec(markdown.replace(/&#?\w+;/g, '·'))?.[0]
}

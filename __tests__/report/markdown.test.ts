import { describe, expect, it } from '@jest/globals'
import { httpsUrl } from '../../src/primitives/https-url'
import {
  code,
  folded,
  joined,
  lines,
  link,
  md,
  picture,
  preformatted,
  shownAddress,
} from '../../src/report/markdown'
import { hostile } from './examples'

/** What a reader sees: character references decoded, tags gone. */
function seen(markdown: unknown): string {
  return String(markdown)
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, number: string) => String.fromCharCode(Number(number)))
    .replace(/&amp;/g, '&')
}

/** What GitHub looks for in finished text: mentions, references, commits, addresses, emoji. */
const linked = [
  /@[A-Za-z0-9]/,
  /#\d/,
  /\bgh-\d/i,
  /\b(ghsa|cve)-\w/i,
  /(^|\W)(?=\d*[a-f])[0-9a-f]{7,40}($|\W)/i,
  /\bwww\./i,
  /:\/\//,
  /:[\w+-]+:/,
]

describe('text in Markdown', () => {
  it.each(hostile.split('\n').filter(line => line !== ''))('leaves nothing active in %j', text => {
    const markdown = String(md`${text}`)
    expect(markdown.replace(/&#\d+;/g, '')).not.toMatch(/[&<>"'`*_~[\]|\\$#@\n\r]/)
    for (const pattern of linked) expect(seen(markdown)).not.toMatch(pattern)
  })

  it('shows what was written', () => {
    const title = `A&B <"Ünï"> 'x' ✓ | 100% _very_ [good] \\o/ 网页传值`
    expect(seen(md`${title}`)).toBe(title)
  })

  it.each([
    '# a',
    '- a',
    '+ a',
    '* a',
    '> a',
    '1. a',
    '1) a',
    '=== ',
    '---',
    '    a',
    '| a |',
    '```',
  ])('begins no structure with %j', text => {
    expect(String(md`${text}`)).not.toMatch(/^(#|[-+*>=|`]|\d+[.)]|\s{4})/)
  })

  it('keeps versions and identifiers as they are, to be found and copied', () => {
    expect(String(md`${'1.2.3'} ${'com.example.app-two'} ${'20261122'} ${'(57)'}`)).toBe(
      '1.2.3 com.example.app-two 20261122 (57)',
    )
    expect(String(code('57-1f2e3d4c'))).toBe('<code>57-1f2e3d4c</code>')
    expect(String(md`${'gh-pages, gh-1'}`)).toBe('gh-pages, gh-&#8203;1')
  })

  it('escapes inside code as well, where links of the parser would still be made', () => {
    const text = String(code('www.evil.example a@evil.example http://e `</code>'))
    expect(seen(text)).not.toMatch(/www\.|@e|:\/\//)
    expect(text).not.toMatch(/`|<\/code>.+/)
  })

  it('does not escape twice', () => {
    expect(String(md`${md`${'a & b'}`}`)).toBe('a &#38; b')
  })

  it('does its work in time that grows with the text', () => {
    for (const piece of ['@', ':a', 'www.', '#1', 'a1', '1', '`', '<!--', 'GH-'])
      expect(String(md`${piece.repeat(30_000)}`).length).toBeGreaterThanOrEqual(30_000)
  })
})

describe('parts', () => {
  const url = httpsUrl(`https://e.example/a'b(c)/?x=1&copy;=2#"q"`)

  it('keeps an address inside its attribute', () => {
    expect(String(link('a"b', url))).toBe(
      '<a href="https://e.example/a%27b%28c%29/?x=1&amp;copy;=2#%22q%22">a&#34;b</a>',
    )
  })

  it('shows an address as it is, inside its brackets', () => {
    expect(String(shownAddress(url))).toBe(
      `[https://e.example/a&#39;b(c)/?x=1&#38;copy;=2&#35;%22q%22](https://e.example/a%27b%28c%29/?x=1&amp;copy;=2#%22q%22)`,
    )
  })

  it('keeps a text inside its attribute', () => {
    const text = String(picture({ url, alternative: '"><script>\n\n', width: 10 }))
    expect(text).toMatch(/^<img src="[^"<>]*" width="10" alt="[^"<>\n]*">$/)
  })

  it('writes lines as lines of one paragraph', () => {
    expect(String(lines('a\n- b\n\n# c'))).toBe('a<br>&#45; b<br><br>&#35; c')
  })

  it('keeps the indentation of what is to be copied', () => {
    expect(String(preformatted('permissions:\n  contents: write\n</pre>'))).toBe(
      '<pre>permissions:\n  contents: write\n&#60;/pre&#62;</pre>',
    )
  })

  it('leaves out empty parts', () => {
    expect(String(joined([md`a`, md``, md`b`], ', '))).toBe('a, b')
    expect(String(folded('T', md`x`))).toBe('<details><summary>T</summary>\n\nx\n\n</details>')
  })
})

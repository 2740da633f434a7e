import { describe, expect, it } from '@jest/globals'
import { escapeHtml, html, htmlBytes, ownCode } from '../../../src/site/pages/html'

describe('html', () => {
  it('escapes text and attribute values', () => {
    const hostile = `<b a="1" b='2'>&amp;`
    expect(html`<p title="${hostile}">${hostile}</p>`.toString()).toBe(
      '<p title="&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;">&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;</p>',
    )
  })

  it('keeps nested markup, joins lists, leaves out what is undefined', () => {
    const items = ['a<', 'b'].map(item => html`<li>${item}</li>`)
    expect(html`<ul>${items}</ul>${undefined}${7}${[]}`.toString()).toBe(
      '<ul><li>a&lt;</li><li>b</li></ul>7',
    )
  })

  it('escapes what only looks like markup of ours', () => {
    const pretender = { toString: () => '<b>' }.toString()
    expect(html`${pretender}`.toString()).toBe('&lt;b&gt;')
  })

  it('refuses a value in an unquoted attribute', () => {
    expect(() => html`<p title=${'x'}>`).toThrow('unquoted')
  })

  it('replaces characters that HTML forbids and keeps line breaks', () => {
    expect(escapeHtml('a\u0000\u001B\u0085b\n\tc')).toBe('a\uFFFD\uFFFD\uFFFDb\n\tc')
  })

  it('refuses code that would end its own element', () => {
    expect(() => ownCode('"</script>"')).toThrow('end')
    expect(ownCode('a < b && c > d').toString()).toBe('a < b && c > d')
  })

  it('is sent as UTF-8', () => {
    expect(new TextDecoder().decode(htmlBytes(html`${'网 ✓'}`))).toBe('网 ✓')
  })

  it('leaves out what reorders or hides text, and keeps emoji and lines', () => {
    const shown = (text: string): string => String(html`<p>${text}</p>`)
    expect(shown('feature/\u202Egpj.exe\u202C \u2066x\u2069\u200B')).toBe(
      '<p>feature/gpj.exe x</p>',
    )
    expect(shown('👩‍👩‍👧\nأحمد')).toBe('<p>👩‍👩‍👧\nأحمد</p>')
  })
})
